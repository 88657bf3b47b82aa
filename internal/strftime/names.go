package strftime

import "time"

// nameOf returns the name for a strftime letter in a language: "ko", or English for every other
// value.
func nameOf(letter rune, now time.Time, language string) (name string, ok bool) {
	if language == "ko" {
		return koreanName(letter, now)
	}
	switch letter {
	case 'A':
		return now.Format("Monday"), true
	case 'a':
		return now.Format("Mon"), true
	case 'B':
		return now.Format("January"), true
	case 'b', 'h':
		return now.Format("Jan"), true
	case 'p', 'P':
		return now.Format("PM"), true
	}
	return "", false
}

func koreanName(letter rune, now time.Time) (name string, ok bool) {
	day := []string{"일", "월", "화", "수", "목", "금", "토"}[now.Weekday()]
	switch letter {
	case 'A':
		return day + "요일", true
	case 'a':
		return day, true
	case 'B', 'b', 'h':
		return now.Format("1월"), true
	case 'p', 'P':
		if now.Hour() < 12 {
			return "오전", true
		}
		return "오후", true
	}
	return "", false
}
