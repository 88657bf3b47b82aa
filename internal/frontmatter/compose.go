package frontmatter

import "strings"

// Style is the form in which a value is written.
type Style uint8

const (
	Empty Style = iota // nothing after the colon
	Plain
	SingleQuoted
	DoubleQuoted
	Literal // |
	Folded  // >
	Flow    // [a, b] or {a: b}
	Block   // lines of "- a" or "a: b"
	Alias   // *a
)

// A node is a YAML value and its byte range, anchor and tag included. Comments and the line end
// after it are not part of the range.
type node struct {
	start, end int
	style      Style
	form       form
	text       string  // of a scalar: decoded; of an alias: the anchor's name
	anchor     string  // name of the anchor, or ""
	tag        string  // or ""
	items      []*node // of a list; of a mapping, alternating keys and values
	tooDeep    bool    // items were skipped

	key       string // for a key (isKey): the string that SafeYAML uses
	isKey     bool   // it is the key, as a string, of the node after it
	irregular bool   // SafeYAML does not pair the keys of this mapping with the values after them
}

type form uint8

const (
	scalar form = iota
	list
	mapping
	alias
)

// maxDepth limits every recursion over nested values. Front matter nests two or three levels deep;
// a browser's stack ends at some thousand.
const maxDepth = 100

// parse parses the first document of src from pos and returns its end. On a syntax error root is
// nil and failure describes the error.
func parse(src string, pos int) (root *node, end int, failure stop) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case stop:
			root, end, failure = nil, r.at, r
		default:
			panic(r)
		}
	}()
	checkCharacters(src, pos)
	c := &composer{scanner: newScanner(src, pos)}
	if c.at(tokenEnd) {
		return c.empty(pos), c.peek().start, stop{}
	}
	root = c.node(true, false)
	return root, c.peek().start, stop{}
}

// checkCharacters stops at a character that YAML does not allow.
func checkCharacters(src string, pos int) {
	for i, r := range src[pos:] {
		switch {
		case r >= ' ' && r < 0x7f, r == '\n':
		case r == '\uFFFD' && !strings.HasPrefix(src[pos+i:], "\uFFFD"):
			panic(stop{at: pos + i, why: badUTF8})
		case isForbidden(r):
			panic(stop{at: pos + i, why: controlCharacter})
		}
	}
}

func isForbidden(r rune) bool {
	switch r {
	case '\t', '\n', '\r', 0x85:
		return false
	}
	return r < ' ' || r >= 0x7f && r < 0xa0 || r == 0xfffe || r == 0xffff
}

type composer struct {
	scanner *scanner
	read    int // number of tokens read
	depth   int // current nesting depth of nodes
	open    int // offset of the innermost open bracket, 0 outside
}

func (c *composer) peek() token { return c.scanner.token(c.read) }

// try consumes a token if it is of kind k.
func (c *composer) try(k kind) bool {
	if c.peek().kind != k {
		return false
	}
	c.read++
	return true
}

// take consumes a token of kind k, and stops if the next token is of another kind.
func (c *composer) take(k kind, why cause) token {
	t := c.peek()
	if !c.try(k) {
		panic(c.unfinished(t.start, why))
	}
	return t
}

func (c *composer) at(kinds ...kind) bool {
	for _, k := range kinds {
		if c.peek().kind == k {
			return true
		}
	}
	return false
}

func (c *composer) empty(pos int) *node { return &node{start: pos, end: pos, style: Empty} }

// node parses a value. block allows a block list or mapping. glued allows a list at the mapping's
// own column; no token opens such a list.
func (c *composer) node(block, glued bool) *node {
	t := c.peek()
	if c.try(tokenAlias) {
		return &node{start: t.start, end: t.end, style: Alias, form: alias, text: t.text}
	}
	anchor, tag, after := c.properties()
	c.depth++
	n := c.content(block, glued)
	c.depth--
	if n == nil {
		if after < 0 {
			panic(c.unfinished(c.peek().start, noContent))
		}
		n = c.empty(after)
	}
	n.start = min(n.start, t.start)
	n.anchor, n.tag = anchor, tag
	return n
}

// properties parses an anchor and a tag, in any order. after is the offset of their end, or -1.
func (c *composer) properties() (anchor, tag string, after int) {
	after = -1
	undefined := -1
	for range 2 {
		p := c.peek()
		if p.kind == tokenAnchor && anchor == "" {
			anchor = p.text
		} else if p.kind == tokenTag && tag == "" {
			tag = p.text
			if tag == undefinedTag {
				undefined = p.start
			}
		} else {
			break
		}
		c.read++
		after = p.end
	}
	if c.peek(); undefined >= 0 { // an error in the next token has priority
		panic(stop{at: undefined, why: badTagHandle})
	}
	return anchor, tag, after
}

// content parses a value without its properties. It returns nil if there is none.
func (c *composer) content(block, glued bool) *node {
	t := c.peek()
	isOpen := t.kind == tokenFlowList || t.kind == tokenFlowMap ||
		block && (t.kind == tokenListStart || t.kind == tokenMapStart)
	switch {
	case glued && t.kind == tokenEntry:
		return c.blockList(true)
	case t.kind == tokenScalar:
		c.read++
		return &node{start: t.start, end: t.end, style: t.style, text: t.text}
	case isOpen && c.depth > maxDepth:
		return c.skip()
	case !isOpen:
		return nil
	}
	c.read++
	switch t.kind {
	case tokenFlowList, tokenFlowMap:
		return c.flow(t)
	case tokenListStart:
		n := c.blockList(false)
		c.take(tokenBlockEnd, noDash)
		return n
	}
	n := c.blockMap()
	c.take(tokenBlockEnd, noKey)
	return n
}

// skip skips a list or a mapping that nests too deep, without recursion.
func (c *composer) skip() *node {
	open := c.peek()
	n := &node{start: open.start, style: Flow, form: list, tooDeep: true}
	if open.kind == tokenListStart || open.kind == tokenMapStart {
		n.style = Block
	}
	for depth := 0; ; {
		t := c.peek()
		switch t.kind {
		case tokenListStart, tokenMapStart, tokenFlowList, tokenFlowMap:
			depth++
		case tokenBlockEnd, tokenFlowListEnd, tokenFlowMapEnd:
			depth--
		case tokenEnd:
			if n.style == Block {
				panic(stop{at: open.start, why: noContent})
			}
			panic(stop{at: open.start, why: noEnd})
		}
		c.read++
		if t.kind != tokenBlockEnd {
			n.end = t.end
		}
		if depth == 0 {
			return n
		}
	}
}

func (c *composer) blockList(glued bool) *node {
	n := &node{start: c.peek().start, style: Block, form: list}
	for c.at(tokenEntry) {
		entry := c.take(tokenEntry, noCause)
		item := c.empty(entry.end)
		if !c.at(tokenEntry, tokenBlockEnd) && !(glued && c.at(tokenKey, tokenValue)) {
			item = c.node(true, false)
		}
		n.add(item)
	}
	return n
}

func (c *composer) blockMap() *node {
	n := &node{start: c.peek().start, style: Block, form: mapping}
	for c.at(tokenKey) {
		key := c.take(tokenKey, noCause)
		name := c.empty(key.end)
		if !c.at(tokenKey, tokenValue, tokenBlockEnd) {
			name = c.node(true, true)
		}
		n.add(name)
		n.add(c.mapValue(name.end, tokenKey, tokenValue, tokenBlockEnd))
	}
	return n
}

// mapValue parses ":" and the value, up to a token of one of the kinds in ends. A key without ":"
// has an empty value.
func (c *composer) mapValue(keyEnd int, ends ...kind) *node {
	colon := c.peek()
	if !c.try(tokenValue) {
		return c.empty(keyEnd)
	}
	if c.at(ends...) {
		return c.empty(colon.end)
	}
	block := ends[len(ends)-1] == tokenBlockEnd
	return c.node(block, block)
}

// flow parses a list or mapping in brackets.
func (c *composer) flow(t token) *node {
	outer := c.open
	c.open = t.start
	defer func() { c.open = outer }()
	if t.kind == tokenFlowList {
		return c.flowList(t.start)
	}
	return c.flowMap(t.start)
}

func (c *composer) flowList(start int) *node {
	n := &node{start: start, style: Flow, form: list}
	for !c.at(tokenFlowListEnd) {
		if c.at(tokenKey) { // [a: b] is a list of a map
			pair := &node{start: c.peek().start, style: Flow, form: mapping}
			c.pair(pair, tokenFlowListEnd)
			n.add(pair)
		} else {
			n.add(c.node(false, false))
		}
		if !c.try(tokenComma) && !c.at(tokenFlowListEnd) {
			panic(c.unfinished(c.peek().start, noListEnd))
		}
	}
	n.end = c.take(tokenFlowListEnd, noCause).end
	return n
}

func (c *composer) flowMap(start int) *node {
	n := &node{start: start, style: Flow, form: mapping}
	for !c.at(tokenFlowMapEnd) {
		if c.at(tokenKey) {
			c.pair(n, tokenFlowMapEnd)
		} else {
			key := c.node(false, false)
			n.add(key)
			n.add(c.empty(key.end))
		}
		if !c.try(tokenComma) && !c.at(tokenFlowMapEnd) {
			panic(c.unfinished(c.peek().start, noMapEnd))
		}
	}
	n.end = c.take(tokenFlowMapEnd, noCause).end
	return n
}

// pair adds a key and its value to a flow mapping.
func (c *composer) pair(n *node, end kind) {
	key := c.take(tokenKey, noCause)
	name := c.empty(key.end)
	if !c.at(tokenValue, tokenComma, end) {
		name = c.node(false, false)
	} else if end == tokenFlowListEnd {
		c.read++ // libyaml skips a token that it has only peeked at, so [? : a] is an error
	}
	n.add(name)
	n.add(c.mapValue(name.end, tokenComma, end))
}

// add appends an item. The node ends with its last item until a token closes it.
func (n *node) add(item *node) {
	n.items = append(n.items, item)
	n.end = item.end
}
