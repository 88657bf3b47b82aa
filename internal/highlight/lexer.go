package highlight

import (
	"strings"
	"unicode/utf8"

	"daylog/internal/highlight/pattern"
)

// A run cuts one text into tokens. The rules are Rouge's: the first rule of the state on top of the stack that matches
// where we stand gives the tokens and changes the stack; where none matches, one character is an error.
type run struct {
	lookup func(name string) *language
	match  pattern.Matcher
	out    *writer
	// kept holds the stacks of languages that are handed pieces of the text in turn, by name.
	kept  map[string]*stack
	depth int
}

// stack is where a language stands: its states, and the states waiting for the end of the line.
type stack struct {
	language *language // nil: one that we have no definition of
	plain    string    // then, the class of its text
	frames   []frame
	queue    []frame
	nulls    int // matches in a row that took nothing
}

// frame is a state and the text that it remembers: a here-document's word, a string's delimiter.
type frame struct {
	state *state
	memo  string
}

const (
	// maxNulls is Rouge's limit on matches in a row that take nothing.
	maxNulls = 5
	// maxFrames bounds the stack: deeper nesting than this is no program.
	maxFrames = 5000
	// maxColumn bounds the columns that states remember.
	maxColumn = 1000
	// maxDepth bounds how deep languages hand text to one another.
	maxDepth = 20
)

func newStack(l *language) *stack {
	s := &stack{language: l}
	if l != nil {
		s.reset()
	}
	return s
}

func (s *stack) reset() {
	s.frames = s.frames[:0]
	for _, st := range s.language.start {
		s.frames = append(s.frames, frame{state: st})
	}
}

// read gives the tokens of text, going on from where s stands.
func (r *run) read(s *stack, text string) {
	if r.depth++; r.depth > maxDepth {
		r.out.token("", text)
		r.depth--
		return
	}
	for pos := 0; pos < len(text); {
		if len(s.frames) == 0 || len(s.frames) > maxFrames {
			s.reset()
		}
		top := s.frames[len(s.frames)-1]
		r.match.Memo = top.memo
		rest := text[pos:]
		rule, size := r.find(top.state, rest, pos == 0 || text[pos-1] == '\n')
		if r.match.Steps < 0 {
			r.out.token("", rest)
			break
		}
		if rule != nil {
			r.apply(rule, s, rest[:size])
			pos += size
			if size > 0 {
				s.nulls = 0
				continue
			}
			if s.nulls++; s.nulls <= maxNulls {
				continue
			}
		}
		_, n := utf8.DecodeRuneInString(rest[size:])
		r.out.token("err", rest[size:size+n])
		pos += n
	}
	r.depth--
}

// find returns the first rule of st that matches at the beginning of text, and how much it takes.
func (r *run) find(st *state, text string, lineStart bool) (*rule, int) {
	for _, rule := range st.candidates(text[0]) {
		if rule.lineStart && !lineStart {
			continue
		}
		if end := r.match.Match(rule.pat, text); end >= 0 {
			return rule, end
		}
	}
	return nil, 0
}

func (st *state) candidates(b byte) []*rule {
	if st.tryFor[b] == nil {
		try := []*rule{}
		for i := range st.rules {
			if st.rules[i].pat.CanStart(b) {
				try = append(try, &st.rules[i])
			}
		}
		st.tryFor[b] = try
	}
	return st.tryFor[b]
}

// apply gives the tokens of a match and changes the stack.
func (r *run) apply(rule *rule, s *stack, whole string) {
	groups := []string{whole}
	for n := range rule.pat.Groups() {
		groups = append(groups, r.match.Group(n+1))
	}
	for i, it := range rule.items {
		text := whole
		if len(rule.items) > 1 {
			text = groups[i+1]
		}
		for _, c := range it.choices {
			if c.set == nil || c.set.has(text) {
				r.give(c, s.language, text, groups)
				r.change(c.ops, s, groups)
				break
			}
		}
	}
	r.change(rule.ops, s, groups)
}

func (r *run) give(c choice, l *language, text string, groups []string) {
	if text == "" {
		return
	}
	switch {
	case c.byGroup > 0:
		r.hand(r.named(groups[c.byGroup]), text)
	case c.delegate == "":
		r.out.token(c.class, text)
	case c.delegate == "self":
		r.hand(newStack(l), text)
	case !c.keep:
		r.hand(newStack(r.lookup(c.delegate)), text)
	default:
		s := r.kept[c.delegate]
		if s == nil {
			s = newStack(r.lookup(c.delegate))
			r.kept[c.delegate] = s
		}
		r.hand(s, text)
	}
}

// hand reads text in the language that s stands in.
func (r *run) hand(s *stack, text string) {
	if s.language == nil {
		r.out.token(s.plain, text)
		return
	}
	r.read(s, text)
}

// named returns a stack for the language that a document names.
func (r *run) named(name string) *stack {
	name = strings.TrimSpace(name)
	s := newStack(r.lookup(name))
	if name != "" && !Known(name) {
		s.plain = "sb"
	}
	return s
}

func (r *run) change(ops []op, s *stack, groups []string) {
	for _, o := range ops {
		switch o.kind {
		case opPush, opQueue, opGoto:
			f := frame{state: o.state}
			if n := len(s.frames); n > 0 {
				f.memo = s.frames[n-1].memo
			}
			switch {
			case o.plus && len(f.memo) > maxColumn:
			case o.plus:
				f.memo += strings.Repeat(" ", utf8.RuneCountInString(groups[o.group]))
			case o.group > 0:
				f.memo = groups[o.group]
			}
			switch {
			case o.kind == opPush:
				s.frames = append(s.frames, f)
			case o.kind == opQueue:
				s.queue = append(s.queue, f)
			default:
				s.pop(1)
				s.frames = append(s.frames, f)
			}
		case opPushTop:
			if n := len(s.frames); n > 0 {
				s.frames = append(s.frames, s.frames[n-1])
			}
		case opPop:
			s.pop(o.count)
		case opReset:
			s.frames = append(s.frames[:0], frame{state: s.language.start[0]})
		case opForget:
			delete(r.kept, o.lang)
		case opKeep:
			r.kept[o.lang] = r.named(groups[o.group])
		case opFlush:
			for i := len(s.queue) - 1; i >= 0; i-- {
				s.frames = append(s.frames, s.queue[i])
			}
			s.queue = s.queue[:0]
		}
	}
}

func (s *stack) pop(n int) { s.frames = s.frames[:max(0, len(s.frames)-n)] }

// A writer makes spans, one for tokens of the same class that follow each other.
type writer struct {
	html  strings.Builder
	class string
}

func (w *writer) token(class, text string) {
	if text == "" {
		return
	}
	if class != w.class {
		w.close()
		if class != "" {
			w.html.WriteString(`<span class="` + class + `">`)
		}
		w.class = class
	}
	escapeTo(&w.html, text)
}

func (w *writer) close() {
	if w.class != "" {
		w.html.WriteString("</span>")
	}
	w.class = ""
}

// escapeTo escapes as Rouge does: & < > and nothing else.
func escapeTo(b *strings.Builder, text string) {
	from := 0
	for i := range len(text) {
		var esc string
		switch text[i] {
		case '&':
			esc = "&amp;"
		case '<':
			esc = "&lt;"
		case '>':
			esc = "&gt;"
		default:
			continue
		}
		b.WriteString(text[from:i])
		b.WriteString(esc)
		from = i + 1
	}
	b.WriteString(text[from:])
}
