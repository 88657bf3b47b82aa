package pattern

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

type kind uint8

const (
	kEmpty  kind = iota
	kText        // literal text
	kSet         // one character in set
	kSeq         // subs in order
	kAlt         // one of subs
	kRepeat      // subs[0], min to max times
	kGroup       // subs[0], captured as number n
	kAtomic      // subs[0] without backtracking into it
	kLook        // subs[0] as look-ahead or look-behind; not: negated
	kBack        // text of group n
	kMemo        // text of the lexer's memo; not: the bracket that closes it
	kAssert      // ^ $ \A \z \Z \b \B, in n
)

const unlimited = math.MaxInt32

type node struct {
	kind     kind
	text     string
	set      *set
	subs     []*node
	n        int
	min, max int
	lazy     bool
	behind   bool
	not      bool
	fold     bool
}

type flags struct{ fold, dotAll bool }

type parser struct {
	src    string
	pos    int
	groups int
	backTo int // highest group number in a back reference
	depth  int
	flags  flags
}

// maxDepth limits the nesting of a pattern, because parsing and compiling recurse.
const maxDepth = 200

func (p *parser) parse() (*node, error) {
	n, err := p.alternatives()
	if err == nil && p.pos < len(p.src) {
		err = errors.New("unmatched )")
	}
	if err == nil && p.backTo > p.groups {
		err = errors.New("reference to a group that is not there")
	}
	if err != nil {
		return nil, fmt.Errorf("pattern %q at %d: %w", p.src, p.pos, err)
	}
	return n, nil
}

func (p *parser) more() bool { return p.pos < len(p.src) }

func (p *parser) eat(s string) bool {
	if strings.HasPrefix(p.src[p.pos:], s) {
		p.pos += len(s)
		return true
	}
	return false
}

func (p *parser) rune() rune {
	r, n := utf8.DecodeRuneInString(p.src[p.pos:])
	p.pos += n
	return r
}

func (p *parser) alternatives() (*node, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, errors.New("nested too deeply")
	}
	defer func() { p.depth-- }()
	saved := p.flags // (?i) applies up to the end of the group
	defer func() { p.flags = saved }()
	alt := &node{kind: kAlt}
	for {
		seq, err := p.sequence()
		if err != nil {
			return nil, err
		}
		alt.subs = append(alt.subs, seq)
		if !p.eat("|") {
			break
		}
	}
	if len(alt.subs) == 1 {
		return alt.subs[0], nil
	}
	return alt, nil
}

func (p *parser) sequence() (*node, error) {
	seq := &node{kind: kSeq}
	for p.more() && p.src[p.pos] != '|' && p.src[p.pos] != ')' {
		n, err := p.atom()
		if err != nil {
			return nil, err
		}
		if n, err = p.quantified(n); err != nil {
			return nil, err
		}
		last := len(seq.subs) - 1
		if n.kind == kText && last >= 0 && seq.subs[last].kind == kText {
			seq.subs[last].text += n.text
		} else if n.kind != kEmpty {
			seq.subs = append(seq.subs, n)
		}
	}
	switch len(seq.subs) {
	case 0:
		return &node{kind: kEmpty}, nil
	case 1:
		return seq.subs[0], nil
	}
	return seq, nil
}

// quantified parses the quantifier after an atom. It allows one, because the copies of nested ones
// multiply.
func (p *parser) quantified(n *node) (*node, error) {
	if !p.more() {
		return n, nil
	}
	lo, hi, ok, err := p.quantifier()
	if err != nil || !ok {
		return n, err
	}
	n = &node{kind: kRepeat, subs: []*node{n}, min: lo, max: hi}
	if p.eat("?") {
		n.lazy = true
	} else if p.eat("+") {
		n = &node{kind: kAtomic, subs: []*node{n}}
	}
	if p.more() && strings.IndexByte("*+?", p.src[p.pos]) >= 0 {
		return nil, errors.New("nested quantifiers")
	}
	return n, nil
}

// maxCount limits x{n,m}, which compiles to m copies of x.
const maxCount = 1000

func (p *parser) quantifier() (lo, hi int, ok bool, err error) {
	switch {
	case p.eat("*"):
		return 0, unlimited, true, nil
	case p.eat("+"):
		return 1, unlimited, true, nil
	case p.eat("?"):
		return 0, 1, true, nil
	case p.src[p.pos] != '{':
		return 0, 0, false, nil
	}
	end := strings.IndexByte(p.src[p.pos:], '}')
	if end < 0 {
		return 0, 0, false, errors.New("{ without }")
	}
	from, to, ranged := strings.Cut(p.src[p.pos+1:p.pos+end], ",")
	hi = unlimited
	if from != "" {
		lo, err = strconv.Atoi(from)
	}
	if err == nil && to != "" {
		hi, err = strconv.Atoi(to)
	}
	if !ranged {
		hi = lo
	}
	if err != nil || lo > maxCount || hi != unlimited && hi > maxCount || hi < lo || lo < 0 {
		return 0, 0, false, errors.New("bad count")
	}
	p.pos += end + 1
	return lo, hi, true, nil
}

func (p *parser) atom() (*node, error) {
	switch r := p.rune(); r {
	case '(':
		return p.group()
	case '[':
		s, err := p.class()
		return &node{kind: kSet, set: s}, err
	case '.':
		s := &set{}
		if !p.flags.dotAll {
			s.addRange('\n', '\n')
		}
		s.negate()
		return &node{kind: kSet, set: s}, nil
	case '^', '$':
		return &node{kind: kAssert, n: int(r)}, nil
	case '*', '+', '?':
		return nil, errors.New("nothing to repeat")
	case '\\':
		return p.escape()
	default:
		return p.literal(r), nil
	}
}

// literal matches r, in either case if case is folded.
func (p *parser) literal(r rune) *node {
	if p.flags.fold && unicode.SimpleFold(r) != r {
		s := &set{}
		s.addRange(r, r)
		s.fold()
		return &node{kind: kSet, set: s}
	}
	return &node{kind: kText, text: string(r)}
}

func (p *parser) group() (*node, error) {
	n := &node{kind: kGroup}
	saved := p.flags
	switch {
	case p.eat("?:"):
		n.kind = kSeq
	case p.eat("?="):
		n.kind = kLook
	case p.eat("?!"):
		n.kind, n.not = kLook, true
	case p.eat("?<="):
		n.kind, n.behind = kLook, true
	case p.eat("?<!"):
		n.kind, n.behind, n.not = kLook, true, true
	case p.eat("?>"):
		n.kind = kAtomic
	case p.eat("?"):
		open, err := p.inlineFlags()
		if err != nil || !open {
			return &node{kind: kEmpty}, err
		}
		n.kind = kSeq
	default:
		p.groups++
		n.n = p.groups
	}
	sub, err := p.alternatives()
	if err != nil {
		return nil, err
	}
	if !p.eat(")") {
		return nil, errors.New("( without )")
	}
	p.flags = saved
	n.subs = []*node{sub}
	return n, nil
}

// inlineFlags parses (?im-x) and the head of (?im-x:…); open reports whether a group follows.
func (p *parser) inlineFlags() (open bool, err error) {
	on := true
	for p.more() {
		switch p.rune() {
		case 'i':
			p.flags.fold = on
		case 'm':
			p.flags.dotAll = on
		case '-':
			on = false
		case ':':
			return true, nil
		case ')':
			return false, nil
		default:
			return false, errors.New("unknown group")
		}
	}
	return false, errors.New("( without )")
}

func (p *parser) escape() (*node, error) {
	if !p.more() {
		return nil, errors.New("trailing \\")
	}
	c := p.src[p.pos]
	switch {
	case strings.IndexByte("AzZbB", c) >= 0:
		p.pos++
		return &node{kind: kAssert, n: int(c)}, nil
	case c == 'k', c == 'K':
		p.pos++
		return &node{kind: kMemo, fold: p.flags.fold, not: c == 'K'}, nil
	case '1' <= c && c <= '9':
		p.pos++
		p.backTo = max(p.backTo, int(c-'0'))
		return &node{kind: kBack, n: int(c - '0'), fold: p.flags.fold}, nil
	}
	s, r, err := p.escaped()
	if err != nil || s == nil {
		return p.literal(r), err
	}
	return &node{kind: kSet, set: s}, nil
}

// escaped parses the text after a backslash, in or outside a class: a set, or one character.
func (p *parser) escaped() (*set, rune, error) {
	if !p.more() {
		return nil, 0, errors.New("trailing \\")
	}
	if s := classOf(p.src[p.pos]); s != nil {
		p.pos++
		return s, 0, nil
	}
	switch r := p.rune(); r {
	case 'p', 'P':
		end := strings.IndexByte(p.src[p.pos:], '}')
		if !p.eat("{") || end < 0 {
			return nil, 0, errors.New("bad \\p")
		}
		s, err := property(p.src[p.pos : p.pos+end-1])
		if err != nil {
			return nil, 0, err
		}
		p.pos += end
		if r == 'P' {
			s.negate()
		}
		return s, 0, nil
	case 'n':
		return nil, '\n', nil
	case 't':
		return nil, '\t', nil
	case 'r':
		return nil, '\r', nil
	case 'f':
		return nil, '\f', nil
	case 'v':
		return nil, '\v', nil
	case 'e':
		return nil, 0x1b, nil
	case 'a':
		return nil, 7, nil
	case '0':
		return nil, 0, nil
	case 'x':
		return p.hex(2)
	case 'u':
		return p.hex(4)
	default:
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' {
			return nil, 0, fmt.Errorf("unknown escape \\%c", r)
		}
		return nil, r, nil
	}
}

func (p *parser) hex(digits int) (*set, rune, error) {
	end := p.pos + digits
	if end > len(p.src) {
		return nil, 0, errors.New("short escape")
	}
	v, err := strconv.ParseUint(p.src[p.pos:end], 16, 32)
	p.pos = end
	return nil, rune(v), err
}

// class parses a bracketed class after its "[".
func (p *parser) class() (*set, error) {
	if p.depth++; p.depth > maxDepth {
		return nil, errors.New("nested too deeply")
	}
	defer func() { p.depth-- }()
	s, not := &set{}, p.eat("^")
	for start := true; ; start = false {
		if !p.more() {
			return nil, errors.New("[ without ]")
		}
		switch {
		case p.eat("[:"):
			name, _, ok := strings.Cut(p.src[p.pos:], ":]")
			if !ok {
				return nil, errors.New("[: without :]")
			}
			sub, err := property(name)
			if err != nil {
				return nil, err
			}
			p.pos += len(name) + 2
			s.addSet(sub)
		case p.eat("["):
			sub, err := p.class()
			if err != nil {
				return nil, err
			}
			s.addSet(sub)
		case p.eat("&&"):
			p.pos-- // parse the remainder as a class up to the same bracket
			rest := &parser{src: p.src[:p.pos] + "[" + p.src[p.pos+1:], pos: p.pos + 1, flags: p.flags, depth: p.depth}
			sub, err := rest.class()
			if err != nil {
				return nil, err
			}
			p.pos = rest.pos
			s.intersect(sub)
			return p.closeClass(s, not), nil
		case !start && p.eat("]"):
			return p.closeClass(s, not), nil
		default:
			if err := p.classItem(s); err != nil {
				return nil, err
			}
		}
	}
}

func (p *parser) closeClass(s *set, not bool) *set {
	if p.flags.fold {
		s.fold()
	}
	if not {
		s.negate()
	}
	return s
}

// classItem adds a character, a range or an escaped class to s.
func (p *parser) classItem(s *set) error {
	sub, lo, err := p.classRune()
	if err != nil {
		return err
	}
	if sub != nil {
		s.addSet(sub)
		return nil
	}
	rest := p.src[p.pos:]
	if len(rest) < 2 || rest[0] != '-' || rest[1] == ']' {
		s.addRange(lo, lo)
		return nil
	}
	p.pos++
	sub, hi, err := p.classRune()
	switch {
	case err != nil:
		return err
	case sub != nil: // [a-\d]: the dash is literal
		s.addRange(lo, lo)
		s.addRange('-', '-')
		s.addSet(sub)
	case hi < lo:
		return errors.New("range out of order")
	default:
		s.addRange(lo, hi)
	}
	return nil
}

func (p *parser) classRune() (*set, rune, error) {
	if p.eat("\\") {
		if p.eat("b") {
			return nil, '\b', nil
		}
		return p.escaped()
	}
	if !p.more() {
		return nil, 0, errors.New("[ without ]")
	}
	return nil, p.rune(), nil
}
