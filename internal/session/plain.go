package session

import (
	"strings"

	"daylog/internal/edit"
)

// plainRule is the rule of code that the published page colors and the preview does not: Rouge has
// a lexer for its language, and package highlight has none. The text needs no fix.
const plainRule = "code-plain"

// plainCode returns a problem for each language of langs, which are in a block of the text. start
// and end are the byte offsets of the block; its problem marks the name of the language.
func plainCode(langs []string, text string, start, end int, units *edit.Offsets) (found []Problem) {
	start = min(start, len(text))
	end = min(max(start, end), len(text))
	for _, lang := range langs {
		p := Problem{Start: start, End: start, Rule: plainRule, Detail: lang, Severity: edit.Weak}
		if i := strings.Index(text[start:end], lang); i >= 0 {
			p.Start, p.End = start+i, start+i+len(lang)
			start = p.End
		}
		p.Start, p.End = units.UTF16(p.Start), units.UTF16(p.End)
		found = append(found, p)
	}
	return found
}

// firstPlain keeps the first problem of plainRule for each language.
func firstPlain(problems []Problem) []Problem {
	seen := map[string]bool{}
	kept := problems[:0]
	for _, p := range problems {
		if p.Rule == plainRule && seen[p.Detail] {
			continue
		}
		if p.Rule == plainRule {
			seen[p.Detail] = true
		}
		kept = append(kept, p)
	}
	return kept
}
