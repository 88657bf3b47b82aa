package frontmatter

import (
	"strings"

	"daylog/internal/edit"
)

// A Document is a whole YAML file, such as _config.yml, with the values that SafeYAML reads.
type Document struct {
	Valid bool
	Value any // as the values of Matter; nil for an empty file
	Order *Order

	// Problems name the error, as those of Matter, if the file is not valid. In a valid file they
	// mark the parts that Jekyll or daylog does not read.
	Problems []edit.Problem

	text string
	root *node
}

// ReadDocument parses the first document of a YAML file.
func ReadDocument(text string) (d Document) {
	d.text = text
	start, failure := documentStart(text)
	if start >= 0 {
		d.root, _, failure = parse(text, start)
	}
	if d.root == nil {
		d.Problems = []edit.Problem{d.problem(failure)}
		return d
	}
	defer func() {
		switch r := recover().(type) {
		case nil:
		case stop:
			d.Valid, d.Value, d.Order, d.Problems = false, nil, nil, []edit.Problem{d.problem(r)}
		default:
			panic(r)
		}
	}()
	d.Value, d.Order, d.Problems = values(text, d.root)
	d.Valid = true
	return d
}

// Range returns the bytes of the last key of a path of keys and of its value: "kramdown",
// "hard_wrap". ok is false if there is none. Lists have no keys.
func (d Document) Range(keys ...string) (start, end int, ok bool) {
	n, at := d.root, -1
	for _, key := range keys {
		var found *node
		if n == nil {
			return 0, 0, false
		}
		n.pairs(func(name, value *node) {
			if name.key == key { // the last one counts
				found, at = value, name.start
			}
		})
		n = found
	}
	if n == nil || at < 0 {
		return 0, 0, false
	}
	return at, max(at, n.end), true
}

// documentStart returns the offset behind the byte order mark, directives, comments and "---"
// before a document. It is -1 if a directive is not valid.
func documentStart(text string) (start int, failure stop) {
	defer func() {
		if r := recover(); r != nil {
			known, isStop := r.(stop)
			if !isStop {
				panic(r)
			}
			start, failure = -1, known
		}
	}()
	start = len(text) - len(strings.TrimPrefix(text, byteOrderMark))
	for at := start; at < len(text); {
		line := text[at:]
		if i := strings.IndexAny(line, "\r\n"); i >= 0 {
			line = line[:i+1]
		}
		bare := strings.TrimLeft(line, " ")
		switch {
		case strings.HasPrefix(line, "%"):
			s := newScanner(text, at)
			s.checkDirective()
		case line == "---", strings.HasPrefix(line, "---") && strings.IndexByte(" \t\r\n", line[3]) >= 0:
			return at + 3, stop{}
		case bare != "" && bare[0] != '#' && bare[0] != '\r' && bare[0] != '\n':
			return start, stop{}
		}
		at += len(line)
	}
	return start, stop{}
}

// problem names the cause of an error and marks its line.
func (d Document) problem(failure stop) edit.Problem {
	p := Matter{text: d.text, End: len(d.text)}.problem(failure)
	p.Severity = edit.Fatal // Jekyll does not build with such a file
	return p
}
