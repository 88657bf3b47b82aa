package chirpy

import "strings"

// A locale has the theme's words in one language.
type locale struct {
	posted, updated, by      string
	words, minutes, readTime string
	copied                   string
	license                  [2]string // before and after the name of the licence
	date                     string    // layout of package time
	dayjs                    string    // the same for the theme's script
	embeds                   map[string]string
}

var english = locale{
	posted: "Posted", updated: "Updated", by: "By",
	words: "words", minutes: "min", readTime: " read",
	copied:  "Copied!",
	license: [2]string{"This post is licensed under ", " by the author."},
	date:    "Jan _2, 2006", dayjs: "ll",
	embeds: map[string]string{
		"youtube": "YouTube", "twitch": "Twitch", "bilibili": "Bilibili", "spotify": "Spotify",
		"video": "Video", "audio": "Audio", "mermaid": "Mermaid diagram",
	},
}

var korean = locale{
	posted: "게시", updated: "업데이트", by: "By",
	words: "단어", minutes: "분", readTime: "읽는 시간", // the theme has a space only if there is one word
	copied:  "복사되었습니다!",
	license: [2]string{"이 기사는 저작권자의 ", " 라이센스를 따릅니다."},
	date:    "2006/01/02", dayjs: "YYYY/MM/DD",
	embeds: map[string]string{
		"youtube": "YouTube", "twitch": "Twitch", "bilibili": "Bilibili", "spotify": "Spotify",
		"video": "동영상", "audio": "오디오", "mermaid": "Mermaid 다이어그램",
	},
}

// words returns the locale of the site's language.
func (s Site) words() *locale {
	if strings.HasPrefix(s.Lang, "ko") {
		return &korean
	}
	return &english
}
