package pattern

import (
	"strings"
	"unicode/utf8"
)

// A Matcher runs patterns and reuses memory between matches. The zero value is ready to use.
type Matcher struct {
	// Steps is the remaining budget. A match takes a step for each instruction and each loop
	// iteration; at zero every match fails, so that no input can block the caller.
	Steps int
	// Memo is the text that \k matches. \K matches the closing bracket if Memo is an opening one,
	// otherwise Memo.
	Memo string

	text  string
	slots []int
	stack []frame
}

// A frame is a choice to return to, or a slot to restore on backtracking.
type frame struct {
	pc   int // instruction to continue at; -1: restore a slot
	pos  int // position to continue at; or the slot's value
	low  int // minimum position of a loop (opLoop) or remaining iterations (opLazy); or the slot
	loop *inst
}

// Match matches p at the start of text and returns the byte offset of the match's end, or -1.
func (m *Matcher) Match(p *Pattern, text string) int {
	m.text = text
	m.stack = m.stack[:0]
	if cap(m.slots) < p.slots {
		m.slots = make([]int, p.slots)
	}
	m.slots = m.slots[:p.slots]
	for i := range m.slots {
		m.slots[i] = -1
	}
	return m.run(p.prog, 0)
}

// Group returns the text of group n in the last match.
func (m *Matcher) Group(n int) string {
	start, end := m.slots[2*n], m.slots[2*n+1]
	if start < 0 || end < start {
		return ""
	}
	return m.text[start:end]
}

// run matches prog at pos and returns the end of the match, or -1.
func (m *Matcher) run(prog []inst, pos int) int {
	base := len(m.stack)
	pc := 0
	for {
		if m.Steps--; m.Steps < 0 {
			m.stack = m.stack[:base]
			return -1
		}
		i := &prog[pc]
		ok := true
		switch i.op {
		case opMatch:
			m.stack = m.stack[:base]
			return pos
		case opText:
			if ok = strings.HasPrefix(m.text[pos:], i.text); ok {
				pos += len(i.text)
			}
		case opSet:
			n := i.set.at(m.text, pos)
			ok = n > 0
			pos += n
		case opLoop:
			pos, ok = m.loop(i, pc, pos)
		case opLazy:
			pos, ok = m.lazy(i, pc, pos)
		case opSplit:
			m.stack = append(m.stack, frame{pc: i.y, pos: pos})
			pc = i.x
			continue
		case opJump:
			pc = i.x
			continue
		case opSave:
			m.save(i.x, pos)
		case opTurn:
			if m.slots[i.x] != pos {
				pc = i.y
				continue
			}
		case opAtomic, opLook:
			end := m.inner(i.sub, pos)
			ok = end >= 0 != i.not
			if ok && i.op == opAtomic {
				pos = end
			}
		case opBehind:
			ok = m.behind(i, pos) != i.not
		case opBack:
			pos, ok = m.same(m.Group(i.x), i.fold, pos)
		case opMemo:
			pos, ok = m.same(m.Memo, i.fold, pos)
		case opMirror:
			pos, ok = m.same(mirror(m.Memo), i.fold, pos)
		case opAssert:
			ok = m.assert(byte(i.x), pos)
		}
		if ok {
			pc++
			continue
		}
		if pc, pos = m.back(base); pc < 0 {
			return -1
		}
	}
}

// at returns the width in bytes of the character at pos if the set contains it, otherwise 0.
func (s *set) at(text string, pos int) int {
	if pos >= len(text) {
		return 0
	}
	if b := text[pos]; b < utf8.RuneSelf {
		if s.hasByte(b) {
			return 1
		}
		return 0
	}
	if r, n := utf8.DecodeRuneInString(text[pos:]); s.has(r) {
		return n
	}
	return 0
}

func (m *Matcher) loop(i *inst, pc, pos int) (int, bool) {
	start, low, turns := pos, pos, 0
	for turns < i.y {
		n := i.set.at(m.text, pos)
		if n == 0 {
			break
		}
		pos += n
		if turns++; turns == i.x {
			low = pos
		}
	}
	m.Steps -= turns >> 3
	if turns < i.x {
		return start, false
	}
	if pos > low {
		m.stack = append(m.stack, frame{pc: pc + 1, pos: pos, low: low, loop: i})
	}
	return pos, true
}

func (m *Matcher) lazy(i *inst, pc, pos int) (int, bool) {
	for range i.x {
		n := i.set.at(m.text, pos)
		if n == 0 {
			return pos, false
		}
		pos += n
	}
	if i.y > i.x {
		m.stack = append(m.stack, frame{pc: pc + 1, pos: pos, low: i.y - i.x, loop: i})
	}
	return pos, true
}

// back returns to the last choice above base: the next position of a loop, or the other branch of a
// split.
func (m *Matcher) back(base int) (pc, pos int) {
	for len(m.stack) > base {
		f := &m.stack[len(m.stack)-1]
		switch {
		case f.pc < 0:
			m.slots[f.low] = f.pos
		case f.loop == nil:
			pc, pos = f.pc, f.pos
			m.stack = m.stack[:len(m.stack)-1]
			return pc, pos
		case f.loop.op == opLoop:
			_, n := utf8.DecodeLastRuneInString(m.text[:f.pos])
			if f.pos -= n; f.pos >= f.low {
				pc, pos = f.pc, f.pos
				if pos == f.low {
					m.stack = m.stack[:len(m.stack)-1]
				}
				return pc, pos
			}
		default:
			n := f.loop.set.at(m.text, f.pos)
			if n > 0 {
				f.pos += n
				f.low--
				pc, pos = f.pc, f.pos
				if f.low == 0 {
					m.stack = m.stack[:len(m.stack)-1]
				}
				return pc, pos
			}
		}
		m.stack = m.stack[:len(m.stack)-1]
	}
	return -1, 0
}

func (m *Matcher) save(slot, pos int) {
	m.stack = append(m.stack, frame{pc: -1, pos: m.slots[slot], low: slot})
	m.slots[slot] = pos
}

// inner runs a sub-program. Its captures stay, and backtracking undoes them with the earlier ones.
func (m *Matcher) inner(sub []inst, pos int) int {
	before := append(make([]int, 0, 16), m.slots...)
	end := m.run(sub, pos)
	for slot, old := range before {
		if now := m.slots[slot]; now != old {
			m.slots[slot] = old
			if end >= 0 {
				m.save(slot, now)
			}
		}
	}
	return end
}

func (m *Matcher) behind(i *inst, pos int) bool {
	start := pos
	for n := 0; n <= i.y; n++ {
		if n >= i.x {
			// The sub-program must end at pos, so it sees the text only up to there.
			text := m.text
			m.text = text[:pos]
			end := m.inner(i.sub, start)
			m.text = text
			if end == pos {
				return true
			}
		}
		if start == 0 {
			return false
		}
		_, size := utf8.DecodeLastRuneInString(m.text[:start])
		start -= size
	}
	return false
}

func (m *Matcher) same(s string, fold bool, pos int) (int, bool) {
	m.Steps -= len(s) >> 3
	end := pos + len(s)
	if end > len(m.text) {
		return pos, false
	}
	if t := m.text[pos:end]; t == s || fold && strings.EqualFold(t, s) {
		return end, true
	}
	return pos, false
}

func (m *Matcher) assert(c byte, pos int) bool {
	switch c {
	case '^':
		return pos == 0 || m.text[pos-1] == '\n' && pos < len(m.text)
	case '$':
		return pos == len(m.text) || m.text[pos] == '\n'
	case 'A':
		return pos == 0
	case 'z':
		return pos == len(m.text)
	case 'Z':
		return pos == len(m.text) || m.text[pos] == '\n' && pos == len(m.text)-1
	}
	before, _ := utf8.DecodeLastRuneInString(m.text[:pos])
	after, _ := utf8.DecodeRuneInString(m.text[pos:])
	return (isWord(before) != isWord(after)) == (c == 'b')
}

// mirror returns the closing bracket for an opening one, and other text unchanged.
func mirror(s string) string {
	switch s {
	case "(":
		return ")"
	case "[":
		return "]"
	case "{":
		return "}"
	case "<":
		return ">"
	}
	return s
}
