package oracle

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Classes counts the characters of highlighted code by language, and those in which two pages agree
// on the class of the token. White space counts.
type Classes map[string]Share

// A Share is a part of a number of characters.
type Share struct{ Right, All int }

// Add compares the code of a page got with that of the page want. Code that got lacks, or whose
// text differs there, is wrong as a whole.
func (c Classes) Add(want, got string) {
	rest := codes(got)
	for _, w := range codes(want) {
		right := 0
		for i, g := range rest {
			if g.lang == w.lang && g.text.String() == w.text.String() {
				right = agreement(w.classes, g.classes)
				rest = rest[i+1:]
				break
			}
		}
		s := c[w.lang]
		c[w.lang] = Share{s.Right + right, s.All + len(w.classes)}
	}
}

// Total returns the sum of all languages.
func (c Classes) Total() (sum Share) {
	for _, s := range c {
		sum.Right += s.Right
		sum.All += s.All
	}
	return sum
}

// agreement returns the number of equal strings at the same places.
func agreement(a, b []string) (n int) {
	for i := range min(len(a), len(b)) {
		if a[i] == b[i] {
			n++
		}
	}
	return n
}

// A code is a block or span of code.
type code struct {
	lang    string
	text    strings.Builder
	classes []string // of each character: that of its token span, "" without one
}

// codes returns the code of a page in its order.
func codes(page string) (list []*code) {
	context := &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body}
	nodes, err := html.ParseFragmentWithOptions(strings.NewReader(page), context,
		html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil // elements nested hundreds deep
	}
	for _, n := range nodes {
		list = appendCodes(list, n)
	}
	return list
}

func appendCodes(list []*code, n *html.Node) []*code {
	if lang := languageOf(n); lang != "" {
		c := &code{lang: lang}
		c.find(n)
		return append(list, c)
	}
	for child := range n.ChildNodes() {
		list = appendCodes(list, child)
	}
	return list
}

// languageOf returns the language of an element with code, "" for others. kramdown writes it on the
// outermost element of the code.
func languageOf(n *html.Node) string {
	for _, a := range n.Attr {
		if a.Key != "class" {
			continue
		}
		for class := range strings.FieldsSeq(a.Val) {
			if lang, ok := strings.CutPrefix(class, "language-"); ok {
				return lang
			}
		}
	}
	return ""
}

// find reads the <pre> or <code> in an element. The white space around it is not code.
func (c *code) find(n *html.Node) {
	if n.Data == "pre" || n.Data == "code" {
		c.read(n, "")
		return
	}
	for child := range n.ChildNodes() {
		c.find(child)
	}
}

// read appends the text below n except line numbers. class is that of the token around n.
func (c *code) read(n *html.Node, class string) {
	switch {
	case n.Type == html.TextNode:
		c.text.WriteString(n.Data)
		for range n.Data {
			c.classes = append(c.classes, class)
		}
	case hasClass(n, "rouge-gutter"):
		return
	case n.Data == "span":
		for _, a := range n.Attr {
			if a.Key == "class" {
				class = a.Val
			}
		}
	}
	for child := range n.ChildNodes() {
		c.read(child, class)
	}
}
