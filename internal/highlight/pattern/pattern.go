// Package pattern matches regular expressions as Rouge's lexers do: Ruby's syntax, anchored where the
// lexer stands, by backtracking, within a budget of steps.
package pattern

// Go's own regexp has neither lookaround nor back references, which a third of the rules need, and would take
// quadratic time when tried at every position of a long text. A general backtracking engine exists for Go
// (regexp2), but it weighs 214 kB of the download, three times what all of highlight's code does, its time limit never fires under
// WebAssembly (the clock is a goroutine, and a match never yields), and its classes are .NET's: \w takes Hangul
// there and does not in Ruby.
//
// Ruby's StringScanner, in which Rouge runs, takes the position of the scan as the beginning of the text: there
// ^ matches, a look-behind sees nothing, and \b asks only what follows. A match here is given the rest of the
// text, so it sees just that.
//
//	parse.go    text → tree
//	compile.go  tree → program, and the bytes that a match can start with
//	match.go    program × text → end and groups
//	set.go      sets of characters

// A Pattern is a compiled regular expression. It may be used by one goroutine at a time per Matcher.
type Pattern struct {
	prog   []inst
	slots  int // capture slots: two per group, then one per loop that must notice an empty turn
	groups int
	first  [256]bool
	empty  bool
}

// Options change how a pattern is read.
type Options struct {
	FoldCase bool // Ruby's /i
	DotAll   bool // Ruby's /m: "." takes a newline
}

// Compile reads a pattern.
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

// Groups returns how many groups the pattern captures.
func (p *Pattern) Groups() int { return p.groups }

// CanStart reports whether a match can begin with the byte b. It may err on the side of yes.
func (p *Pattern) CanStart(b byte) bool { return p.empty || p.first[b] }
