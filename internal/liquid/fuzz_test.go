package liquid_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/liquid"
)

// FuzzRender checks that every template gives the same result twice, in the three modes and with
// plugins, within the limits, and that literal text maps to itself.
func FuzzRender(f *testing.F) {
	s := readSite(f, "testdata")
	for _, c := range readCases(f, "testdata/cases.jsonl") {
		f.Add(c.Template)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, mode := range []string{"warn", "strict", "lax", "plugins"} {
			o := s.options()
			if o.Mode = mode; mode == "plugins" {
				o.Mode, o.PluginTag, o.MayExist = "warn", anyPlugin, func(string) bool { return true }
			}
			r := liquid.Render(text, o)
			again := liquid.Render(text, o)
			require.Equal(t, r.Text, again.Text)
			require.Equal(t, r.Err, again.Err)
			require.LessOrEqual(t, len(r.Text), liquid.MaxText)
			if r.Err != nil {
				require.Equal(t, text, r.Text)
				require.True(t, 0 <= r.Err.Start && r.Err.Start <= r.Err.End && r.Err.End <= len(text))
			}
			for i := range len(r.Text) {
				from, to := r.Range(i, i+1)
				require.True(t, 0 <= from && from <= to && to <= len(text))
			}
		}
	})
}

// anyPlugin gives tags each kind of plugin, by the lengths of their names.
func anyPlugin(name string) liquid.PluginTag { return liquid.PluginTag(len(name) % 5) }

// TestSteps checks that templates that look small end, and that the steps of long ones grow with
// their length.
func TestSteps(t *testing.T) {
	for _, text := range []string{
		"{% for i in (1..1000000000) %}x{% endfor %}",
		"{% for i in (1..1000000000) %}{% endfor %}",
		"{% tablerow i in (1..1000000000) %}x{% endtablerow %}",
		strings.Repeat("{% for i in (1..1000) %}", 50) + "x" + strings.Repeat("{% endfor %}", 50),
		"{% assign a = 'xxxxxxxxxx' %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}",
		"{% assign a = 'a,b' | split: ',' %}{% for i in (1..60) %}{% assign a = a | concat: a %}" +
			"{% endfor %}{{ a }}",
		"{% assign a = 'a,b' | split: ',' %}{% for i in (1..60) %}{% assign a = a | push: a %}" +
			"{% endfor %}{{ a }}",
		"{% include loops.html %}",
	} {
		r := liquid.Render(text, readSite(t, "testdata").options())
		require.NotNil(t, r.Err, text)
		t.Log(r.Err)
	}
}

func TestNestingLimit(t *testing.T) {
	nested := func(n int) string {
		return strings.Repeat("{% if true %}", n) + "x" + strings.Repeat("{% endif %}", n)
	}
	r := liquid.Render(nested(liquid.MaxDepth), liquid.Options{})
	require.Nil(t, r.Err)
	require.Equal(t, "x", r.Text)
	r = liquid.Render(nested(liquid.MaxDepth+1), liquid.Options{})
	require.EqualError(t, r.Err, "Liquid error: Nesting too deep")
}

func TestMap(t *testing.T) {
	text := "a {{ 'bc' }} {% if true %}d{% endif %}{% raw %}{{ e }}{% endraw %} 한"
	r := liquid.Render(text, liquid.Options{})
	require.Equal(t, "a bc d{{ e }} 한", r.Text)
	for _, part := range []string{"a ", "d", "{{ e }}", " 한"} {
		at := strings.Index(r.Text, part)
		from, to := r.Range(at, at+len(part))
		require.Equal(t, part, text[from:to])
	}
	from, to := r.Range(2, 4)
	require.Equal(t, "{{ 'bc' }}", text[from:to])
}

func TestTextWithoutLiquidIsNotCopied(t *testing.T) {
	r := liquid.Render("a { % } b", liquid.Options{})
	require.Nil(t, r.Map)
	require.Zero(t, testing.AllocsPerRun(10, func() { liquid.Render("a { % } b", liquid.Options{}) }))
}

func TestFindings(t *testing.T) {
	text := "{{ x }} {{ site.x }} {% for i in (1..2) %}{{ i | nope }}{% endfor %} {{ a b }}"
	o := liquid.Options{Mode: "warn", Global: func(name string) (liquid.Value, bool) { return nil, name == "site" }}
	var found []string
	for _, f := range liquid.Render(text, o).Findings {
		found = append(found, text[f.Start:f.End]+" "+f.Name)
	}
	require.Equal(t, []string{
		"{{ a b }} Expected end_of_string but found id",
		"{{ x }} {{ x }}",
		"{{ i | nope }} nope",
		"{{ a b }} {{ a b }}",
	}, found)
}
