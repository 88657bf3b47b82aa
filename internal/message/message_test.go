package message

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/edit"
)

func TestBothLanguagesHaveTheSameTexts(t *testing.T) {
	places := regexp.MustCompile(`\{\w+\}`)
	en, ko := All()["en"], All()["ko"]
	for key, text := range en {
		require.ElementsMatch(t, places.FindAllString(text, -1), places.FindAllString(ko[key], -1), key)
	}
	require.Len(t, ko, len(en))
}

func TestTextOfADetail(t *testing.T) {
	en := All()["en"]
	require.Equal(t, "The date x is not valid, so the site does not build. The fix sets the current time.",
		en.Text(edit.Problem{Rule: "date-unreadable", Detail: "x"}))
	require.Equal(t, "The date is not valid, so the site does not build. Write it as 2026-01-31 09:00:00 +0900.",
		en.Text(edit.Problem{Rule: "date-unreadable"}))
	require.Contains(t, en.Text(edit.Problem{Rule: "front-matter-tab"}), "Jekyll ignores all front matter")
}
