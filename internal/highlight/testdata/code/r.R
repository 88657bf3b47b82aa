# 자료 읽기
library(dplyr)
#' 평균을 구한다
#' @param x 숫자
mean_by <- function(x, na.rm = TRUE, ...) {
  if (is.null(x) || length(x) == 0) return(NA_real_)
  total <- sum(x[!is.na(x)]) / length(x)
  for (i in seq_along(x)) { next }
  while (FALSE) break
  total
}

df <- data.frame(이름 = c("김", '이'), score = c(90L, 8.5e1), stringsAsFactors = F)
df %>% filter(score > 80 & score <= 100) %>% mutate(grade = ifelse(score >= 90, "A", "B")) |> print()
x <- 0xFF; y = -1.5; z <<- 3i
m <- matrix(1:6, nrow = 2) %*% t(matrix(letters[1:6]))
model <- lm(y ~ x + I(x^2), data = df)
plot(df$score, main = "점수 \"분포\"\n", col = `my color`)
lst[["key"]]$value@slot <- list(a = Inf, b = NaN, NULL)
sapply(1:10, function(i) i %% 2 == 0)
repeat { break }
paste0("a", 'b', sep = "")
