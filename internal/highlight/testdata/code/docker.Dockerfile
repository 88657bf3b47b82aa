# 빌드 단계
ARG GO_VERSION=1.26
FROM golang:${GO_VERSION}-alpine AS build
LABEL maintainer="홍길동 <me@example.com>"
WORKDIR /src
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg \
    apk add --no-cache git && \
    go mod download # 받기
COPY . .
ENV CGO_ENABLED=0 NAME="한글 이름"
RUN go build -o /app ./cmd/app

FROM scratch
COPY --from=build /app /app
EXPOSE 8080/tcp
USER 1000:1000
VOLUME ["/data"]
HEALTHCHECK --interval=30s CMD ["/app", "health"]
ONBUILD RUN echo hi
ENTRYPOINT ["/app"]
CMD ["--port", "8080"]
