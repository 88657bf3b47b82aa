package frontmatter

import (
	"slices"
	"strings"

	"daylog/internal/edit"
)

// setList returns the edits that make the words a field's items. Unchanged items keep their bytes.
func (m Matter) setList(f Field, words []string) []edit.Edit {
	values, isList := m.value(f.Key).([]any)
	if !isList || len(values) != len(f.Items) || len(values) == 0 || len(words) == 0 || f.Style != Flow && f.Style != Block {
		if _, isText := m.value(f.Key).(string); isText && isPlural(f.Key) && len(words) > 0 && !slices.ContainsFunc(words, hasSpace) {
			return []edit.Edit{m.put(f, scalarSource(strings.Join(words, " "), f.Style, f.inFlow))}
		}
		return []edit.Edit{m.put(f, scalarSource(words, Flow, false))}
	}
	same := func(i, j int) bool { return m.reads(f.Items[i], values[i], words[j]) }
	start := 0
	for start < len(values) && start < len(words) && same(start, start) {
		start++
	}
	end := 0 // from the end
	for end < len(values)-start && end < len(words)-start && same(len(values)-1-end, len(words)-1-end) {
		end++
	}
	old, now := f.Items[start:len(values)-end], words[start:len(words)-end]
	var edits []edit.Edit
	for i := range min(len(old), len(now)) {
		source := scalarSource(now[i], old[i].Style, f.Style == Flow)
		edits = append(edits, edit.Edit{Start: old[i].Start, End: old[i].End, New: source})
	}
	at := start + min(len(old), len(now)) // the first item after the replaced ones
	switch {
	case len(now) > len(old):
		edits = append(edits, m.addItems(f, at, now[len(old):]))
	case len(old) > len(now):
		edits = append(edits, m.dropItems(f, at, at+len(old)-len(now)))
	}
	return edits
}

// hasWords reports whether a field's value is a list of the words, or a text that Jekyll splits
// into the words.
func (m Matter) hasWords(f Field, value any, words []string) bool {
	switch value := value.(type) {
	case nil:
		return len(words) == 0
	case string:
		return isPlural(f.Key) && slices.Equal(Words(value), words)
	case []any:
		if len(value) != len(words) || len(f.Items) != len(words) {
			return false
		}
		for i, word := range words {
			if !m.reads(f.Items[i], value[i], word) {
				return false
			}
		}
		return true
	}
	return false
}

// Words splits a text as Ruby's split does, at ASCII white space: a full-width or no-break space is
// part of a word.
func Words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(whiteSpace, r) })
}

// isPlural reports whether Jekyll splits a key's text at white space. It does not for "tag" and
// "category".
func isPlural(key string) bool { return key == "tags" || key == "categories" }

func hasSpace(word string) bool { return word == "" || strings.ContainsAny(word, whiteSpace) }

// addItems inserts words before item number at.
func (m Matter) addItems(f Field, at int, words []string) edit.Edit {
	if f.Style == Flow {
		list := strings.Join(itemSources(words), ", ")
		if at == 0 {
			return edit.Edit{Start: f.Items[0].Start, End: f.Items[0].Start, New: list + ", "}
		}
		end := f.Items[at-1].End
		return edit.Edit{Start: end, End: end, New: ", " + list}
	}
	var lines strings.Builder
	for _, word := range words {
		lines.WriteString(m.dashes(f) + scalarSource(word, Plain, false) + m.newline())
	}
	where := m.lineStart(f.Items[0].Start)
	if at > 0 {
		where = m.lineEnd(f.Items[at-1].End)
	}
	return edit.Edit{Start: where, End: where, New: lines.String()}
}

// dropItems deletes the items from number first up to number end, exclusive. At least one item must
// remain.
func (m Matter) dropItems(f Field, first, end int) edit.Edit {
	switch {
	case f.Style == Block:
		return edit.Edit{Start: m.lineStart(f.Items[first].Start), End: m.lineEnd(f.Items[end-1].End)}
	case first > 0:
		return edit.Edit{Start: f.Items[first-1].End, End: f.Items[end-1].End}
	}
	return edit.Edit{Start: f.Items[0].Start, End: f.Items[end].Start}
}

// dashes returns the text before the first item of a block list on its line.
func (m Matter) dashes(f Field) string {
	return m.text[m.lineStart(f.Items[0].Start):f.Items[0].Start]
}

func (m Matter) lineStart(at int) int { return strings.LastIndexByte(m.text[:at], '\n') + 1 }
