// Package pattern implements the regular expressions of Rouge's lexers: Ruby's syntax, anchored at
// the position of the lexer, by backtracking, with a budget of steps.
package pattern

// Go's regexp has neither lookaround nor back references, which a third of the rules need, and
// would take quadratic time if tried at every position of a long text. The backtracking package
// regexp2 adds 214 kB to the download, three times the code of package highlight; its time limit
// does not work under WebAssembly (its clock is a goroutine, and a match never yields); and it
// follows .NET, where \w includes Hangul. In Ruby it does not.
//
// Rouge uses Ruby's StringScanner, which treats the scan position as the start of the text: there ^
// matches, a look-behind sees nothing, and \b depends only on the next character. Match gets the
// text from the scan position on, which has the same effect.
//
//	parse.go    text → tree
//	compile.go  tree → program, and the bytes that a match can start with
//	match.go    program × text → end and groups
//	set.go      sets of characters

// A Pattern is a compiled regular expression. Each Matcher must be used by one goroutine at a time.
type Pattern struct {
	prog []inst
	// capture slots: two per group, then one per loop that must detect an empty iteration
	slots  int
	groups int
	first  [256]bool
	empty  bool
}

// Options change the meaning of a pattern.
type Options struct {
	FoldCase bool // Ruby's /i
	DotAll   bool // Ruby's /m: "." matches a newline
}

// Compile parses a pattern.
func Compile(expr string, o Options) (*Pattern, error) {
	p := &parser{src: expr, flags: flags{fold: o.FoldCase, dotAll: o.DotAll}}
	tree, err := p.parse()
	if err != nil {
		return nil, err
	}
	c := &compiler{slots: 2 * (p.groups + 1)}
	c.emit(tree)
	c.add(inst{op: opMatch})
	if c.err != nil {
		return nil, c.err
	}
	pat := &Pattern{prog: c.prog, slots: c.slots, groups: p.groups}
	pat.empty = first(tree, &pat.first)
	return pat, nil
}

// Groups returns the number of capture groups.
func (p *Pattern) Groups() int { return p.groups }

// CanStart reports whether a match can start with the byte b. It may report true for a byte that
// cannot start one.
func (p *Pattern) CanStart(b byte) bool { return p.empty || p.first[b] }
