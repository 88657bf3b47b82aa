package frontmatter

import (
	"errors"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"daylog/internal/edit"
	"daylog/internal/tools"
)

var evening = time.Date(2026, 11, 23, 21, 0, 0, 0, time.FixedZone("", 9*3600))

// set returns text with a field set, abbreviated: the text before it, key and value, the text after
// it.
func set(t *testing.T, text, key string, value any) string {
	t.Helper()
	edits, err := Read(text).Set(key, value)
	require.NoError(t, err)
	got, err := edit.Apply(text, edits)
	require.NoError(t, err)
	return got
}

func TestSet(t *testing.T) {
	for _, test := range []struct {
		name, before, key string
		value             any
		after             string
	}{
		{"plain stays plain", "title: a # c", "title", "b c", "title: b c # c"},
		{"plain gets quotes when it needs them", "title: a # c", "title", "Day 1: x", `title: "Day 1: x" # c`},
		{"text that looks like a number", "title: a", "title", "2022", `title: "2022"`},
		{"text that looks like a comment", "title: a", "title", "C# #1", `title: "C# #1"`},
		{"nothing", "title: a", "title", "", `title: ""`},
		{"double quotes stay", `title: "a"  # c`, "title", `b "x"`, `title: "b \"x\""  # c`},
		{"single quotes stay", `title: 'a'`, "title", "it's", `title: 'it''s'`},
		{"no value yet", "title:   # c", "title", "a", "title: a   # c"},
		{"long text", "description: >-\n  a\n  b\n# c", "description", "d", "description: d\n# c"},
		{"line ends", "title: a", "title", "b\nc", `title: "b\nc"`},
		{"date", "date: 2022-01-26 23:50:00 +0900", "date", evening, "date: 2026-11-23 21:00:00 +0900"},
		{"quoted date", "date: '2022-01-26 23:50:00 +0900'", "date", evening, "date: '2026-11-23 21:00:00 +0900'"},
		{"date without seconds", "date: 2022-01-26 23:50 +09:00 # c", "date", evening, "date: 2026-11-23 21:00 +09:00 # c"},
		{"date of another form", "date: 2022-01-26T14:50:00Z", "date", evening, "date: 2026-11-23T21:00:00+09:00"},
		{"date gets its zone", "date: 2022-01-26 23:50", "date", evening, "date: 2026-11-23 21:00:00 +0900"},
		{"date without a zone", "date: 2022-01-26 23:50:01", "date", time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC), "date: 2026-01-02 03:04:05"},
		{"day alone", `date: "2022-01-26"`, "date", Date("2026-11-23"), `date: "2026-11-23"`},
		{"another offset", "date: 2026-11-23 21:00:00 +0900", "date", evening.UTC().In(time.FixedZone("", 0)), "date: 2026-11-23 12:00:00 +0000"},
		{"switch", "math: false # c", "math", true, "math: true # c"},
		{"the last of two", "math: true\nmath: false", "math", true, "math: true\nmath: true"},

		{"words with a wide space", "tags: a\u3000b c", "tags", []string{"a\u3000b", "d"}, "tags: a\u3000b d"},
		{"same text", "title: 'a'", "title", "a", "title: 'a'"},
		{"same number", "title: 2022", "title", "2022", "title: 2022"},
		{"same switch", "math: yes", "math", true, "math: yes"},
		{"same time", "date: 2026-11-23T21:00:00+09:00", "date", evening, "date: 2026-11-23T21:00:00+09:00"},
		{"same words", "tags: a b # c", "tags", []string{"a", "b"}, "tags: a b # c"},
		{"same list of a number", "tags: [2022, a]", "tags", []string{"2022", "a"}, "tags: [2022, a]"},
		{"same path alone", "image: '/a'", "image.path", "/a", "image: '/a'"},
		{"same list", "tags: [ a,b ]", "tags", []string{"a", "b"}, "tags: [ a,b ]"},

		{"add a tag", "tags: [a, 'b' ] # c", "tags", []string{"a", "b", "c, d"}, `tags: [a, 'b', "c, d" ] # c`},
		{"add the first tag", "tags: [ b]", "tags", []string{"a", "b"}, "tags: [ a, b]"},
		{"add tags between", "tags: [a, d]", "tags", []string{"a", "b", "c", "d"}, "tags: [a, b, c, d]"},
		{"drop the first tag", "tags: ['a', b]", "tags", []string{"b"}, "tags: [b]"},
		{"drop the last tag", "tags: [a , b, ]", "tags", []string{"a"}, "tags: [a, ]"},
		{"replace a tag", "tags: [a, \"b\", c]", "tags", []string{"a", "x", "c"}, `tags: [a, "x", c]`},
		{"all tags", "tags: [a]", "tags", []string{}, "tags: []"},
		{"from no tags", "tags: []", "tags", []string{"a"}, "tags: [a]"},
		{"from nothing", "tags:\nmath: true", "tags", []string{"a", "true"}, "tags: [a, \"true\"]\nmath: true"},
		{"words stay words", "categories: 'a b'", "categories", []string{"c", "b"}, "categories: 'c b'"},
		{"a word with a space makes a list", "tags: a b", "tags", []string{"a", "b c"}, "tags: [a, b c]"},
		{"no words", "tags: a b # c", "tags", []string{}, "tags: [] # c"},
		{"beside a number", "tags: [2022] # c", "tags", []string{"2022", "a"}, "tags: [2022, a] # c"},
		{"add to lines", "tags:\n  - a # c\n  - b # d\nmath: true", "tags", []string{"a", "b", "c: d"}, "tags:\n  - a # c\n  - b # d\n  - \"c: d\"\nmath: true"},
		{"add between lines", "tags:\n- a # c\n- b", "tags", []string{"a", "x", "b"}, "tags:\n- a # c\n- x\n- b"},
		{"drop a line", "tags:\n- a # c\n- b\n- c", "tags", []string{"a", "c"}, "tags:\n- a # c\n- c"},
		{"drop all lines", "tags:\n  - a\n  - b\nmath: true", "tags", []string{}, "tags: []\nmath: true"},
		{"replace in lines", "tags:\n- 'a' # c", "tags", []string{"b"}, "tags:\n- 'b' # c"},

		{"new key in its place", "title: x # c\nmath: true", "date", evening, "title: x # c\ndate: 2026-11-23 21:00:00 +0900\nmath: true"},
		{"new key after one that Chirpy does not know either", "foo: x\nbar: y", "baz", "z", "foo: x\nbar: y\nbaz: z"},
		{"new key at the start", "math: true", "title", "x", "title: x\nmath: true"},
		{"new key before one that Chirpy does not know", "title: |\n  x\n\nfoo: bar", "math", true, "title: |\n  x\nmath: true\n\nfoo: bar"},
		{"new key after an image", "title: x\nimage:\n  path: /a # c\nmath: true", "toc", false, "title: x\nimage:\n  path: /a # c\ntoc: false\nmath: true"},
		{"new key among indented ones", "  title: x\n  math: true", "pin", true, "  title: x\n  math: true\n  pin: true"},
		{"new key in nothing", "# c", "title", "x", "# c\ntitle: x"},
		{"new tags", "title: x", "tags", []string{"a", "b"}, "title: x\ntags: [a, b]"},

		{"path of the image", "image:\n  path: /a # c\n  alt: x", "image.path", "/b", "image:\n  path: /b # c\n  alt: x"},
		{"alt of the image", "image:\n    path: /a # c\nmath: true", "image.alt", "x", "image:\n    path: /a # c\n    alt: x\nmath: true"},
		{"alt of an image in braces", "image: { path: /a }", "image.alt", "x, y", `image: { path: /a, alt: "x, y" }`},
		{"path of an image in braces", "image: {path: /a, alt: x}", "image.path", "/b, c", `image: {path: "/b, c", alt: x}`},
		{"alt of a path", "image: /a # c\nmath: true", "image.alt", "x", "image:\n  path: /a # c\n  alt: x\nmath: true"},
		{"path of nothing", "image: # c", "image.path", "/a", "image: # c\n  path: /a"},
		{"path of a path", "image: '/a' # c", "image.path", "/b's", "image: '/b''s' # c"},
		{"path of no image", "title: x", "image.path", "/a", "title: x\nimage:\n  path: /a"},

		{"take out", "title: x\ndescription: y # c\n# d\nmath: true", "description", nil, "title: x\n# d\nmath: true"},
		{"take out lines", "title: x\ntags:\n  - a # c\n  - b\n\nmath: true", "tags", nil, "title: x\n\nmath: true"},
		{"take out long text", "description: >\n  a\n\n  b\nmath: true", "description", nil, "math: true"},
		{"take out all of a key", "pin: true\ntitle: x\npin: false", "pin", nil, "title: x"},
		{"take out what is not there", "title: x", "description", nil, "title: x"},
		{"take out the alt", "image:\n  path: /a # c\n  alt: x\nmath: true", "image.alt", nil, "image:\n  path: /a # c\nmath: true"},
		{"take out in braces", "image: { path: /a, alt: x } # c", "image.alt", nil, "image: { path: /a } # c"},
		{"take out first in braces", "image: { alt: x, path: /a } # c", "image.alt", nil, "image: { path: /a } # c"},
		{"take out all of an image", "title: x\nimage:\n  alt: y\nmath: true", "image.alt", nil, "title: x\nmath: true"},
		{"take out the image", "image:\n  path: /a\n  alt: y\nmath: true", "image", nil, "math: true"},
		{"take out a path alone", "image: /a\nmath: true", "image.path", nil, "math: true"},
	} {
		t.Run(test.name, func(t *testing.T) {
			for _, newline := range []string{"\n", "\r\n"} {
				before := strings.ReplaceAll("\ufeff---\n"+test.before+"\n...\nbody\n", "\n", newline)
				after := strings.ReplaceAll("\ufeff---\n"+test.after+"\n...\nbody\n", "\n", newline)
				require.Equal(t, after, set(t, before, test.key, test.value))
				require.Equal(t, after, set(t, after, test.key, test.value), "a second time")
			}
		})
	}
}

func TestSetMakesAFrontMatter(t *testing.T) {
	require.Equal(t, "---\ntitle: x\n---\nbody\n", set(t, "body\n", "title", "x"))
	require.Equal(t, "\ufeff---\r\nimage:\r\n  path: /a\r\n---\r\nbody\r\n", set(t, "\ufeffbody\r\n", "image.path", "/a"))
	require.Equal(t, "---\ntitle: x\n---\n", set(t, "---\n---\n", "title", "x"))
}

func TestSetRefuses(t *testing.T) {
	for _, test := range []struct {
		before, key string
		value       any
		want        error
	}{
		{"title: a: b", "title", "x", errInvalid},
		// title would lose its anchor
		{"a: &x b\ntitle: *x", "a", "c", errRefused},
		// categories would change too
		{"tags: &x [a]\ncategories: *x", "tags", []string{"a", "b"}, errRefused},
		// Jekyll pairs a with b
		{"~: a\nb: c\n", "b", "x", errRefused},
		{"tags: [a, # c\n  b]", "tags", []string{"a", "x", "y"}, nil},
		{"{title: x}", "math", true, errRefused}, // the map is on one line
		{"image: [a]", "image.path", "/x", errRefused},
	} {
		t.Run(test.before, func(t *testing.T) {
			text := "---\n" + test.before + "\n---\nbody"
			edits, err := Read(text).Set(test.key, test.value)
			require.True(t, errors.Is(err, test.want), "%v %v", err, edits)
		})
	}
}

// A setting for a generated text.
type setting struct {
	key   string
	value any
}

var (
	anyWords   = []string{"", "a", "B c", "한글", "a: b", "#1", "x #y", "it's", `"q"`, `\`, "- a", "[a]", "{a", "yes", "no", "~", "2022", "1.5", "12:30", "2022-01-26", ":x", "@x", "a, b", "a\nb", " a ", "\t", "|", "& *", "!", "%", "'", "a:", "?", "-", "--- a", "...", "=", "<<", "\u0085", "😀"}
	switchKeys = []string{"math", "mermaid", "pin", "toc", "comments"}
	textKeys   = []string{"title", "description", "image.path", "image.alt", "image", "foo"}
	listKeys   = []string{"tags", "categories"}
	everyKey   = append(append(append([]string{"date"}, switchKeys...), textKeys...), listKeys...)
)

func settings(random *rand.Rand) setting {
	pick := func(words []string) string { return words[random.IntN(len(words))] }
	switch random.IntN(8) {
	case 0:
		return setting{pick(switchKeys), random.IntN(2) == 0}
	case 1:
		return setting{"date", []any{evening, evening.Add(7 * time.Second), time.Date(2026, 1, 2, 3, 4, 0, 0, time.UTC), Date("2026-11-23")}[random.IntN(4)]}
	case 2, 3:
		list := []string{}
		for range random.IntN(4) {
			list = append(list, pick(anyWords))
		}
		return setting{pick(listKeys), list}
	case 4:
		return setting{pick(everyKey), nil}
	}
	return setting{pick(textKeys), pick(anyWords)}
}

// checkSet sets a field and asserts that it has the value, that all other fields keep their values
// and bytes, and that no byte outside the edits changed. It returns the new text, and false if the
// setting was refused.
func checkSet(t *testing.T, text string, s setting) (string, bool) {
	before := Read(text)
	edits, err := before.Set(s.key, s.value)
	if err != nil {
		require.True(t, errors.Is(err, errInvalid) == (before.Found && !before.Valid), "%q: %v", text, err)
		return text, false
	}
	fixed, err := edit.Apply(text, edits)
	require.NoError(t, err)
	after := Read(fixed)
	require.True(t, after.Valid || !after.Found && s.value == nil, "%q: %q", text, fixed)
	require.Equal(t, text[before.Body:], fixed[after.Body:])
	require.Equal(t, sources(before, s.key), sources(after, s.key), "%q: %q", text, fixed)
	again, err := after.Set(s.key, s.value)
	require.NoError(t, err)
	require.Empty(t, again, "%q: setting %v again", fixed, s)
	if len(edits) > 0 {
		checkSetToItself(t, after)
	}
	return fixed, true
}

// checkSetToItself sets every field to its own value.
func checkSetToItself(t *testing.T, m Matter) {
	for _, f := range m.Fields {
		value := m.value(f.Key)
		if items, isList := value.([]any); isList {
			words := []string{}
			for _, item := range items {
				if word, isText := item.(string); isText {
					words = append(words, word)
				}
			}
			value = words
			if len(words) != len(items) || f.Style == Alias {
				continue
			}
		}
		switch v := value.(type) {
		case string, bool, Date, []string:
		case time.Time:
			w, _ := m.Written(f)
			written, ok := w.Time()
			if !ok || !written.Equal(v) {
				continue // an alias, or a time that rolls over
			}
			value = written
		default:
			continue
		}
		edits, err := m.Set(f.Key, value)
		require.NoError(t, err, "%q: %s to itself", m.text, f.Key)
		require.Empty(t, edits, "%q: %s to itself", m.text, f.Key)
	}
}

// sources returns the source of all fields except one. A path alone may become the path of a
// mapping.
func sources(m Matter, but string) map[string]string {
	all := map[string]string{}
	for _, f := range m.Fields {
		top, _, _ := strings.Cut(but, ".")
		if f.Key == but || f.Key == top || top == but && strings.HasPrefix(f.Key, but+".") || top == "image" && f.Key == "image.path" {
			continue
		}
		all[f.Key] += m.Source(f.ValueStart, f.ValueEnd) + "\n"
	}
	return all
}

var settable = []string{
	"title: ", "date: ", "tags: ", "categories: ", "math: ", "image: ", "image:\n  path: ", "  alt: ", "description: ", "foo: ", "a", "a b", "'q'", "\"d\"", "[a, B]", "[]", "[ 'a',b , c ]",
	"\n- a # c\n- 'b'", "\n  - a\n  - b", "{path: /a}", "{path: /a, alt: b}", "|\n  x\n", ">-\n  x\n  y", "2022-01-26 23:50:00 +0900", "true", "yes", " # c", "\n", "\n", "\n", "\n", "\r\n", "# c\n", "x: y\n", "&a b", "*a",
}

func TestSetHoldsForGeneratedTexts(t *testing.T) {
	random := rand.New(rand.NewPCG(2, 2))
	done := 0
	texts := append(generate(5_000, "---\n", settable, 12), generate(1_000, "---\n", difficult, 8)...)
	for _, text := range texts {
		if _, ok := checkSet(t, text+"\n---\nbody", settings(random)); ok {
			done++
		}
	}
	require.Greater(t, done, len(texts)/12)
}

// SafeYAML reads the same values before and after, except the one that was set.
func TestSetAgreesWithJekyll(t *testing.T) {
	tools.Need(t, "Ruby")
	random := rand.New(rand.NewPCG(3, 3))
	var texts []string
	var made []setting
	for _, text := range generate(6_000, "---\n", settable, 12) {
		s := settings(random)
		if after, ok := checkSet(t, text+"\n---\nbody", s); ok {
			texts = append(texts, text+"\n---\nbody", after)
			made = append(made, s)
		}
	}
	verdicts := askRuby(t, texts)
	for i, s := range made {
		before, after := verdicts[2*i], verdicts[2*i+1]
		require.True(t, after.Valid, "%q: %v", texts[2*i+1], s)
		one, other := top(before), top(after)
		key, sub, nested := strings.Cut(s.key, ".")
		got := other[key]
		if image, isMap := got.(map[string]any); nested && isMap {
			old, _ := one[key].(map[string]any)
			require.Equal(t, without(old, sub, one[key]), without(image, sub, nil), "%q: %v made %q", texts[2*i], s, texts[2*i+1])
			got = image["map"].(map[string]any)[sub]
		} else if nested && sub != "path" {
			require.Nil(t, s.value, "%q: %v made %q", texts[2*i], s, texts[2*i+1])
			got = nil
		}
		if s.value == nil {
			require.Nil(t, got, "%q: %v made %q", texts[2*i], s, texts[2*i+1])
		}
		_, isText := s.value.(string)
		// a number may represent its source text
		if _, isList := s.value.([]string); texts[2*i] != texts[2*i+1] && !isList && (!isText || one[key] == nil) {
			require.Equal(t, plain(wanted(s.value)), got, "%q: %v made %q", texts[2*i], s, texts[2*i+1])
		}
		if words, isList := s.value.([]string); isList && texts[2*i] != texts[2*i+1] {
			requireWords(t, words, got, texts[2*i+1])
		}
		delete(one, key)
		delete(other, key)
		require.Equal(t, one, other, "%q: %v made %q", texts[2*i], s, texts[2*i+1])
	}
	require.Greater(t, len(made), 500)
}

func top(v verdict) map[string]any { return v.Values.(map[string]any)["map"].(map[string]any) }

// requireWords asserts that Jekyll reads a value as the words: a list, or a text that it splits at
// white space.
func requireWords(t *testing.T, words []string, got any, text string) {
	if line, isText := got.(string); isText {
		require.Equal(t, words, strings.Fields(line), "%q", text)
		return
	}
	items := got.(map[string]any)["list"].([]any)
	require.Len(t, items, len(words), "%q", text)
	for i, word := range words {
		if number, isNumber := items[i].(map[string]any); isNumber { // parsed from the word
			require.Contains(t, text, word, "%v", number)
			continue
		}
		require.Condition(t, func() bool { return items[i] == word || strings.Contains(text, word) }, "%q", text)
	}
}

// without returns the other values of an image; path is used if the image was a path alone.
func without(image map[string]any, sub string, path any) map[string]any {
	values, isMap := image["map"].(map[string]any)
	if !isMap {
		values = map[string]any{"path": path}
	}
	values = maps.Clone(values)
	delete(values, sub)
	maps.DeleteFunc(values, func(_ string, value any) bool { return value == nil })
	return values
}

func wanted(value any) any {
	if words, ok := value.([]string); ok {
		list := make([]any, len(words))
		for i, word := range words {
			list[i] = word
		}
		return list
	}
	return value
}

func FuzzSet(f *testing.F) {
	for i, key := range everyKey {
		f.Add("---\ntitle: x # c\ntags: [a, b]\nimage:\n  path: /a\n---\n", key, "Day 1: x", uint32(i))
	}
	f.Add("---\nimage: /a\r\n---\n", "image.alt", "x", uint32(1))
	f.Add("body", "description", "a\nb", uint32(0))
	f.Add("---\ntags:\n- a\n- 'b' # c\ndate: '2022-01-26 23:50 +0900'\n---\n", "date", "", uint32(1700000000))
	f.Fuzz(func(t *testing.T, text, key, value string, number uint32) {
		if !slices.Contains(everyKey, key) || !utf8.ValidString(value) {
			return
		}
		s := setting{key, value}
		switch {
		case number%7 == 0:
			s.value = nil
		case key == "date":
			zone := time.FixedZone("", int(number%57)*1800-14*3600)
			if number%5 == 0 {
				zone = time.UTC
			}
			s.value = time.Unix(int64(number), 0).In(zone)
		case slices.Contains(listKeys, key):
			s.value = strings.Split(value, "|")
		case slices.Contains(switchKeys, key):
			s.value = number%2 == 0
		}
		checkSet(t, text, s)
	})
}
