package pattern

import (
	"errors"
	"unicode/utf8"
)

type op uint8

const (
	opMatch  op = iota
	opText      // text
	opSet       // one character in set
	opLoop      // set, x to y times, greedy
	opLazy      // set, x to y times, lazy
	opSplit     // try x, then y
	opJump      // jump to x
	opSave      // store the position in slot x
	opTurn      // jump to y unless the position equals slot x: an empty iteration ends the loop
	opAtomic    // sub
	opLook      // sub, as look-ahead
	opBehind    // sub as look-behind, x to y characters long
	opBack      // text of group x
	opMemo      // text of Memo
	opMirror    // text of Memo, or the closing bracket if it is an opening one
	opAssert    // assertion x: ^ $ A z Z b B
)

type inst struct {
	op   op
	not  bool
	fold bool
	x, y int
	text string
	set  *set
	sub  []inst
}

type compiler struct {
	prog  []inst
	slots int
	size  int // of this program and its sub-programs
	err   error
}

// maxProgram limits the size of a program, because nested counts multiply.
const maxProgram = 20000

func (c *compiler) add(i inst) int {
	if c.size++; c.size > maxProgram {
		c.err = errors.New("pattern too large")
		return 0
	}
	c.prog = append(c.prog, i)
	return len(c.prog) - 1
}

func (c *compiler) emit(n *node) {
	if c.err != nil {
		return
	}
	switch n.kind {
	case kText:
		c.add(inst{op: opText, text: n.text})
	case kSet:
		c.add(inst{op: opSet, set: n.set})
	case kSeq:
		for _, sub := range n.subs {
			c.emit(sub)
		}
	case kAlt:
		c.alternatives(n.subs)
	case kRepeat:
		c.repeat(n)
	case kGroup:
		c.add(inst{op: opSave, x: 2 * n.n})
		c.emit(n.subs[0])
		c.add(inst{op: opSave, x: 2*n.n + 1})
	case kAtomic:
		c.add(inst{op: opAtomic, sub: c.sub(n.subs[0])})
	case kLook:
		c.look(n)
	case kBack:
		c.add(inst{op: opBack, x: n.n, fold: n.fold})
	case kMemo:
		op := opMemo
		if n.not {
			op = opMirror
		}
		c.add(inst{op: op, fold: n.fold})
	case kAssert:
		c.add(inst{op: opAssert, x: n.n})
	}
}

// sub compiles n as a program that shares the slots.
func (c *compiler) sub(n *node) []inst {
	s := &compiler{slots: c.slots, size: c.size}
	s.emit(n)
	s.add(inst{op: opMatch})
	c.slots, c.size = s.slots, s.size
	if s.err != nil {
		c.err = s.err
	}
	return s.prog
}

func (c *compiler) alternatives(subs []*node) {
	var ends []int
	for i, sub := range subs {
		if i == len(subs)-1 {
			c.emit(sub)
			break
		}
		split := c.add(inst{op: opSplit})
		c.emit(sub)
		ends = append(ends, c.add(inst{op: opJump}))
		if c.err != nil {
			return
		}
		c.prog[split].x, c.prog[split].y = split+1, len(c.prog)
	}
	for _, end := range ends {
		c.prog[end].x = len(c.prog)
	}
}

func (c *compiler) look(n *node) {
	i := inst{op: opLook, not: n.not, sub: c.sub(n.subs[0])}
	if n.behind {
		i.op = opBehind
		i.x, i.y = width(n.subs[0])
		if i.y == unlimited {
			c.err = errors.New("look-behind without a limit")
		}
	}
	c.add(i)
}

func (c *compiler) repeat(n *node) {
	sub := n.subs[0]
	if s := single(sub); s != nil {
		op := opLoop
		if n.lazy {
			op = opLazy
		}
		c.add(inst{op: op, set: s, x: n.min, y: n.max})
		return
	}
	for range n.min {
		c.emit(sub)
	}
	if n.max == unlimited {
		c.star(sub, n.lazy)
		return
	}
	var splits []int
	for range n.max - n.min {
		splits = append(splits, c.add(inst{op: opSplit}))
		c.emit(sub)
	}
	if c.err != nil {
		return
	}
	for _, s := range splits {
		c.branch(s, s+1, len(c.prog), n.lazy)
	}
}

func (c *compiler) star(sub *node, lazy bool) {
	split := c.add(inst{op: opSplit})
	if canBeEmpty := first(sub, new([256]bool)); canBeEmpty {
		slot := c.slots
		c.slots++
		c.add(inst{op: opSave, x: slot})
		c.emit(sub)
		c.add(inst{op: opTurn, x: slot, y: split})
	} else {
		c.emit(sub)
		c.add(inst{op: opJump, x: split})
	}
	if c.err == nil {
		c.branch(split, split+1, len(c.prog), lazy)
	}
}

// branch makes the split at i try the loop's body first, or the exit first if the loop is lazy.
func (c *compiler) branch(i, body, after int, lazy bool) {
	if lazy {
		body, after = after, body
	}
	c.prog[i].x, c.prog[i].y = body, after
}

// single returns the set of characters if n matches exactly one character, otherwise nil.
func single(n *node) *set {
	switch {
	case n.kind == kSet:
		return n.set
	case n.kind == kText && utf8.RuneCountInString(n.text) == 1:
		r, _ := utf8.DecodeRuneInString(n.text)
		s := &set{}
		s.addRange(r, r)
		return s
	case n.kind == kSeq && len(n.subs) == 1:
		return single(n.subs[0])
	}
	return nil
}

// width returns the minimum and maximum number of characters that n matches.
func width(n *node) (lo, hi int) {
	switch n.kind {
	case kText:
		w := utf8.RuneCountInString(n.text)
		return w, w
	case kSet:
		return 1, 1
	case kSeq, kGroup, kAtomic:
		for _, sub := range n.subs {
			l, h := width(sub)
			lo, hi = lo+l, min(hi+h, unlimited)
		}
		return lo, hi
	case kAlt:
		lo = unlimited
		for _, sub := range n.subs {
			l, h := width(sub)
			lo, hi = min(lo, l), max(hi, h)
		}
		return lo, hi
	case kRepeat:
		l, h := width(n.subs[0])
		if n.max == unlimited && h > 0 {
			return l * n.min, unlimited
		}
		return l * n.min, min(h*n.max, unlimited)
	case kBack, kMemo:
		return 0, unlimited
	}
	return 0, 0
}

// first adds the bytes with which a match of n can start, and reports whether n can match the empty
// string.
func first(n *node, bytes *[256]bool) (canBeEmpty bool) {
	switch n.kind {
	case kText:
		bytes[n.text[0]] = true
		return false
	case kSet:
		for b := range utf8.RuneSelf {
			bytes[b] = bytes[b] || n.set.hasByte(byte(b))
		}
		for b := utf8.RuneSelf; b < 256 && n.set.wide(); b++ {
			bytes[b] = true
		}
		return false
	case kSeq:
		for _, sub := range n.subs {
			if !first(sub, bytes) {
				return false
			}
		}
		return true
	case kAlt:
		for _, sub := range n.subs {
			canBeEmpty = first(sub, bytes) || canBeEmpty
		}
		return canBeEmpty
	case kRepeat:
		return first(n.subs[0], bytes) || n.min == 0
	case kGroup, kAtomic:
		return first(n.subs[0], bytes)
	case kBack, kMemo: // the referenced text is unknown
		for b := range bytes {
			bytes[b] = true
		}
	}
	return true
}
