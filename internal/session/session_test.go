package session

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/stretchr/testify/require"

	"daylog/internal/blog"
	"daylog/internal/post"
)

var now = time.Date(2026, 11, 23, 21, 0, 0, 0, time.FixedZone("", 9*3600))

// A page applies patches as web/preview does, with strings instead of nodes.
type page struct {
	blocks     []Block
	outline    []Heading
	head, tail string
	post       *Post
	rest       string
}

func (p *page) patch(patch Patch) {
	if patch.Fresh {
		p.blocks = nil
	}
	behind := append([]Block{}, p.blocks[patch.From+patch.Removed:]...)
	for i := range behind {
		behind[i].Start += patch.Shift
		behind[i].End += patch.Shift
	}
	p.blocks = append(append(append([]Block{}, p.blocks[:patch.From]...), patch.Blocks...), behind...)
	if patch.Outline != nil {
		p.outline = patch.Outline
	}
	p.head, p.tail = patch.Head, patch.Tail
	if patch.Post != nil {
		p.post = patch.Post
	}
	rest, err := json.Marshal([]any{patch.Words, patch.Characters, patch.Minutes})
	if err != nil {
		panic(err)
	}
	p.rest = string(rest)
}

// An open is a text in two sessions with the pages that their patches made: one gets every text,
// the other changes where it accepts them.
// The blogs of most tests.
var (
	korean  = blog.Default("ko-KR", post.Zone{})
	english = blog.Default("en", post.Zone{})
)

type open struct {
	text    string
	session Session
	page    page

	told      Session
	toldPage  page
	taken, of int // number of changes that the second session accepted, and of all changes
}

func (o *open) tell(start, end int, insert, text string) {
	units := func(text string) int { return len(utf16.Encode([]rune(text))) }
	o.of++
	options := Options{Blog: korean, Now: now}
	patch, ok := o.told.Change(Change{units(o.text[:start]), units(o.text[:end]), insert, units(text), hashOf(text).sum}, options)
	if ok {
		o.taken++
	} else {
		patch = o.told.Update(text, options)
	}
	o.toldPage.patch(patch)
}

func (o *open) update(text string, fresh bool) Patch {
	patch := o.session.Update(text, Options{Blog: korean, Fresh: fresh, Now: now})
	o.text = text
	o.page.patch(patch)
	return patch
}

// testChange replaces text[start:end] by insert and checks that both pages equal the page of a new
// session.
func testChange(t testing.TB, o *open, start, end int, insert string) Patch {
	t.Helper()
	text := o.text[:start] + insert + o.text[end:]
	if o.told.doc == nil && o.of == 0 {
		o.toldPage.patch(o.told.Update(o.text, Options{Blog: korean, Fresh: true, Now: now}))
	}
	o.tell(start, end, insert, text)
	patch := o.update(text, false)
	require.Equal(t, o.page, o.toldPage, "told of the change that made %q", text)
	var fresh open
	fresh.update(text, true)
	checked := Options{Blog: korean, Now: now}
	if want := fresh.session.Problems(checked); !reflect.DeepEqual(want, o.session.Problems(checked)) ||
		!reflect.DeepEqual(want, o.told.Problems(checked)) {
		require.Equal(t, want, o.session.Problems(checked), "%q", text)
		require.Equal(t, want, o.told.Problems(checked), "told of the change that made %q", text)
	}
	if !reflect.DeepEqual(fresh.page, o.page) {
		require.Equal(t, fresh.page, o.page, "%q", text)
	}
	units := len(utf16.Encode([]rune(text)))
	for i, b := range o.page.blocks {
		require.True(t, 0 <= b.Start && b.Start <= b.End && b.End <= units, "block %d of %q: %v", i, text, b)
	}
	return patch
}

const front = "---\ntitle: \"기록 1\"\ndate: 2026-11-23 20:00:00 +0900\ntags: [a, b]\nmath: true\n---\n"

func TestPatchesMakeTheFreshPage(t *testing.T) {
	for name, change := range map[string]string{
		"a word":                       front + "# 가\n\n나 다\n\n라 → " + front + "# 가\n\n나 따 다\n\n라",
		"the title":                    front + "# 가\n\n나 → " + strings.Replace(front, "기록 1", "기록 22", 1) + "# 가\n\n나",
		"front matter comes":           "# 가\n\n나 → " + front + "# 가\n\n나",
		"front matter is not closed":   front + "# 가\n\n나 → " + strings.Replace(front, "\n---\n", "\n\n", 1) + "# 가\n\n나",
		"what closes it goes on":       strings.TrimSuffix(front, "\n") + " → " + strings.TrimSuffix(front, "\n") + " 가",
		"front matter is broken":       front + "# 가 → " + strings.Replace(front, "tags: [a, b]", "tags: [a, b", 1) + "# 가",
		"media_subpath":                front + "![](a.png)\n\n나 → " + strings.Replace(front, "math", "media_subpath: /x\nmath", 1) + "![](a.png)\n\n나",
		"a footnote":                   front + "가[^1]\n\n나 → " + front + "가[^1]\n\n나\n\n[^1]: 다",
		"an emoji":                     front + "가\n\n나 → " + front + "😭 가\n\n나",
		"a byte order mark":            "가\n\n나 → \uFEFF가\n\n나",
		"line ends":                    front + "가\n\n나 → " + strings.ReplaceAll(front+"가\n\n나", "\n", "\r\n"),
		"other line ends, same lines":  front + strings.Repeat("# 가\n\n나 다\n\n- 라\n\n", 3) + " → " + front + strings.Repeat("# 가\r\n\r\n나 다\r\n\r\n- 라\r\n\r\n", 3),
		"line ends of the first lines": front + "# 가\r\n\r\n나 다\n\n- 라\n\n# 마 → " + front + "# 가\n\n나 다\n\n- 라\r\n\r\n# 마",
		"an embed":                     front + "가\n\n나 → " + front + "가\n\n{% include embed/youtube.html id='x' %}\n\n나",
		"a doubled heading":            front + "# 가\n\n나\n\n# 가\n\n다 → " + front + "# 가\n\n# 가\n\n나\n\n# 가\n\n다",
		"nothing is left":              front + "가 → ",
	} {
		t.Run(name, func(t *testing.T) {
			before, after, _ := strings.Cut(change, " → ")
			for _, texts := range [][2]string{{before, after}, {after, before}} {
				o := &open{}
				o.update(texts[0], true)
				testChange(t, o, 0, len(texts[0]), texts[1])
			}
		})
	}
}

var hurtful = []string{"가", "a", " ", "\n", "\n\n", "- ", "> ", "```", "$$", "*", "[", "]", "|", "# ", "---\n", "😭", "\r\n", "\r", "[^1]", "\n[^1]: x\n",
	"<div>", "</div>", "{: .a}", "\n: ", "[a]", "\n\n[a]: /u\n", "\n\n*[가]: t\n", "\n{:a: .x}\n", "{:a}", "\n\n## 가 [a]\n\n", "{%", "%}", "\uFEFF"}

func randomEdits(t testing.TB, r *rand.Rand, text string, n int) {
	o := &open{}
	o.update(text, true)
	for range n {
		start := r.IntN(len(o.text) + 1)
		end := min(len(o.text), start+max(0, r.IntN(12)-6))
		testChange(t, o, start, end, hurtful[r.IntN(len(hurtful))])
	}
}

// withLiquid are templates that are mostly complete, so that few edits stop the build.
var withLiquid = []string{"{{ a }}", "{% assign a = '**가**' %}", "{% assign a = nil %}",
	"{% if a %}", "{% endif %}", "{% if a %}나\n\n- 다{% endif %}", "{% raw %}{{ a }}{% endraw %}",
	"{% capture a %}\n\n> 라\n{% endcapture %}", "{% for i in (1..3) %}{{ i }}\n\n{% endfor %}",
	"{{ page.title }}", "{{ site.posts.size }}", "{% include embed/youtube.html id=a %}\n\n",
	"{%- comment -%}마{%- endcomment -%}", "{{ '|' }}", "{% highlight go %}\nx\n{% endhighlight %}"}

// An assignment changes the output of all later tags, also in blocks that the edit does not touch.
func TestRandomEditsWithLiquidMakeTheFreshPage(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for range 12 {
		o := &open{}
		o.update(front+"{% assign a = 'x' %}\n\n{{ a }} 가\n\n```\n{{ a }}\n```\n\n나 {{ a }}\n", true)
		for range 12 {
			pieces := withLiquid
			if r.IntN(4) == 0 {
				pieces = hurtful
			}
			start := len(front) + r.IntN(len(o.text)-len(front)+1)
			testChange(t, o, start, start, pieces[r.IntN(len(pieces))])
		}
	}
}

func TestRandomEditsMakeTheFreshPage(t *testing.T) {
	randomEdits(t, rand.New(rand.NewPCG(1, 1)), sample(t), 60)
	files, _ := filepath.Glob("../../../shared/suite/posts/*/*.md")
	for i, name := range files {
		text, err := os.ReadFile(name)
		require.NoError(t, err)
		if len(text) < 12_000 {
			randomEdits(t, rand.New(rand.NewPCG(2, uint64(i))), string(text), 12)
		}
	}
}

// The session accepts edits of the body as changes and needs no new text.
func TestChangeNeedsNoText(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 4))
	o := &open{}
	o.update(strings.ReplaceAll(sample(t), "\r", ""), true)
	for range 150 {
		runes := []rune(o.text)
		at := len(string(runes[:r.IntN(len(runes)+1)]))
		if insert := hurtful[r.IntN(len(hurtful))]; at > len(o.session.front) && !strings.ContainsAny(insert, "\r%") {
			testChange(t, o, at, at, insert)
		}
	}
	require.Equal(t, o.of, o.taken)
	require.Greater(t, o.of, 100)
}

// A change for another text than the session's is detected.
func TestChangeOfAnotherTextIsRefused(t *testing.T) {
	var s Session
	text := front + "가나다 라\n\n마"
	s.Update(text, Options{Blog: korean, Fresh: true, Now: now})
	at, all := len(utf16.Encode([]rune(text))), "바"
	_, ok := s.Change(Change{at, at, all, at + 1, hashOf(text + "사").sum}, Options{Blog: korean, Now: now})
	require.False(t, ok)
	_, ok = s.Change(Change{at, at, all, at + 1, hashOf(text + all).sum}, Options{Blog: korean, Now: now})
	require.False(t, ok, "the next one, too: only the text itself helps")
	s.Update(text, Options{Blog: korean, Now: now})
	_, ok = s.Change(Change{at, at, all, at + 1, hashOf(text + all).sum}, Options{Blog: korean, Now: now})
	require.True(t, ok)
}

func TestChangeIsRefusedIfUpdateIsNeeded(t *testing.T) {
	for name, test := range map[string]struct {
		body    string
		options Options
	}{
		"Liquid was replaced":   {"{% include embed/youtube.html id='x' %}\n\n가", Options{Blog: korean, Now: now}},
		"another language":      {"가", Options{Blog: english, Now: now}},
		"a template":            {"가", Options{Blog: korean, Now: now, Template: true}},
		"the front matter ends": {"", Options{Blog: korean, Now: now}},
	} {
		var s Session
		text := front + test.body
		s.Update(text, Options{Blog: korean, Fresh: true, Now: now})
		at := len(utf16.Encode([]rune(text)))
		_, ok := s.Change(Change{at, at, "나", -1, 0}, test.options)
		require.False(t, ok, name)
	}
}

func FuzzUpdate(f *testing.F) {
	f.Add(sample(f), uint64(1))
	f.Add("가[^1]\n\n[^1]: 나", uint64(2))
	f.Fuzz(func(t *testing.T, text string, seed uint64) {
		if len(text) < 5000 {
			randomEdits(t, rand.New(rand.NewPCG(seed, 3)), text, 8)
		}
	})
}

// sample returns a log that contains many constructs.
func sample(t testing.TB) string {
	text, err := os.ReadFile("testdata/log.md")
	require.NoError(t, err)
	return string(text)
}

// long returns the sample repeated n times under one front matter.
func long(t testing.TB, n int) string {
	text := sample(t)
	end := strings.Index(text, "\n---\n") + 5
	return text[:end] + strings.Repeat(text[end:]+"\n\n", n)
}

// middle returns the offset of a word in the middle of a text made of samples.
func middle(text string) int {
	const word = "나누지"
	if at := strings.Index(text[len(text)/2:], word); at >= 0 {
		return len(text)/2 + at
	}
	return strings.Index(text, word)
}

// The blocks, bytes and allocations of an update depend on the edited block, not on the length of
// the log.
func TestEditCostIsIndependentOfLogLength(t *testing.T) {
	cost := func(n int) (blocks, bytes int, allocs float64) {
		text := long(t, n)
		o := &open{}
		o.update(text, true)
		at := middle(text)
		key := text[:at] + "가" + text[at:]
		patch := o.session.Update(key, Options{Blog: korean, Now: now})
		for _, b := range patch.Blocks {
			bytes += len(b.HTML)
		}
		texts, i := [2]string{text, key}, 0
		allocs = testing.AllocsPerRun(20, func() {
			o.session.Update(texts[i%2], Options{Blog: korean, Now: now})
			i++
		})
		return len(patch.Blocks) + patch.Removed, bytes, allocs
	}
	blocks, bytes, allocs := cost(1)
	manyBlocks, manyBytes, manyAllocs := cost(160)
	t.Logf("6 kB: %d blocks, %d bytes, %.0f allocations; 1 MB: %d, %d, %.0f", blocks, bytes, allocs, manyBlocks, manyBytes, manyAllocs)
	require.LessOrEqual(t, manyBlocks, blocks)
	require.LessOrEqual(t, manyBytes, 3*bytes)
	require.LessOrEqual(t, manyAllocs, 3*allocs)
}

func BenchmarkKey(b *testing.B) {
	for _, n := range []int{1, 16, 160} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			text := long(b, n)
			var s Session
			s.Update(text, Options{Blog: korean, Now: now})
			at := middle(text)
			texts, i := [2]string{text[:at] + "가" + text[at:], text}, 0
			b.ReportAllocs()
			for b.Loop() {
				s.Update(texts[i%2], Options{Blog: korean, Now: now})
				i++
			}
		})
	}
}

// BenchmarkChange measures an edit that arrives as a change.
func BenchmarkChange(b *testing.B) {
	for _, n := range []int{1, 16, 160} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			text := long(b, n)
			var s Session
			options := Options{Blog: korean, Now: now}
			s.Update(text, options)
			at := middle(text)
			unit, length := Units(text, at), Units(text, len(text))
			changes, i := [2]Change{
				{unit, unit, "가", length + 1, hashOf(text[:at] + "가" + text[at:]).sum}, {unit, unit + 1, "", length, hashOf(text).sum},
			}, 0
			b.ReportAllocs()
			for b.Loop() {
				_, ok := s.Change(changes[i%2], options)
				require.True(b, ok)
				i++
			}
		})
	}
}

func TestLabelsOfAText(t *testing.T) {
	tags, categories, body := Labels("---\ntitle: 하루\ntags: [week02, ml]\ncategories: Study AI\n---\n본문")
	require.Equal(t, []string{"week02", "ml"}, tags)
	require.Equal(t, []string{"Study", "AI"}, categories)
	require.Equal(t, len([]rune("---\ntitle: 하루\ntags: [week02, ml]\ncategories: Study AI\n---\n")), body, "in UTF-16 units")
	_, _, body = Labels("no front matter")
	require.Zero(t, body)
}
