package liquid

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// TestFoundByOracle has templates that comparisons of random templates with Liquid 4.0.4 found.
func TestFoundByOracle(t *testing.T) {
	for _, test := range [][2]string{
		{"{{ blank | nope | default: 3 }}", "3"},
		{"{% cycle blank: 1, 2 %}{% cycle empty: 1, 2 %}", "11"},
		{"{% for i in 'text' offset: 3 limit: 1 %}{{ i }}{% endfor %}", "text"},
		{"{% for i in (1..2) %}{% for j in (1..1) %}{% cycle forloop: 1, 2 %}{% endfor %}{% endfor %}",
			"11"},
		{"{{ 1 | uniq: '' }}{{ true | uniq: '' }}", "1"},
		{"{{ blank | sort_natural | inspect }}", "[&quot;&quot;]"},
		{"{{ 12345678901234567890 | compact: 1 }}", "12345678901234567890"},
		{"{{ 12345678901234567890 | map: 0 }}{{ 12345678901234567890 | map: 1 }}", "01"},
		{"{{ -12345678901234567890 | map: 999 }}{{ 12345678901234567890 | map: -1 }}", "10"},
		{"{% increment time %}", "2026-03-02 23:50:00 UTC"},
		{"{% decrement time %}", "2026-03-02 23:49:59 UTC"},
		{"{% decrement day %}{% increment day %}{{ day }}", "2026-02-272026-02-272026-02-28"},
		{"{{ posts }}{{ posts | append: '' }}", "text[#<Jekyll::Document a.md collection=posts>]"},
	} {
		r := Render(test[0], foundOptions())
		require.Nil(t, r.Err, test[0])
		require.Equal(t, test[1], r.Text, test[0])
	}
	r := Render("{% if false %}\n{% elsif a, %}{% endif %}", Options{Mode: "warn"})
	require.Equal(t, []string{
		`Liquid syntax error (line 1): Expected end_of_string but found comma in "a,"`}, r.Warnings)
}

func TestErrorsFoundByOracle(t *testing.T) {
	for _, test := range [][2]string{
		{"{% for i in (true..3) %}{% endfor %}", "undefined method `to_i' for true:TrueClass"},
		{"{% decrement list %}", "no implicit conversion of Integer into Array"},
		{"{{ posts | concat: list | sort }}",
			"Liquid error (line 1): comparison of Jekyll::Document with 1 failed"},
		{"{% highlight a b=\"1  2\" %}{% endhighlight %}", "Syntax Error in tag 'highlight' while " +
			"parsing the following markup:\n\na b=\"1  2\" \n\nValid syntax: highlight <lang> [linenos] " +
			"[mark_lines=\"3 4 5\"]\n\nSee https://jekyllrb.com/docs/liquid/tags/" +
			"#code-snippet-highlighting for more details.\n"},
		{"{% link {% %}", "Liquid syntax error (line 1): Tag '{%' was not properly terminated with " +
			`regexp: /\%\}/`},
		{"{% post_url x %}", "Could not parse name of post \"x\" in tag 'post_url'.\n Make sure the " +
			"post exists and the name is correct.\n Jekyll::Errors::InvalidPostNameError: 'x' does " +
			"not contain valid date and/or title.\n"},
		{"{% post_url a/1-2-3-x/y %}", "Could not find post \"a/1-2-3-x/y\" in tag 'post_url'.\n" +
			"Make sure the post exists and the name is correct.\n"},
		{"{% if false %}{% post_url 1-13-1-x %}{% endif %}{% post_url 1-14-1-x %}",
			"Invalid date '1-14-1': '1-14-1' does not contain valid date and/or title."},
	} {
		require.EqualError(t, Render(test[0], foundOptions()).Err, test[1], test[0])
	}
}

// foundOptions has a payload with a list, a time, a day and a document.
func foundOptions() Options {
	values := map[string]Value{
		"list": Array{Int(1)}, "posts": Array{Object{document{}}},
		"time": Time{time.Date(2026, 3, 2, 23, 50, 0, 0, time.UTC)},
		"day":  Date{time.Date(2026, 2, 28, 0, 0, 0, 0, time.UTC)},
	}
	return Options{Mode: "warn", Global: func(name string) (Value, bool) {
		v, ok := values[name]
		return v, ok
	}}
}

// A document is a Jekyll document.
type document struct{}

func (document) Class() string  { return "Jekyll::Drops::DocumentDrop" }
func (document) Text() string   { return "text" }
func (document) Keys() []string { return nil }

func (document) Get(key string) (Value, bool) {
	if key == "collection" {
		return String("posts"), true
	}
	return String("a.md"), true
}
