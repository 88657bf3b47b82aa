package liquid

import "slices"

// The limits of one rendering. Liquid has none, but a template of one line may ask for 10⁹ rounds.
const (
	maxSteps  = 2 << 20  // nodes and rounds of loops
	maxOutput = 32 << 20 // bytes, also of text that is not shown
	maxFiles  = 200      // files that include each other; Ruby's stack ends there, too
)

// A context is the state of rendering one text.
type context struct {
	options Options
	filters map[string]filter
	source  string // the template that is rendered: the text or an included file
	output  output

	scopes []map[string]Value // from the outermost one, which assign and capture set
	global map[string]Value   // values of Options.Global, and counters

	interrupts []bool // pending ones, true for break
	loops      []*forLoop
	offsets    map[string]int64 // where "offset:continue" goes on, by the name of the loop
	cycles     map[any]int
	changed    string // the last output of ifchanged
	hasChanged bool

	files []file // the open include tags
	cache map[string]*body

	node       *node // of the text that is rendered; an include tag while its file is
	findings   []Finding
	isReported map[Finding]bool

	steps       int
	isExhausted bool // a value was too long to print; rendering ends
}

func newContext(source string, o Options) *context {
	return &context{options: o, filters: filters, source: source, scopes: []map[string]Value{{}},
		global: map[string]Value{}, offsets: map[string]int64{}, cycles: map[any]int{},
		cache: map[string]*body{}}
}

// report adds a finding at the current tag.
func (c *context) report(kind FindingKind, name string) {
	f := Finding{c.node.start, c.node.end, kind, name}
	if c.isReported == nil {
		c.isReported = map[Finding]bool{}
	}
	if !c.isReported[f] {
		c.isReported[f] = true
		c.findings = append(c.findings, f)
	}
}

func (c *context) printing() printing { return printing{isRuby34: c.options.IsRuby34} }

// text returns a value as an output prints it: to_s, or the joined items of a list.
func (c *context) text(v Value) string { return c.whole(printed(v, c.printing())) }

// inspect returns Ruby's inspect of a value.
func (c *context) inspect(v Value) string { return c.whole(inspected(v, c.printing())) }

func (c *context) whole(text string, isWhole bool) string {
	c.isExhausted = c.isExhausted || !isWhole
	return text
}

// spend counts steps, and fails once the limits are reached.
func (c *context) spend(steps int) *Error {
	c.steps += steps
	if c.steps > maxSteps || c.isExhausted || c.output.total > maxOutput {
		return &Error{Class: classMemoryError, Text: "Memory limits exceeded"}
	}
	return nil
}

// find returns a variable: of the innermost scope that has it, otherwise of Jekyll's payload.
func (c *context) find(name Value) (Value, *Error) {
	key, isName := name.(String)
	for i := len(c.scopes) - 1; i >= 0 && isName; i-- {
		if v, ok := c.scopes[i][string(key)]; ok {
			return toLiquid(v), nil
		}
	}
	if isName {
		if v, ok := c.payload(string(key)); ok {
			return toLiquid(v), nil
		}
	}
	if c.options.StrictVariables {
		return nil, &Error{Class: "Liquid::UndefinedVariable",
			Text: "undefined variable " + c.str(name)}
	}
	return nil, nil
}

// payload returns a variable of Jekyll's payload, or a counter.
func (c *context) payload(name string) (v Value, ok bool) {
	if v, ok = c.global[name]; ok || c.options.Global == nil {
		return v, ok
	}
	if v, ok = c.options.Global(name); ok {
		c.global[name] = v
		return v, ok
	}
	return c.payloadMethod(name)
}

// payloadMethod returns the variables count, min and max. Nobody means them: they are methods of
// Ruby's Enumerable that the payload has, over pairs of name and value.
func (c *context) payloadMethod(name string) (v Value, ok bool) {
	names := []string{"content", "highlighter_prefix", "highlighter_suffix", "jekyll", "layout",
		"page", "paginator", "site", "theme"}
	for counter := range c.global {
		if !slices.Contains(names, counter) {
			names = append(names, counter)
		}
	}
	switch name {
	case "count":
		return Int(len(names)), true
	case "min":
		name = slices.Min(names)
	case "max":
		name = slices.Max(names)
	default:
		return nil, false
	}
	v, _ = c.payload(name)
	return Array{String(name), v}, true
}

// assign sets a variable of the outermost scope.
func (c *context) assign(name string, v Value) { c.scopes[0][name] = v }

// push opens a scope. The caller removes it with pop.
func (c *context) push(scope map[string]Value) *Error {
	if len(c.scopes) >= maxDepth {
		return &Error{Class: "Liquid::StackLevelError", Text: "Nesting too deep"}
	}
	c.scopes = append(c.scopes, scope)
	return nil
}

func (c *context) pop() { c.scopes = c.scopes[:len(c.scopes)-1] }
