package liquid

import "strings"

// A strictParser parses the markup of a tag or an output by Liquid's grammar. It normalizes
// expressions to text, which parseExpression reads, as Liquid's does.
type strictParser struct {
	list  []lexeme
	at    int
	depth int
}

// maxExpressionDepth is the nesting of ranges and brackets beyond which Ruby's stack would end.
const maxExpressionDepth = 200

func newStrictParser(markup string) (*strictParser, *Error) {
	list, err := lex(markup)
	return &strictParser{list: list}, err
}

func (p *strictParser) next() lexeme { return p.list[p.at] }

// looks reports whether the lexeme at a distance has a kind.
func (p *strictParser) looks(kind string, ahead int) bool {
	return p.at+ahead < len(p.list) && p.list[p.at+ahead].kind == kind
}

// consume returns the text of the next lexeme, which must have a kind.
func (p *strictParser) consume(kind string) (string, *Error) {
	next := p.next()
	if next.kind != kind {
		return "", syntaxError("Expected %s but found %s", kind, next.kind)
	}
	if kind != "end_of_string" {
		p.at++
	}
	return next.text, nil
}

// accept consumes the next lexeme if it has a kind.
func (p *strictParser) accept(kind string) (text string, ok bool) {
	if !p.looks(kind, 0) || kind == "end_of_string" {
		return "", false
	}
	p.at++
	return p.list[p.at-1].text, true
}

// acceptWord consumes the next lexeme if it is a certain word.
func (p *strictParser) acceptWord(word string) bool {
	if p.next() != (lexeme{"id", word}) {
		return false
	}
	p.at++
	return true
}

// expression consumes an expression.
func (p *strictParser) expression() (string, *Error) {
	var b strings.Builder
	err := p.writeExpression(&b)
	return b.String(), err
}

func (p *strictParser) writeExpression(b *strings.Builder) *Error {
	if p.depth++; p.depth > maxExpressionDepth {
		return stackError()
	}
	defer func() { p.depth-- }()
	switch next := p.next(); next.kind {
	case "id":
		return p.writeSignature(b)
	case "string", "number":
		p.at++
		b.WriteString(next.text)
		return nil
	case "open_round":
		return p.writeRange(b)
	default:
		return syntaxError("%s is not a valid expression", next)
	}
}

func (p *strictParser) writeRange(b *strings.Builder) *Error {
	p.at++
	b.WriteByte('(')
	if err := p.writeExpression(b); err != nil {
		return err
	}
	if _, err := p.consume("dotdot"); err != nil {
		return err
	}
	b.WriteString("..")
	if err := p.writeExpression(b); err != nil {
		return err
	}
	_, err := p.consume("close_round")
	b.WriteByte(')')
	return err
}

// writeSignature consumes a variable with its brackets and dots.
func (p *strictParser) writeSignature(b *strings.Builder) *Error {
	for {
		name, err := p.consume("id")
		if err != nil {
			return err
		}
		b.WriteString(name)
		for p.looks("open_square", 0) {
			p.at++
			b.WriteByte('[')
			if err := p.writeExpression(b); err != nil {
				return err
			}
			if _, err := p.consume("close_square"); err != nil {
				return err
			}
			b.WriteByte(']')
		}
		if _, ok := p.accept("dot"); !ok {
			return nil
		}
		b.WriteByte('.')
	}
}

// argument consumes an argument of a filter, with its key.
func (p *strictParser) argument() (string, *Error) {
	key := ""
	if p.looks("id", 0) && p.looks("colon", 1) {
		key = p.next().text + ": "
		p.at += 2
	}
	text, err := p.expression()
	return key + text, err
}

// stackError is Ruby's error for a recursion that is too deep.
func stackError() *Error { return rubyError("SystemStackError", "stack level too deep") }
