package daily

import (
	"bytes"
	"math/rand"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/kramdown"
)

// difficult holds lines of lists and lines that look similar.
var difficult = strings.Split("- a|- b|- c|* d|+ e|1. f|2. g|10. h|- [ ] i|- [x] j|  - k|  - [ ] l|   - m|    - n|    1. o|   - [x] p|      - q|        - r|\t- s|\t\t- t|-\tu|"+
	"text|  text|    text|\ttext|      text|- |-|- [ ] |```|  ```|    ```|$$|  $$|||||## Today|## Tomorrow|### Sub|# Top|---|<br>|  ---|{: .x}|> - v|> w|<div>|</div>|<!-- x|-->|Tomorrow|===|^|- - x|- 1. y|- **z**|[x]: /y", "|")

func randomLog(r *rand.Rand, start string) string {
	var b strings.Builder
	b.WriteString(start)
	for range r.Intn(14) {
		b.WriteString(difficult[r.Intn(len(difficult))])
		if r.Intn(8) == 0 {
			b.WriteByte(byte('a' + r.Intn(26)))
		}
		b.WriteString("\n")
	}
	text := b.String()
	switch r.Intn(6) {
	case 0:
		return strings.ReplaceAll(text, "\n", "\r\n")
	case 1:
		return strings.TrimSuffix(text, "\n")
	}
	return text
}

// rounds reduces a number under wasm, where tests take four times as long.
func rounds(n int) int {
	if testing.Short() {
		return n / 5
	}
	return n
}

func TestCarryOfRandomLogs(t *testing.T) {
	carried, refused := 0, 0
	for seed := range int64(rounds(1000)) {
		r := rand.New(rand.NewSource(seed))
		earlier, before := randomLog(r, "## Tomorrow\n"), randomLog(r, "## Today\n")
		out := uint8(0)
		if seed%2 == 0 {
			out = uint8(r.Intn(256))
		}
		checkCarry(t, earlier, before, out)
		if t.Failed() {
			t.Fatalf("seed %d\n--- earlier\n%s\n--- before\n%s", seed, earlier, before)
		}
		if offer := Carry(before, []string{earlier}, CarryOptions{}); len(offer.Edits) > 0 {
			carried++
		} else if len(Carry("", []string{earlier}, CarryOptions{}).Edits) > 0 {
			refused++
		}
	}
	t.Log(carried, "carried,", refused, "refused")
	require.Greater(t, carried, rounds(1000)/2)
}

// listed holds lines and chunks that kramdown and this package must parse to the same lists. It
// leaves out the intended differences: headings and dividers directly below an item.
var listed = strings.Split("- a|- b|* c|1. d|2. e|- [ ] f|- [x] g|  - h|  - [ ] i|   - j|    - k|    1. l|   1. m|      - n|\t- o|-\tp|text|  text|    text|||\n  ```\n  - no\n  ```|```\n- no\n```|$$\n- no\n$$|"+
	"\n## Two\n|\n<br>\n|\n---\n|{: .x}|<!-- r -->|", "|")

var listTags = regexp.MustCompile(`<(/?)(ul|ol|li|p|pre)\b[^>]*>|<input [^>]*>|[^<>]+|<[^>]*>`)

// quotes matches block quotes, which this package skips.
var quotes = regexp.MustCompile(`(?s)<blockquote>.*?</blockquote>`)

// itemsOf returns the items of a page as "depth text", in order.
func itemsOf(html string) (items []string) {
	depth := -1
	html = quotes.ReplaceAllString(html, "")
	for _, m := range listTags.FindAllStringSubmatch(html, -1) {
		switch open := m[1] == ""; {
		case m[2] == "ul" || m[2] == "ol":
			depth++
			if !open {
				depth -= 2
			}
		case m[2] == "li" && open:
			items = append(items, strings.Repeat(".", depth))
		case len(items) > 0 && m[2] == "" && m[0][0] != '<':
			if text := strings.TrimSpace(m[0]); strings.Trim(items[len(items)-1], ".") == "" && text != "" {
				first, _, _ := strings.Cut(text, "\n")
				items[len(items)-1] += first
			}
		}
	}
	return items
}

func flat(items []*item, depth int) (list []string) {
	for _, it := range items {
		list = append(list, strings.Repeat(".", depth)+it.label())
		list = append(list, flat(it.items, depth+1)...)
	}
	return list
}

func TestReadsListsAsKramdownDoes(t *testing.T) {
	differ := 0
	for seed := range int64(rounds(3000)) {
		r := rand.New(rand.NewSource(seed))
		var b strings.Builder
		for range 2 + r.Intn(9) {
			b.WriteString(listed[r.Intn(len(listed))] + "\n")
		}
		text := b.String()
		doc := kramdown.Parse([]byte(text))
		var html bytes.Buffer
		var renderer kramdown.Renderer
		for _, block := range doc.Blocks() {
			require.NoError(t, renderer.Render(&html, doc, block))
		}
		var got []string
		for _, s := range read(text).sections {
			for _, list := range s.lists {
				got = append(got, flat(list, 0)...)
			}
		}
		if want := itemsOf(html.String()); strings.Join(want, "\n") != strings.Join(got, "\n") {
			differ++
			t.Logf("seed %d\n%s\n--- kramdown %q\n--- here %q", seed, text, want, got)
		}
	}
	require.LessOrEqual(t, differ, 7, "the few are formulas and comments in odd places")
}

// A carry ends for logs of any length and depth.
func TestCarryOfLargeLogs(t *testing.T) {
	for name, list := range map[string]string{
		"long": strings.Repeat("- a\n- [ ] b\n  text\n", rounds(1500)),
		"names": func() string {
			var b strings.Builder
			for i := range rounds(1500) {
				b.WriteString("- item " + strings.Repeat("x", i%50) + string(rune('a'+i%26)) + "\n  - below\n")
			}
			return b.String()
		}(),
		"deep": func() string {
			var b strings.Builder
			for i := range 200 {
				b.WriteString(strings.Repeat("  ", i) + "- a\n")
			}
			return b.String()
		}(),
		"fences": strings.Repeat("- a\n  ```\n", 500) + strings.Repeat("```\n$$\n<!--\n", 500),
	} {
		t.Run(name, func(t *testing.T) {
			checkCarry(t, "## Tomorrow\n"+list, "## Today\n", 0)
			checkCarry(t, "## Tomorrow\n"+list, "## Today\n"+list, 0)
		})
	}
}
