package oracle

import (
	"fmt"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Both pages are parsed as a browser would and reduced to trees of the significant parts. Every
// comparison (equality, first difference, common blocks) then compares trees.

// A Mode selects the significant parts of the HTML.
type Mode int

const (
	// Strict compares tags, text and every attribute. It ignores collapsible white space, the order
	// of attributes and class names, comments, and token spans in highlighted code.
	Strict Mode = iota
	// Forgiving compares tags, text and the attributes that affect the reader. It compares only the
	// text of a code block, not the elements around it.
	Forgiving
)

func (m Mode) String() string {
	if m == Strict {
		return "strict"
	}
	return "forgiving"
}

// A node is an element, or a text if tag is empty.
type node struct {
	tag      string
	attr     []string // name="value", sorted
	text     string
	children []*node
}

// isSame reports whether a and b are equal in mode.
func isSame(a, b string, mode Mode) bool { return Diff(a, b, mode) == "" }

// Blocks returns the top-level elements and texts of page in a normal form: equal strings are equal
// blocks.
func Blocks(page string, mode Mode) []string {
	children, err := parse(page, mode)
	if err != nil {
		return []string{page}
	}
	blocks := make([]string, len(children))
	for i, k := range children {
		blocks[i] = k.String()
	}
	return blocks
}

// Agree returns the length of the longest common subsequence of want and got, so that an extra or
// missing block affects only itself and not the blocks after it.
func Agree(want, got []string) int {
	same := 0
	for len(want) > 0 && len(got) > 0 && want[0] == got[0] {
		want, got = want[1:], got[1:]
		same++
	}
	for len(want) > 0 && len(got) > 0 && want[len(want)-1] == got[len(got)-1] {
		want, got = want[:len(want)-1], got[:len(got)-1]
		same++
	}
	row := make([]int, len(got)+1) // row[j] is the result for the blocks of want so far and got[:j]
	for _, w := range want {
		diagonal := 0
		for j, g := range got {
			above := row[j+1]
			if w == g {
				row[j+1] = diagonal + 1
			} else {
				row[j+1] = max(above, row[j])
			}
			diagonal = above
		}
	}
	return same + row[len(got)]
}

// parse returns the significant parts of page. It fails only if the HTML parser does (elements
// nested hundreds deep).
func parse(page string, mode Mode) ([]*node, error) {
	context := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragmentWithOptions(strings.NewReader(page), context, html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, err
	}
	f := folder{mode}
	var children []*node
	for _, n := range nodes {
		children = f.fold(children, n, false)
	}
	return trimEdges(children, true), nil
}

type folder struct{ mode Mode }

// fold appends the significant parts of n to siblings. code reports whether n is inside highlighted
// code.
func (f folder) fold(siblings []*node, n *html.Node, code bool) []*node {
	switch n.Type {
	case html.TextNode:
		// a removed comment or token span separated two texts
		if k := len(siblings); k > 0 && siblings[k-1].tag == "" {
			siblings[k-1].text += n.Data
			return siblings
		}
		return append(siblings, &node{text: n.Data})
	case html.ElementNode:
		if code && n.Data == "span" {
			return f.foldKids(siblings, n, code)
		}
		return append(siblings, f.element(n, code))
	}
	return siblings
}

func (f folder) foldKids(children []*node, n *html.Node, code bool) []*node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		children = f.fold(children, c, code)
	}
	return children
}

func (f folder) element(n *html.Node, code bool) *node {
	if f.mode == Forgiving {
		if plain := codeBlock(n); plain != nil {
			return plain
		}
	}
	code = code || hasClass(n, "highlighter-rouge")
	e := &node{tag: n.Data, attr: f.attributes(n), children: f.foldKids(nil, n, code)}
	if !verbatim(n.Data) {
		e.children = trimEdges(e.children, isBlock(n.Data))
	}
	return e
}

// codeBlock returns n as a plain code block, or nil if it is none. Engines wrap code differently,
// with or without line numbers.
func codeBlock(n *html.Node) *node {
	code := n
	switch {
	case n.Data == "div" && hasClass(n, "highlighter-rouge"):
		if cell := find(n, func(n *html.Node) bool { return hasClass(n, "rouge-code") }); cell != nil {
			code = cell
		}
	case n.Data == "pre" && n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.Data == "code":
	default:
		return nil
	}
	text := &node{text: innerText(code)}
	return &node{tag: "pre", children: []*node{{tag: "code", children: []*node{text}}}}
}

func find(n *html.Node, is func(*html.Node) bool) *html.Node {
	for d := range n.Descendants() {
		if is(d) {
			return d
		}
	}
	return nil
}

func innerText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func hasClass(n *html.Node, class string) bool {
	for _, a := range n.Attr {
		if a.Key == "class" {
			return slices.Contains(strings.Fields(a.Val), class)
		}
	}
	return false
}

func (f folder) attributes(n *html.Node) []string {
	var attr []string
	for _, a := range n.Attr {
		name, value := a.Key, a.Val
		if a.Namespace != "" {
			name = a.Namespace + ":" + name
		}
		if f.mode == Forgiving {
			if !readable[name] {
				continue
			}
			if name == "checked" {
				value = "" // only its presence matters
			}
		}
		if name == "class" {
			names := strings.Fields(value)
			slices.Sort(names)
			value = strings.Join(names, " ")
		}
		attr = append(attr, fmt.Sprintf("%s=%q", name, value))
	}
	slices.Sort(attr)
	return attr
}

// readable holds the attributes that affect the reader.
var readable = map[string]bool{
	"href": true, "src": true, "alt": true, "title": true, "start": true, "checked": true, "colspan": true, "rowspan": true,
}

// trimEdges collapses white space in the texts among children and removes it where browsers do not
// show it: next to block elements and line breaks, and at both ends if the parent is a block.
func trimEdges(children []*node, block bool) []*node {
	swallows := func(i int) bool {
		if i < 0 || i == len(children) {
			return block
		}
		return isBlock(children[i].tag) || children[i].tag == "br"
	}
	var kept []*node
	for i, k := range children {
		if k.tag == "" {
			k.text = foldSpace(k.text)
			if swallows(i - 1) {
				k.text = strings.TrimPrefix(k.text, " ")
			}
			if swallows(i + 1) {
				k.text = strings.TrimSuffix(k.text, " ")
			}
			if k.text == "" {
				continue
			}
		}
		kept = append(kept, k)
	}
	return kept
}

// foldSpace replaces each run of HTML white space by one space. A no-break space is not white
// space.
func foldSpace(s string) string {
	var b strings.Builder
	space := false
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case ' ', '\t', '\n', '\r', '\f':
			if !space {
				b.WriteByte(' ')
			}
			space = true
		default:
			b.WriteByte(s[i])
			space = false
		}
	}
	return b.String()
}

func verbatim(tag string) bool {
	switch tag {
	case "pre", "textarea", "script", "style":
		return true
	}
	return false
}

func isBlock(tag string) bool { return blockTags[tag] }

// blockTags holds the elements that browsers lay out as blocks, including table parts. Unknown
// elements are inline.
var blockTags = func() map[string]bool {
	tags := map[string]bool{}
	for _, tag := range strings.Fields(`address article aside blockquote body caption center col colgroup dd details
		dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr legend li
		listing main menu nav ol optgroup option p plaintext pre script search section style summary table tbody td
		template tfoot th thead title tr ul xmp`) {
		tags[tag] = true
	}
	return tags
}()
