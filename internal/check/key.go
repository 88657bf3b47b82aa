package check

import (
	"slices"
	"strings"
	"time"

	"daylog/internal/edit"
	"daylog/internal/frontmatter"
)

// Every blog may invent keys, so a key counts as misspelt only if it is close to a key of Jekyll or
// Chirpy that the post lacks, and its value has the form of that key's values.

// A keyForm is the form of a key's values.
type keyForm uint8

const (
	textForm keyForm = iota
	listForm
	dateForm
	onForm  // a switch that is on by default
	offForm // a switch that is off by default
	mapForm // text or a map
	anyForm
)

// knownKeys are the keys that Jekyll and Chirpy read, and those of widespread plugins and themes
// that are close to them. anyForm marks keys that are never meant instead of another.
var knownKeys = []struct {
	name string
	form keyForm
}{
	{"title", textForm}, {"date", dateForm}, {"tags", listForm}, {"categories", listForm},
	{"description", textForm}, {"image", mapForm}, {"math", offForm}, {"mermaid", offForm},
	{"permalink", textForm}, {"published", onForm}, {"layout", textForm}, {"author", textForm},
	{"authors", listForm}, {"comments", onForm}, {"hidden", offForm}, {"media_subpath", textForm},
	{"last_modified_at", dateForm}, {"render_with_liquid", onForm}, {"slug", textForm},
	{"lang", textForm}, {"toc", onForm}, {"pin", offForm},
	{"tag", anyForm}, {"category", anyForm}, {"excerpt", anyForm}, {"images", anyForm},
	{"subtitle", anyForm}, {"update", anyForm}, {"updated", anyForm}, {"redirect_from", anyForm},
	{"img_path", anyForm}, {"comment", anyForm}, {"layouts", anyForm}, {"langs", anyForm},
	{"match", anyForm},
}

// checkKeys reports keys that are probably misspelt.
func (c *checker) checkKeys() {
	for _, f := range c.matter.Fields {
		meant, form := misspelt(f.Key)
		_, given := c.matter.Values[meant]
		if meant == "" || given || strings.Contains(f.Key, ".") || !c.hasForm(f, form) {
			continue
		}
		severity := edit.Wrong
		if c.isHarmless(f, meant, form) {
			severity = edit.Weak
		}
		if start, end := c.keyRange(f); start < end {
			c.add(start, end, severity, "key-misspelt", meant, edit.Edit{Start: start, End: end, New: meant})
		}
	}
}

// keyRange returns the range of a field's key without quotes. It is empty if the key is written
// otherwise, for example with an escape.
func (c *checker) keyRange(f frontmatter.Field) (start, end int) {
	source := c.matter.Source(f.Start, f.End)
	i := strings.Index(source, f.Key)
	if i < 0 || strings.Trim(source[:i], `"'`) != "" {
		return f.Start, f.Start
	}
	return f.Start + i, f.Start + i + len(f.Key)
}

// misspelt returns the key that is probably meant by an unknown one, or "".
func misspelt(key string) (meant string, form keyForm) {
	plain := strings.ReplaceAll(strings.ToLower(key), "-", "_")
	for _, k := range knownKeys {
		if k.name == key {
			return "", 0
		}
	}
	for _, k := range knownKeys {
		isMeant := k.name == plain || "use_"+k.name == plain && k.form == offForm || isTypo(plain, k.name)
		if isMeant && k.form != anyForm {
			return k.name, k.form
		}
	}
	return "", 0
}

// isTypo reports whether a word of at least four letters differs from another by a typing error
// behind the first letter, or by two in a long word.
func isTypo(word, known string) bool {
	if len(known) < 4 || len(word) < 4 || len(word) > len(known)+2 || word[0] != known[0] {
		return false
	}
	allowed := 1
	if len(known) > 7 {
		allowed = 2
	}
	return distance(word, known) <= allowed
}

// distance returns the number of bytes to insert, delete, replace or swap with the next one that
// turn one word into the other.
func distance(a, b string) int {
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range b {
		rows[0][j+1] = j + 1
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			n := min(rows[i-1][j]+1, rows[i][j-1]+1, rows[i-1][j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				n = min(n, rows[i-2][j-2]+1)
			}
			rows[i][j] = n
		}
	}
	return rows[len(a)][len(b)]
}

// hasForm reports whether a field's value could be one of a key with the form.
func (c *checker) hasForm(f frontmatter.Field, form keyForm) bool {
	switch value := c.matter.Values[f.Key].(type) {
	case string:
		return form == textForm || form == listForm || form == mapForm || form == dateForm && c.isDate(f)
	case []any:
		return form == listForm
	case map[string]any:
		return form == mapForm
	case bool:
		return form == onForm || form == offForm || form == mapForm && !value
	case frontmatter.Date, time.Time:
		return form == dateForm
	}
	return false
}

// isDate reports whether Jekyll would read the field as a date that exists.
func (c *checker) isDate(f frontmatter.Field) bool {
	w, ok := c.matter.Written(f)
	if !ok {
		return false
	}
	_, exists := w.Time()
	return exists
}

// isHarmless reports whether the field has no effect under the right key either, or whether another
// rule reports its effect on the body.
func (c *checker) isHarmless(f frontmatter.Field, meant string, form keyForm) bool {
	value := c.matter.Values[f.Key]
	isDefault := form == onForm && value == true || form == offForm && value == false
	return isDefault || value == "" || slices.Contains([]string{"math", "mermaid", "layout", "lang"}, meant)
}
