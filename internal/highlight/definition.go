package highlight

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"daylog/internal/highlight/pattern"
)

// A definition describes in lines of text how a language is split into tokens; see
// docs/highlight.md. In short:
//
//	like c                       all that c defines
//	fold                         patterns ignore case
//	start bol                    states pushed onto root at the beginning
//	words keyword if else …      a set of words; more lines add to it
//	let id [a-z]\w*              {{id}} in a pattern
//	state root                   rules, tried in order (before NAME, after NAME: add to a state of the parent)
//	  + comments                 the rules of another state
//	  \bdef\b  k >funcname       a pattern, two spaces, an action
//
// A line that begins with "3:" or "4:" belongs to one version of Rouge only. If it opens a block (a
// state, words), the block's lines follow it without a mark.
//
// An action is a token class for the whole match, or one for each group ("-" is plain text),
// followed by changes of the state stack: >push, <pop, =replace. A class may depend on the matched
// word ("keyword:k,builtin:nb,n") or delegate the text to another language ("@css").
type definition struct {
	like  string
	fold  bool
	dot   bool
	start []string
	words map[string]*words
	lets  map[string]string
	// states hold rule lines. They are parsed when the language is linked, so that inherited rules
	// use the words and names of the inheriting language.
	states map[string][]ruleLine
	added  []addition
}

// An addition is a "before" or "after" block.
type addition struct {
	state string
	front bool
	lines []ruleLine
}

type ruleLine struct {
	number          int
	mixin           string
	pattern, action string
}

// words is a set of words in source order, for use in a pattern.
type words struct {
	fold   bool
	toggle bool // the words that follow also have forms with "no" and "inv"
	list   []string
	set    map[string]bool
}

func (w *words) has(s string) bool {
	if w.fold {
		s = strings.ToLower(s)
	}
	return w.set[s]
}

func (w *words) add(list []string) {
	for _, s := range list {
		if w.fold {
			s = strings.ToLower(s)
		}
		if !w.set[s] {
			w.set[s] = true
			w.list = append(w.list, s)
		}
		if w.toggle {
			w.set["no"+s], w.set["inv"+s] = true, true
		}
	}
}

// parseDefinition parses the lines of text that belong to a version of Rouge.
func parseDefinition(text string, v Version) (*definition, error) {
	d := &definition{words: map[string]*words{}, lets: map[string]string{}, states: map[string][]ruleLine{}}
	var rules *[]ruleLine // destination of rule lines
	var more *words       // destination of words on an indented line
	skips := false        // the block belongs to another version
	flush := func() {}
	for n, line := range strings.Split(text, "\n") {
		line, applies := v.line(line)
		if line == "" || line[0] == '#' {
			continue
		}
		if line[0] == ' ' {
			switch {
			case skips || !applies:
			case rules != nil:
				r, err := parseRuleLine(strings.TrimLeft(line, " "), n+1)
				if err != nil {
					return nil, err
				}
				*rules = append(*rules, r)
			case more != nil:
				more.add(strings.Fields(line))
			default:
				return nil, fmt.Errorf("line %d: nothing to continue", n+1)
			}
			continue
		}
		flush()
		flush = func() {}
		rules, more = nil, nil
		if skips = !applies; skips {
			continue
		}
		keyword, rest, _ := strings.Cut(line, " ")
		switch keyword {
		case "like":
			d.like = rest
		case "fold":
			d.fold = true
		case "dotall":
			d.dot = true
		case "start":
			d.start = strings.Fields(rest)
		case "let":
			name, expr, _ := strings.Cut(rest, " ")
			d.lets[name] = strings.TrimLeft(expr, " ")
		case "words", "words-fold", "words-toggle":
			fields := strings.Fields(rest)
			if len(fields) == 0 {
				return nil, fmt.Errorf("line %d: words need a name", n+1)
			}
			w := d.words[fields[0]]
			if w == nil {
				w = &words{set: map[string]bool{}, fold: keyword == "words-fold"}
				d.words[fields[0]] = w
			}
			w.toggle = keyword == "words-toggle"
			w.add(fields[1:])
			more = w
		case "state":
			lines := []ruleLine{}
			rules = &lines
			flush = func() { d.states[rest] = lines }
		case "before", "after":
			lines := []ruleLine{}
			rules = &lines
			flush = func() { d.added = append(d.added, addition{rest, keyword == "before", lines}) }
		default:
			return nil, fmt.Errorf("line %d: unknown %q", n+1, keyword)
		}
	}
	flush()
	return d, nil
}

func parseRuleLine(line string, number int) (ruleLine, error) {
	if name, ok := strings.CutPrefix(line, "+ "); ok {
		return ruleLine{number: number, mixin: name}, nil
	}
	expr, action, ok := strings.Cut(line, "  ")
	if !ok {
		return ruleLine{}, fmt.Errorf("line %d: a rule needs a pattern, two spaces and what to do", number)
	}
	return ruleLine{number: number, pattern: expr, action: strings.TrimLeft(action, " ")}, nil
}

// inherit adds the parts of the parent that d does not override.
func (d *definition) inherit(parent *definition) {
	d.fold = d.fold || parent.fold
	d.dot = d.dot || parent.dot
	if d.start == nil {
		d.start = parent.start
	}
	for name, w := range parent.words {
		own := d.words[name]
		d.words[name] = &words{fold: w.fold, list: slices.Clone(w.list), set: maps.Clone(w.set)}
		if own != nil {
			d.words[name].fold = own.fold
			d.words[name].add(own.list)
		}
	}
	for name, expr := range parent.lets {
		if _, ok := d.lets[name]; !ok {
			d.lets[name] = expr
		}
	}
	for name, lines := range parent.states {
		if _, ok := d.states[name]; !ok {
			d.states[name] = lines
		}
	}
	for _, a := range d.added {
		if a.front {
			d.states[a.state] = slices.Concat(a.lines, d.states[a.state])
		} else {
			d.states[a.state] = slices.Concat(d.states[a.state], a.lines)
		}
	}
	d.added = nil
}

// A language is a linked definition, ready to run.
type language struct {
	start  []*state
	states map[string]*state
}

type state struct {
	name  string
	rules []rule
	// tryFor[b] are the rules that can match text that begins with byte b; nil if not computed yet
	tryFor [256][]*rule
}

type rule struct {
	pat       *pattern.Pattern
	lineStart bool // Rouge tries a pattern that begins with ^ only at the start of a line
	items     []item
	ops       []op
}

// An item is the action for a group, or for the whole match if it is the only item.
type item struct {
	choices []choice
}

// A choice is a possible token of an item. The first choice whose set contains the text applies; a
// nil set contains every text.
type choice struct {
	set      *words
	of       int // group that the set must contain; 0 for the item's own text
	class    string
	delegate string // language that parses the text
	keep     bool   // delegate: continue from the language's last state
	byGroup  int    // delegate: group that contains the language's name
	ops      []op
}

type opKind uint8

const (
	opPush opKind = iota
	opPushTop
	opPop
	opGoto
	opReset
	opForget // reset the state of a delegate language
	opKeep   // enter a language, named here or by a group, under another name
	opLeave  // pop a state of a delegate language if it is the top
	opPopTo  // pop the states above one that is on the stack
	opQueue  // queue a state for opFlush
	opFlush  // push the queued states, the first on top
	opInside // skip the rule's remaining changes unless the stack contains a state
	opCall   // call a hook; if it returns false, skip the rule's remaining changes
)

type op struct {
	kind  opKind
	state *state
	group int // group whose text the pushed state stores
	count int
	lang  string
	named string // opKeep: the language if no group names it; opLeave: the state
	call  hook
}

// A hook does the work of a lexer that needs more than states. groups are the match and its groups.
type hook func(r *run, s *stack, groups []string) bool

// hooks are the names that follow % in an action.
var hooks = map[string]hook{
	"yaml_reset":        yamlReset,
	"yaml_dedent":       yamlDedent,
	"yaml_blanks":       yamlBlanks,
	"yaml_block":        yamlBlock,
	"yaml_key":          yamlKey,
	"yaml_scalar_head":  yamlScalarHead,
	"yaml_scalar_blank": yamlScalarBlank,
	"yaml_scalar_ends":  yamlScalarEnds,
	"yaml_plain_ends":   yamlPlainEnds,
}

var reference = regexp.MustCompile(`\{\{(\w+)\}\}`)

type linker struct {
	def    *definition
	states map[string]*state
}

// link compiles d, which includes its inherited parts.
func (d *definition) link(name string) (*language, error) {
	l := &linker{def: d, states: map[string]*state{}}
	for s := range d.states {
		l.states[s] = &state{name: s}
	}
	compiled := map[string][]rule{}
	for s := range d.states {
		rules, err := l.rules(s, compiled, 0)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		l.states[s].rules = rules
	}
	lang := &language{states: l.states}
	for _, s := range append([]string{"root"}, d.start...) {
		st := l.states[s]
		if st == nil {
			return nil, fmt.Errorf("%s: no state %q", name, s)
		}
		lang.start = append(lang.start, st)
	}
	return lang, nil
}

// rules parses the rules of a state and of the states mixed in.
func (l *linker) rules(name string, done map[string][]rule, depth int) ([]rule, error) {
	if r, ok := done[name]; ok {
		return r, nil
	}
	if depth > 20 {
		return nil, fmt.Errorf("state %s mixes in itself", name)
	}
	lines, ok := l.def.states[name]
	if !ok {
		return nil, fmt.Errorf("no state %q", name)
	}
	var rules []rule
	for _, line := range lines {
		if line.mixin != "" {
			mixed, err := l.rules(line.mixin, done, depth+1)
			if err != nil {
				return nil, err
			}
			rules = append(rules, mixed...)
			continue
		}
		r, err := l.rule(line)
		if err != nil {
			return nil, fmt.Errorf("state %s, line %d: %w", name, line.number, err)
		}
		rules = append(rules, r)
	}
	done[name] = rules
	return rules, nil
}

func (l *linker) rule(line ruleLine) (rule, error) {
	expr, err := l.expand(line.pattern, 0)
	if err != nil {
		return rule{}, err
	}
	r := rule{lineStart: strings.HasPrefix(line.pattern, "^")}
	if r.pat, err = pattern.Compile(expr, pattern.Options{FoldCase: l.def.fold, DotAll: l.def.dot}); err != nil {
		return rule{}, err
	}
	action, err := l.expand(line.action, 0)
	if err != nil {
		return rule{}, err
	}
	for _, field := range strings.Fields(action) {
		if strings.ContainsRune(operators, rune(field[0])) {
			ops, err := l.ops(field)
			if err != nil {
				return rule{}, err
			}
			r.ops = append(r.ops, ops...)
			continue
		}
		it, err := l.item(field)
		if err != nil {
			return rule{}, err
		}
		r.items = append(r.items, it)
	}
	if len(r.items) > 1 && len(r.items) != r.pat.Groups() {
		return rule{}, fmt.Errorf("%d classes for %d groups", len(r.items), r.pat.Groups())
	}
	return r, nil
}

// expand replaces {{name}} by the value of a let or words line.
func (l *linker) expand(expr string, depth int) (string, error) {
	var err error
	out := reference.ReplaceAllStringFunc(expr, func(ref string) string {
		name := ref[2 : len(ref)-2]
		if w := l.def.words[name]; w != nil {
			quoted := make([]string, len(w.list))
			for i, word := range w.list {
				quoted[i] = regexp.QuoteMeta(word)
			}
			return "(?:" + strings.Join(quoted, "|") + ")"
		}
		sub, ok := l.def.lets[name]
		if !ok || depth > 20 {
			err = fmt.Errorf("no let %q", name)
			return ""
		}
		sub, subErr := l.expand(sub, depth+1)
		if subErr != nil {
			err = subErr
		}
		return sub
	})
	return out, err
}

func (l *linker) item(field string) (item, error) {
	var it item
	for part := range strings.SplitSeq(field, ",") {
		var c choice
		if set, rest, ok := strings.Cut(part, ":"); ok {
			set, of, _ := strings.Cut(set, "&")
			c.of, _ = strconv.Atoi(of)
			if c.set = l.def.words[set]; c.set == nil {
				return it, fmt.Errorf("no words %q", set)
			}
			part = rest
		}
		if at := strings.IndexAny(part, operators); at >= 0 {
			ops, err := l.ops(part[at:])
			if err != nil {
				return it, err
			}
			c.ops = ops
			part = part[:at]
		}
		switch {
		case strings.HasPrefix(part, "@+"):
			c.delegate, c.keep = part[2:], true
		case strings.HasPrefix(part, "@") && len(part) == 2 && part[1] >= '1' && part[1] <= '9':
			c.byGroup = int(part[1] - '0')
		case strings.HasPrefix(part, "@"):
			c.delegate = part[1:]
		case part != "-":
			if !classes[part] {
				return it, fmt.Errorf("no class %q", part)
			}
			c.class = part
		}
		it.choices = append(it.choices, c)
	}
	return it, nil
}

// operators begin an operation.
const operators = "<>=!~%?"

var operation = regexp.MustCompile(`^([<>=!~%?])([\w.]*)(?:&(\w+))?`)

// ops parses stack changes, written without spaces between them.
func (l *linker) ops(field string) ([]op, error) {
	var ops []op
	for field != "" {
		m := operation.FindStringSubmatch(field)
		if m == nil {
			return nil, fmt.Errorf("bad operation %q", field)
		}
		field = field[len(m[0]):]
		o := op{state: l.states[m[2]]}
		if m[3] != "" {
			if o.group, _ = strconv.Atoi(m[3]); o.group == 0 {
				o.named = m[3]
			}
		}
		needsState := false
		switch m[1] {
		case ">":
			if o.kind = opPush; m[2] == "." {
				o.kind = opPushTop
			} else {
				needsState = true
			}
		case "<":
			o.kind, o.count = opPop, 1
			if lang, name, ok := strings.Cut(m[2], "."); ok {
				o.kind, o.lang, o.named = opLeave, lang, name
			} else if o.state != nil {
				o.kind = opPopTo
			} else if m[2] != "" {
				o.count, _ = strconv.Atoi(m[2])
			}
		case "=":
			o.kind, needsState = opGoto, true
		case "!":
			if o.kind = opReset; m[2] != "" {
				o.kind, o.lang = opForget, m[2]
			}
			if o.group > 0 || o.named != "" {
				o.kind = opKeep
			}
		case "~":
			if o.kind = opFlush; m[2] != "" {
				o.kind, needsState = opQueue, true
			}
		case "?":
			o.kind, needsState = opInside, true
		case "%":
			if o.kind, o.call = opCall, hooks[m[2]]; o.call == nil {
				return nil, fmt.Errorf("no hook %q", m[2])
			}
		}
		if needsState && o.state == nil {
			return nil, fmt.Errorf("no state %q", m[2])
		}
		ops = append(ops, o)
	}
	return ops, nil
}

// classes holds Rouge's short names of token classes.
var classes = func() map[string]bool {
	set := map[string]bool{}
	for class := range strings.FieldsSeq(`w err x k kc kd kn kp kr kt kv n na nb bp nc no nd ni ne nf fm py nl nn nx nt
		nv vc vg vi vm l ld s sa sb sc dl sd s2 se sh si sx sr s1 ss m mb mf mh mi il mo mx o ow p pi c ch cd cm cp cpf c1 cs
		g gd ge ges gr gh gi go gp gs gu gt gl`) {
		set[class] = true
	}
	return set
}()
