package highlight

import (
	"slices"
	"strings"
	"unicode/utf8"

	"daylog/internal/highlight/pattern"
)

// A run splits one text into tokens with Rouge's algorithm: the first rule of the top state that
// matches at the current position produces tokens and changes the stack; if none matches, one
// character is an error token.
type run struct {
	lookup func(name string) *language
	known  func(name string) bool
	match  pattern.Matcher
	out    *writer
	// kept holds the stacks of delegate languages, by name.
	kept  map[string]*stack
	depth int
}

// A stack is the state of a language: its states, and those queued until the end of the line.
type stack struct {
	language *language // nil if there is no definition
	plain    string    // class of the text if language is nil
	frames   []frame
	queue    []frame
	nulls    int // number of consecutive empty matches
	columns  columns
}

// A frame is a state and its stored text: the word of a here-document, the delimiter of a string.
type frame struct {
	state *state
	memo  string
}

const (
	// maxNulls is Rouge's limit on consecutive empty matches.
	maxNulls = 5
	// maxFrames limits the stack; no real program nests deeper.
	maxFrames = 5000
	// maxDepth limits the nesting of delegate languages.
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

// read splits text into tokens, starting in state s.
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

// find returns the first rule of st that matches at the start of text, and the length of the match
// in bytes.
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

// apply produces the tokens of a match and changes the stack.
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
			word := text
			if c.of > 0 {
				word = groups[c.of]
			}
			if c.set == nil || c.set.has(word) {
				r.give(c, s, text, groups)
				r.change(c.ops, s, groups)
				break
			}
		}
	}
	r.change(rule.ops, s, groups)
}

func (r *run) give(c choice, s *stack, text string, groups []string) {
	if text == "" {
		return
	}
	switch {
	case c.byGroup > 0:
		r.delegate(r.named(groups[c.byGroup]), text)
	case c.delegate == "":
		r.out.token(c.class, text)
	case c.delegate == "self":
		r.delegate(newStack(s.language), text)
	case c.delegate == "here":
		r.delegate(s, text)
	case !c.keep:
		r.delegate(r.fresh(c.delegate), text)
	default:
		other := r.kept[c.delegate]
		if other == nil {
			other = newStack(r.lookup(c.delegate))
			r.kept[c.delegate] = other
		}
		r.delegate(other, text)
	}
}

// fresh returns a new stack for a language, which is named by its tag or the name that a definition
// gave it.
func (r *run) fresh(name string) *stack {
	if s := r.kept[name]; s != nil {
		return &stack{language: s.language, plain: s.plain, frames: newStack(s.language).frames}
	}
	return newStack(r.lookup(name))
}

// delegate splits text in the language of s.
func (r *run) delegate(s *stack, text string) {
	if s.language == nil {
		r.out.token(s.plain, text)
		return
	}
	r.read(s, text)
}

// named returns a stack for a language named in a document.
func (r *run) named(name string) *stack {
	name = strings.TrimSpace(name)
	s := newStack(r.lookup(name))
	if name != "" && !r.known(name) {
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
			if o.group > 0 {
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
		case opPopTo:
			s.popTo(o.state)
		case opReset:
			s.frames = append(s.frames[:0], frame{state: s.language.start[0]})
		case opForget:
			delete(r.kept, o.lang)
		case opKeep:
			name := o.named
			if o.group > 0 {
				name = groups[o.group]
			}
			r.kept[o.lang] = r.named(name)
		case opLeave:
			r.kept[o.lang].leave(o.named)
		case opFlush:
			for i := len(s.queue) - 1; i >= 0; i-- {
				s.frames = append(s.frames, s.queue[i])
			}
			s.queue = s.queue[:0]
		case opInside:
			if !s.inside(o.state) {
				return
			}
		case opCall:
			if !o.call(r, s, groups) {
				return
			}
		}
	}
}

// popTo pops the states above st, or none if the stack does not have st.
func (s *stack) popTo(st *state) {
	for i := len(s.frames) - 1; i >= 0; i-- {
		if s.frames[i].state == st {
			s.frames = s.frames[:i+1]
			return
		}
	}
}

// leave pops the top state if it has this name. A nil stack has no states.
func (s *stack) leave(name string) {
	if s == nil || len(s.frames) == 0 || s.frames[len(s.frames)-1].state.name != name {
		return
	}
	s.pop(1)
}

// inside reports whether the stack contains a state.
func (s *stack) inside(st *state) bool {
	return slices.ContainsFunc(s.frames, func(f frame) bool { return f.state == st })
}

func (s *stack) pop(n int) { s.frames = s.frames[:max(0, len(s.frames)-n)] }

// A writer writes spans. It joins adjacent tokens of the same class.
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

// escapeTo escapes & < > only, as Rouge does.
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
