package liquid

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// maxPrinted is the length at which printing a value ends, in bytes, and maxItems the number of
// items of lists. A template of a few lines can make a list that contains another one twice, and so
// on.
const (
	maxPrinted = 16 << 20
	maxItems   = 1 << 20
)

// printing has the ways in which Ruby's versions print values.
type printing struct {
	isRuby34 bool // {"a" => 1} instead of {"a"=>1}
}

// A printer prints values to text, until it is full.
type printer struct {
	printing
	text   []byte
	items  int
	isFull bool
}

// printed returns Ruby's to_s of a value, for a list Ruby's join, as Liquid prints it. isWhole is
// false if the text is cut off.
func printed(v Value, p printing) (text string, isWhole bool) {
	if s, ok := v.(String); ok {
		return string(s), true
	}
	w := printer{printing: p}
	w.join(v)
	return string(w.text), !w.isFull
}

// inspected returns Ruby's inspect of a value.
func inspected(v Value, p printing) (text string, isWhole bool) {
	w := printer{printing: p}
	w.inspect(v)
	return string(w.text), !w.isFull
}

// next reports whether there is room for another item of a list.
func (p *printer) next() bool {
	p.items++
	p.isFull = p.isFull || p.items > maxItems
	return !p.isFull
}

func (p *printer) add(text string) {
	if len(p.text)+len(text) > maxPrinted {
		p.isFull = true
	}
	if !p.isFull {
		p.text = append(p.text, text...)
	}
}

// join appends the items of a list, and of the lists in it, without a separator, or to_s of any
// other value.
func (p *printer) join(v Value) {
	list, ok := v.(Array)
	if !ok {
		p.string(v)
		return
	}
	for _, item := range list {
		if !p.next() {
			return
		}
		p.join(item)
	}
}

// string appends to_s of a value.
func (p *printer) string(v Value) {
	switch v := v.(type) {
	case nil, literal:
	case Object:
		p.add(v.Text())
	case String:
		p.add(string(v))
	case Symbol:
		p.add(string(v))
	case Time:
		layout := "2006-01-02 15:04:05 -0700"
		if v.Location() == time.UTC {
			layout = "2006-01-02 15:04:05 UTC"
		}
		p.add(v.Format(layout))
	case Date:
		p.add(v.Format("2006-01-02"))
	default:
		p.inspect(v)
	}
}

// inspect appends Ruby's inspect of a value.
func (p *printer) inspect(v Value) {
	switch v := v.(type) {
	case nil:
		p.add("nil")
	case Bool:
		p.add(strconv.FormatBool(bool(v)))
	case Int:
		p.add(strconv.FormatInt(int64(v), 10))
	case Big:
		p.add(string(v))
	case Float:
		p.add(formatFloat(float64(v)))
	case String:
		p.quote(string(v))
	case Symbol:
		p.symbol(string(v))
	case Array:
		p.list(v)
	case *Hash:
		p.hash(v)
	case Range:
		p.add(strconv.FormatInt(v.First, 10) + ".." + strconv.FormatInt(v.Last, 10))
	case Time:
		p.time(v)
	case Date:
		julian := v.Unix()/86400 + 2440588
		p.add("#<Date: " + v.Format("2006-01-02") + " ((" + strconv.FormatInt(julian, 10) +
			"j,0s,0n),+0s,2299161j)>")
	case Object:
		p.object(v)
	}
}

// object appends inspect of an object. Lists have Jekyll's documents themselves instead of drops.
func (p *printer) object(o Object) {
	if o.Class() != "Jekyll::Drops::DocumentDrop" {
		p.add(o.Text())
		return
	}
	path, _ := o.Get("relative_path")
	collection, _ := o.Get("collection")
	p.add("#<Jekyll::Document ")
	p.string(path)
	p.add(" collection=")
	p.string(collection)
	p.add(">")
}

func (p *printer) list(list Array) {
	p.add("[")
	for i, item := range list {
		if !p.next() {
			return
		}
		if i > 0 {
			p.add(", ")
		}
		p.inspect(item)
	}
	p.add("]")
}

func (p *printer) hash(h *Hash) {
	p.add("{")
	for i, e := range h.entries {
		if !p.next() {
			return
		}
		if i > 0 {
			p.add(", ")
		}
		name, isSymbol := e.Key.(Symbol)
		switch {
		case p.isRuby34 && isSymbol && isWord(string(name)):
			p.add(string(name) + ": ")
		case p.isRuby34 && isSymbol:
			p.quote(string(name))
			p.add(": ")
		case p.isRuby34:
			p.inspect(e.Key)
			p.add(" => ")
		default:
			p.inspect(e.Key)
			p.add("=>")
		}
		p.inspect(e.Value)
	}
	p.add("}")
}

func (p *printer) symbol(name string) {
	p.add(":")
	if isWord(name) {
		p.add(name)
	} else {
		p.quote(name)
	}
}

// time appends a time with the part of the second that it has.
func (p *printer) time(t Time) {
	p.add(t.Format("2006-01-02 15:04:05.999999999"))
	if t.Location() == time.UTC {
		p.add(" UTC")
	} else {
		p.add(t.Format(" -0700"))
	}
}

// quote appends a text as a literal of Ruby.
func (p *printer) quote(text string) {
	p.add(`"`)
	for i := 0; i < len(text) && !p.isFull; {
		r, size := utf8.DecodeRuneInString(text[i:])
		c := text[i : i+size]
		i += size
		switch {
		case r == utf8.RuneError && size == 1:
			p.add(`\x` + strings.ToUpper(strconv.FormatUint(uint64(c[0])|0x100, 16)[1:]))
		case r == '"' || r == '\\':
			p.add(`\` + c)
		case r == '#' && i < len(text) && strings.IndexByte("{$@", text[i]) >= 0:
			p.add(`\#`)
		case r >= '\a' && r <= '\r':
			p.add(`\` + "abtnvfr"[r-'\a':r-'\a'+1])
		case r == 0x1b:
			p.add(`\e`)
		case isPrintable(r):
			p.add(c)
		case r > 0xffff:
			p.add(`\u{` + strings.ToUpper(strconv.FormatInt(int64(r), 16)) + "}")
		default:
			p.add(`\u` + strings.ToUpper(strconv.FormatInt(int64(r)|0x10000, 16)[1:]))
		}
	}
	p.add(`"`)
}

// isPrintable reports whether Ruby's inspect leaves a character as it is.
func isPrintable(r rune) bool {
	switch {
	case r < 0x7f:
		return r >= ' '
	case unicode.Is(unicode.Co, r):
		return r&0xffff < 0xfffe
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Zs, unicode.Cf)
}

// isWord reports whether a symbol needs no quotes.
func isWord(name string) bool {
	for i := 0; i < len(name); i++ {
		c := name[i] | 0x20
		if !('a' <= c && c <= 'z' || name[i] == '_' || name[i] >= 0x80 || i > 0 && isDigit(name[i])) {
			return false
		}
	}
	return name != ""
}

// formatFloat prints a float as Ruby's Float#to_s: the shortest digits that give the same number,
// with an exponent from 10¹⁵ on and below 0.0001.
func formatFloat(f float64) string {
	text := strconv.FormatFloat(f, 'e', -1, 64)
	e := strings.IndexByte(text, 'e')
	if e < 0 {
		return map[string]string{"NaN": "NaN", "+Inf": "Infinity", "-Inf": "-Infinity"}[text]
	}
	exponent, _ := strconv.Atoi(text[e+1:])
	if exponent < -4 || exponent > 14 {
		digits := text[:e]
		if !strings.Contains(digits, ".") {
			digits += ".0"
		}
		return digits + text[e:]
	}
	text = strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(text, ".") {
		text += ".0"
	}
	return text
}
