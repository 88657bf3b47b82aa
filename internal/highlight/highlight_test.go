package highlight

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEveryDefinitionCompiles(t *testing.T) {
	files, err := definitions.ReadDir("languages")
	require.NoError(t, err)
	for _, f := range files {
		name := strings.TrimSuffix(f.Name(), ".lexer")
		_, err := load(name)
		require.NoError(t, err)
		require.Equal(t, name, tag(name), "the file is named by Rouge's tag")
	}
}

func TestRulesNameExistingLanguages(t *testing.T) {
	files, err := definitions.ReadDir("languages")
	require.NoError(t, err)
	var h Highlighter
	for _, f := range files {
		l := h.language(strings.TrimSuffix(f.Name(), ".lexer"))
		for _, st := range l.states {
			for _, r := range st.rules {
				for _, it := range r.items {
					for _, c := range it.choices {
						if name := c.delegate; name != "" && name != "self" && name != "fence" && name != "content" {
							require.NotNil(t, h.lookup(name), "%s hands text to %s", f.Name(), name)
						}
					}
				}
			}
		}
	}
}

func TestKnown(t *testing.T) {
	for _, lang := range []string{"python", "py", "c++", "sh", "Dockerfile", "dockerfile", "R", "console", "text", "php?start_inline=1"} {
		require.True(t, Known(lang), lang)
	}
	for _, lang := range []string{"", "Python", "C++", "JSON", "Bash", "txt", "plain", "mermaid", "python3", "csv", " py"} {
		require.False(t, Known(lang), lang)
	}
}

func TestHTML(t *testing.T) {
	for _, tt := range []struct{ lang, code, want string }{
		{"py", "x = 'a' # <&>", `<span class="n">x</span> <span class="o">=</span> <span class="s">'a'</span> <span class="c1"># &lt;&amp;&gt;</span>`},
		{"python", "가 and True", `<span class="n">가</span> <span class="ow">and</span> <span class="bp">True</span>`},
		{"go", "a := 1", `<span class="n">a</span> <span class="o">:=</span> <span class="m">1</span>`},
		{"plaintext", `a < b & "c"`, `a &lt; b &amp; "c"`},
		{"text", "", ""},
		{"abap", "WRITE <x>.", "WRITE &lt;x&gt;."},
	} {
		var h Highlighter
		got, ok := h.HTML(tt.lang, tt.code)
		require.True(t, ok, tt.lang)
		require.Equal(t, tt.want, got)
	}
}

func TestUnknownLanguageIsEscapedOnly(t *testing.T) {
	var h Highlighter
	html, ok := h.HTML("mermaid", "a --> b & c")
	require.False(t, ok)
	require.Equal(t, "a --&gt; b &amp; c", html)
}

func TestCacheIsBounded(t *testing.T) {
	var h Highlighter
	h.HTML("python", "x = 1")
	h.done[[2]string{"python", "x = 1"}] = "remembered"
	html, _ := h.HTML("python", "x = 1")
	require.Equal(t, "remembered", html)
	long := strings.Repeat("x = 1\n", maxCached/300)
	for i := range 60 {
		h.HTML("python", long[i:])
	}
	require.LessOrEqual(t, h.size, maxCached)
	html, _ = h.HTML("python", "x = 1")
	require.NotEqual(t, "remembered", html)
}

// Code that makes backtracking expensive is not highlighted once the budget is used up.
func TestEndsOnPathologicalCode(t *testing.T) {
	var h Highlighter
	for _, tt := range []struct{ lang, unit string }{
		{"java", "a "}, {"java", "a<"}, {"c", "a "}, {"c", "f("}, {"cpp", "template<"}, {"markdown", "[a"}, {"markdown", "*a "},
		{"markdown", "<a@"}, {"python", "f\"{"}, {"ruby", "<<~A "}, {"ruby", "#{"}, {"perl", "s{a"}, {"perl", "m a"}, {"php", "<<<A\n"},
		{"groovy", "/\\"}, {"groovy", "a "}, {"dart", "a "}, {"shell", "$(("}, {"shell", "<<A\n"}, {"yaml", "- "}, {"yaml", "[{"},
		{"html", "<a"}, {"html", "<script>"}, {"jsx", "<a>{"}, {"scala", "\"\\"}, {"lua", "[==["}, {"sql", "'"}, {"css", "\"\\\\"},
		{"toml", "a"}, {"make", "$("}, {"haskell", "{-"}, {"swift", "\"\\("}, {"powershell", "$("}, {"kotlin", "a"}, {"r", "'\\"},
	} {
		code := strings.Repeat(tt.unit, 10_000/len(tt.unit))
		html, ok := h.HTML(tt.lang, code)
		require.True(t, ok)
		requireFaithful(t, code, html)
	}
}

// requireFaithful requires well-formed spans that contain exactly the code.
func requireFaithful(t testing.TB, code, html string) {
	t.Helper()
	text, _ := perByte(t, html)
	if text != code {
		require.Failf(t, "the text changed", "%.200q → %.200q", code, text)
	}
}

func FuzzHTML(f *testing.F) {
	for name, code := range samples(f, "testdata/code") {
		f.Add(languageOf(name), code)
	}
	var h Highlighter
	f.Fuzz(func(t *testing.T, lang, code string) {
		html, ok := h.HTML(lang, code)
		require.Equal(t, Known(lang), ok)
		requireFaithful(t, code, html)
	})
}
