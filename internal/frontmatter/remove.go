package frontmatter

import (
	"slices"
	"strings"

	"daylog/internal/edit"
)

// remove returns the edits that delete the fields of a key: their lines, or their part of the line
// between braces. A comment on the line of a field is deleted, a comment on its own line stays.
func (m Matter) remove(key string) []edit.Edit {
	top, sub, nested := strings.Cut(key, ".")
	if image, isMap := m.Values[top].(map[string]any); nested && (sub == "path" && !isMap || isMap && len(image) == 1 && image[sub] != nil) {
		key = top // image without keys would be a cover that does not exist
	}
	var edits []edit.Edit
	for i, f := range m.Fields {
		if f.Key != key {
			continue
		}
		e := edit.Edit{Start: m.lineStart(f.Start), End: m.lineEnd(f.End)}
		if f.inFlow {
			e = m.cut(i)
		}
		if n := len(edits); n > 0 && e.Start < edits[n-1].End {
			edits[n-1].End = max(edits[n-1].End, e.End) // several on one line
			continue
		}
		edits = append(edits, e)
	}
	return edits
}

// cut returns the edit that deletes field number i from a mapping in braces.
func (m Matter) cut(i int) edit.Edit {
	f := m.Fields[i]
	siblings := m.siblings(f)
	switch at := slices.Index(siblings, i); {
	case at+1 < len(siblings):
		return edit.Edit{Start: f.Start, End: m.Fields[siblings[at+1]].Start}
	case at > 0:
		return edit.Edit{Start: m.Fields[siblings[at-1]].End, End: f.End}
	}
	return edit.Edit{Start: f.Start, End: f.End}
}

// siblings returns the indexes of the fields in the same mapping as f.
func (m Matter) siblings(f Field) (numbers []int) {
	parent := func(key string) string { return key[:max(strings.LastIndexByte(key, '.'), 0)] }
	for i, other := range m.Fields {
		if parent(other.Key) == parent(f.Key) && other.inFlow == f.inFlow {
			numbers = append(numbers, i)
		}
	}
	return numbers
}
