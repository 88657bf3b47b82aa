package liquid

import (
	"strings"
	"testing"
)

// TestBigInputs renders inputs that take minutes if a function is quadratic.
func TestBigInputs(t *testing.T) {
	plugins := func(name string) PluginTag { return PluginTag(len(name) % 5) }
	const size = 300_000
	for _, parts := range [][3]string{
		{"", "{{", ""},
		{"", "{%", ""},
		{"", "{{}", ""},
		{"", "{{ a }}", ""},
		{"{% raw %}", "{% {{ a", "%}{% endraw %}"},
		{"{{ ", "[", " }}"},
		{"{{ ", "(1..", " }}"},
		{"{{ ", "[[a]", " }}"},
		{"{{ a | b: ", "|", " }}"},
		{"{{ a | b: ", "a:", " }}"},
		{"{% assign ", "a", " %}"},
		{"{% assign x = ", "'a", " %}"},
		{"{% if ", "a or ", " %}{% endif %}"},
		{"{% if ", "a'", " %}{% endif %}"},
		{"{% for a in b ", "a", " %}{% endfor %}"},
		{"{% tablerow ", "a ", " %}{% endtablerow %}"},
		{"{% cycle ", "a:", " %}"},
		{"{% case a %}{% when ", "a or ", " %}{% endcase %}"},
		{"", "{% a %}", ""},
		{"", "{% abcd %}", ""},
		{"", "{% abcd %}{% endabce %}", ""},
		{"{% include ", "{{a}}", " %}"},
		{"{% include a ", "a=b ", " %}"},
	} {
		Render(parts[0]+strings.Repeat(parts[1], size/len(parts[1]))+parts[2], Options{Mode: "warn", PluginTag: plugins})
	}
}
