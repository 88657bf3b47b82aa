package highlight

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestEveryDefinitionCompiles(t *testing.T) {
	known := map[string]bool{}
	each(t, func(t *testing.T, v Version) {
		for _, name := range Languages() {
			if v.tag(name) == name {
				_, err := load(name, v)
				require.NoError(t, err)
				known[name] = true
			}
		}
	})
	for _, name := range Languages() {
		require.True(t, known[name], "%s: the file is named by Rouge's tag", name)
	}
}

func TestRulesNameExistingLanguages(t *testing.T) {
	each(t, func(t *testing.T, v Version) {
		h := Highlighter{Version: v}
		for _, name := range Languages() {
			for _, to := range delegates(h.lookup(name)) {
				require.NotNil(t, h.lookup(to), "%s hands text to %s", name, to)
			}
		}
	})
}

// delegates returns the languages that the rules of l name.
func delegates(l *language) (all []string) {
	if l == nil {
		return nil
	}
	for _, st := range l.states {
		for _, r := range st.rules {
			for _, it := range r.items {
				for _, c := range it.choices {
					if name := c.delegate; name != "" && name != "self" && name != "here" && name != "fence" && name != "content" {
						all = append(all, name)
					}
				}
			}
		}
	}
	return all
}

func TestKnown(t *testing.T) {
	each(t, func(t *testing.T, v Version) {
		for _, lang := range []string{"python", "py", "c++", "sh", "Dockerfile", "dockerfile", "R", "console", "text", "php?start_inline=1"} {
			require.True(t, v.Known(lang), lang)
		}
		for _, lang := range []string{"", "Python", "C++", "JSON", "Bash", "txt", "plain", "mermaid", "python3", "csv", " py"} {
			require.False(t, v.Known(lang), lang)
		}
	})
	for _, lang := range []string{"svelte", "json5", "containerfile", "objective-c", "nf"} {
		require.True(t, Rouge4.Known(lang), lang)
		require.False(t, Rouge3.Known(lang), lang)
	}
	require.True(t, Rouge3.Known("solidity"))
	require.False(t, Rouge4.Known("solidity"))
}

func TestMissing(t *testing.T) {
	for name := range names[Rouge4]() {
		_, err := load(Rouge4.tag(name), Rouge4)
		require.Equal(t, err != nil && Rouge4.tag(name) != "plaintext", Rouge4.Missing(name), name)
	}
	require.False(t, Rouge3.Missing("cobol"), "Rouge has no lexer either")
	for _, lang := range []string{"py", "text", "plaintext", "", "mermaid"} {
		require.False(t, Rouge4.Missing(lang), lang)
	}
}

func TestVersionOf(t *testing.T) {
	for release, want := range map[string]Version{
		"3.30.0": Rouge3, "2.2": Rouge3, "4.0.1": Rouge3, "4.1.0": Rouge4, "4.7.0": Rouge4, "5.0.0": Rouge4, "": Rouge4, "newest": Rouge4,
	} {
		require.Equal(t, want, VersionOf(release), release)
	}
}

// A line, a block or a word may belong to one version.
func TestDefinitionsByVersion(t *testing.T) {
	text := `words all both
4:  four
3:  three
4:words only x
  y
state root
  b  k
3:  c  s
4:state root
  d  n
3:after root
  e  n
`
	three, err := parseDefinition(text, Rouge3)
	require.NoError(t, err)
	three.inherit(&definition{})
	require.Equal(t, []string{"both", "three"}, three.words["all"].list)
	require.Nil(t, three.words["only"])
	require.Equal(t, []string{"b", "c", "e"}, patterns(three.states["root"]))
	four, err := parseDefinition(text, Rouge4)
	require.NoError(t, err)
	four.inherit(&definition{})
	require.Equal(t, []string{"both", "four"}, four.words["all"].list)
	require.Equal(t, []string{"x", "y"}, four.words["only"].list)
	require.Equal(t, []string{"d"}, patterns(four.states["root"]))
}

func patterns(lines []ruleLine) (all []string) {
	for _, line := range lines {
		all = append(all, line.pattern)
	}
	return all
}

// A highlighter may follow another version from now on.
func TestVersionChanges(t *testing.T) {
	var h Highlighter
	for range 2 {
		h.Version = Rouge4
		_, ok := h.HTML("solidity", "a")
		require.False(t, ok)
		h.Version = Rouge3
		_, ok = h.HTML("solidity", "a")
		require.True(t, ok)
	}
}

func TestHTML(t *testing.T) {
	for _, tt := range []struct {
		version          Version
		lang, code, want string
	}{
		{Rouge4, "py", "x = 'a' # <&>", `<span class="n">x</span> <span class="o">=</span> <span class="sh">'</span><span class="s">a</span><span class="sh">'</span> <span class="c1"># &lt;&amp;&gt;</span>`},
		{Rouge3, "py", "x = 'a' # <&>", `<span class="n">x</span> <span class="o">=</span> <span class="s">'a'</span> <span class="c1"># &lt;&amp;&gt;</span>`},
		{Rouge3, "python", "가 and True", `<span class="n">가</span> <span class="ow">and</span> <span class="bp">True</span>`},
		{Rouge4, "go", "a := 1", `<span class="n">a</span> <span class="o">:=</span> <span class="m">1</span>`},
		{Rouge4, "plaintext", `a < b & "c"`, `a &lt; b &amp; "c"`},
		{Rouge4, "text", "", ""},
		{Rouge4, "abap", "WRITE <x>.", "WRITE &lt;x&gt;."},
	} {
		h := Highlighter{Version: tt.version}
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
	h.done[resultKey{Rouge4, "python", "x = 1"}] = "remembered"
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
		{"python", "f("}, {"python", "'''\n>>> "}, {"javascript", "a("}, {"javascript", "A("}, {"javascript", "function("},
		{"cpp", "f(){}"}, {"cpp", "template}"}, {"swift", "#/"}, {"make", "$(("}, {"toml", "[["}, {"php", "#["}, {"yaml", "\t- "},
		{"yaml", "|\n"}, {"yaml", "a:\n ...\n"},
	} {
		code := strings.Repeat(tt.unit, 10_000/len(tt.unit))
		for _, h.Version = range versions {
			html, ok := h.HTML(tt.lang, code)
			require.True(t, ok)
			requireFaithful(t, code, html)
		}
	}
}

// Every language ends on openings that nothing closes, and keeps the text.
func TestEveryLanguageEndsOnRepeatedCode(t *testing.T) {
	each(t, func(t *testing.T, v Version) {
		h := Highlighter{Version: v}
		for _, lang := range Languages() {
			for _, unit := range []string{`"`, "{{ ", "<a ", "(*", "#{", "<!--", "=begin\n", "* a\n"} {
				code := strings.Repeat(unit, 2000/len(unit))
				html, ok := h.HTML(lang, code)
				require.Equal(t, v.Known(lang), ok)
				requireFaithful(t, code, html)
			}
		}
	})
}

// The work on repeated code grows in proportion to its length, for all samples.
func TestStepsGrowLinearly(t *testing.T) {
	each(t, func(t *testing.T, v Version) {
		for name, code := range samplesFor(t, v) {
			once := stepsFor(t, v, languageOf(name), strings.Repeat(code, 4))
			require.Less(t, stepsFor(t, v, languageOf(name), strings.Repeat(code, 8)), 3*once, name)
		}
	})
}

// stepsFor returns the number of steps of the matcher for code.
func stepsFor(t *testing.T, v Version, lang, code string) int {
	t.Helper()
	h := Highlighter{Version: v}
	_, ok := h.HTML(lang, code)
	require.True(t, ok)
	return min(spareSteps+stepsPerByte*len(code), maxSteps) - h.match.Steps
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
		for _, h.Version = range versions {
			html, ok := h.HTML(lang, code)
			require.Equal(t, h.Known(lang), ok)
			requireFaithful(t, code, html)
		}
	})
}
