package frontmatter

// Style says how a value is written.
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

// A node is a value in the YAML and its bytes, from its anchor or tag on; comments and the line end after it are outside.
type node struct {
	start, end int
	style      Style
	form       form
	text       string  // of a scalar, decoded
	tag        string  // as written, "" if there is none
	items      []*node // of a list; of a mapping, keys and values in turn
}

type form uint8

const (
	scalar form = iota
	list
	mapping
	alias
)

// compose reads the first document of src from pos, and returns where it ends. If there is something that it does not
// understand, root is nil and end tells where.
func compose(src string, pos int) (root *node, end int) {
	defer func() {
		switch r := recover().(type) {
		case nil:
		case stop:
			root, end = nil, r.at
		default:
			panic(r)
		}
	}()
	c := &composer{scanner: newScanner(src, pos), anchors: map[string]bool{}}
	if c.at(tokenEnd) {
		return c.empty(pos), c.peek().start
	}
	root = c.node(true, false)
	return root, c.peek().start
}

type composer struct {
	scanner *scanner
	read    int // tokens so far
	depth   int // of nodes
	anchors map[string]bool
}

// maxDepth bounds the recursion; nobody nests front matter that deep.
const maxDepth = 500

func (c *composer) peek() token { return c.scanner.token(c.read) }

// try passes a token of kind k.
func (c *composer) try(k kind) bool {
	if c.peek().kind != k {
		return false
	}
	c.read++
	return true
}

// take passes a token of kind k, which must be there.
func (c *composer) take(k kind) token {
	t := c.peek()
	if !c.try(k) {
		panic(stop{t.start})
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

// node reads a value. Block lists and maps may stand only in a block; a list that is a mapping's value may stand at the
// mapping's own column, and then no token opens it.
func (c *composer) node(block, glued bool) *node {
	c.depth++
	defer func() { c.depth-- }()
	t := c.peek()
	if c.depth > maxDepth {
		panic(stop{t.start})
	}
	if c.try(tokenAlias) {
		if !c.anchors[t.text[1:]] {
			panic(stop{t.start}) // "unknown anchor … referenced"
		}
		return &node{start: t.start, end: t.end, style: Alias, form: alias}
	}
	start, after, tag := t.start, -1, ""
	for seen := tokenEnd; c.at(tokenAnchor, tokenTag) && c.peek().kind != seen; { // one of each, in any order
		p := c.peek()
		c.read++
		if p.kind == tokenTag {
			tag = p.text
		} else {
			c.anchors[p.text[1:]] = true
		}
		if seen != tokenEnd {
			after = p.end
			break
		}
		seen, after = p.kind, p.end
	}
	n := c.content(block, glued)
	if n == nil {
		if after < 0 {
			panic(stop{c.peek().start}) // "did not find expected node content"
		}
		n = c.empty(after)
	}
	n.start = min(n.start, start)
	n.tag = tag
	return n
}

// content reads a value without its properties, or returns nil if there is none.
func (c *composer) content(block, glued bool) *node {
	t := c.peek()
	switch {
	case glued && t.kind == tokenEntry:
		return c.blockList(true)
	case t.kind == tokenScalar:
		c.read++
		return &node{start: t.start, end: t.end, style: t.style, text: t.text}
	case c.try(tokenFlowList):
		return c.flowList(t.start)
	case c.try(tokenFlowMap):
		return c.flowMap(t.start)
	case block && c.try(tokenListStart):
		n := c.blockList(false)
		c.take(tokenBlockEnd)
		return n
	case block && c.try(tokenMapStart):
		n := c.blockMap()
		c.take(tokenBlockEnd)
		return n
	}
	return nil
}

func (c *composer) blockList(glued bool) *node {
	n := &node{start: c.peek().start, style: Block, form: list}
	for c.at(tokenEntry) {
		entry := c.take(tokenEntry)
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
		key := c.take(tokenKey)
		name := c.empty(key.end)
		if !c.at(tokenKey, tokenValue, tokenBlockEnd) {
			name = c.node(true, true)
		}
		n.add(name)
		n.add(c.mapValue(name.end, tokenKey, tokenValue, tokenBlockEnd))
	}
	return n
}

// mapValue reads ":" and what follows it, up to one of the kinds in ends. The value of a key without ":" is empty.
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
			panic(stop{c.peek().start}) // "did not find expected ',' or ']'"
		}
	}
	n.end = c.take(tokenFlowListEnd).end
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
			panic(stop{c.peek().start}) // "did not find expected ',' or '}'"
		}
	}
	n.end = c.take(tokenFlowMapEnd).end
	return n
}

// pair adds a key and its value to a flow mapping.
func (c *composer) pair(n *node, end kind) {
	key := c.take(tokenKey)
	name := c.empty(key.end)
	if !c.at(tokenValue, tokenComma, end) {
		name = c.node(false, false)
	}
	n.add(name)
	n.add(c.mapValue(name.end, tokenComma, end))
}

// add appends an item; a node ends where its last item does, until something closes it.
func (n *node) add(item *node) {
	n.items = append(n.items, item)
	n.end = item.end
}
