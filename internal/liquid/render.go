package liquid

import (
	"strings"

	"daylog/internal/edit"
)

// Render renders a text with Liquid. A text without "{{" and "{%" is returned as it is: Jekyll does
// not call Liquid for it.
func Render(text string, o Options) Result {
	same := Result{Mapped: edit.Mapped{Text: text}}
	if !strings.Contains(text, "{{") && !strings.Contains(text, "{%") {
		return same
	}
	b, p, err := parseTemplate(text, &o)
	if err != nil {
		same.Err = err
		return same
	}
	for _, w := range p.warnings {
		same.Warnings = append(same.Warnings, w.Error())
		same.Findings = append(same.Findings, Finding{w.Start, w.End, Lax, w.Text})
	}
	c := newContext(text, o)
	if err := c.renderBody(b); err != nil {
		same.Err = err
		return same
	}
	same.Mapped = c.output.mapped(text)
	same.Findings = append(same.Findings, c.findings...)
	return same
}

// renderBody renders the nodes of a body, up to a break or continue.
func (c *context) renderBody(b *body) *Error {
	for _, n := range b.nodes {
		if err := c.spend(1); err != nil {
			return err.at(n)
		}
		if n.tag == nil {
			c.copy(n.start, n.end)
			continue
		}
		if interrupt, ok := n.tag.(interrupt); ok {
			c.interrupts = append(c.interrupts, interrupt.isBreak)
			return nil
		}
		if len(c.files) == 0 {
			c.node = n
		}
		start := c.output.mark()
		if err := n.tag.render(c, n); err != nil {
			if err.Line == 0 && strings.HasPrefix(err.Class, "Liquid::") {
				err.Line = n.line
			}
			return err.at(n)
		}
		if n.isBlock && n.isBlank {
			c.output.cut(start)
		}
		if _, isOutput := n.tag.(*variable); !isOutput && len(c.interrupts) > 0 {
			return nil
		}
	}
	return nil
}

// copy prints a literal part of the template.
func (c *context) copy(start, end int) {
	if len(c.files) > 0 {
		c.output.write(c.source[start:end], c.files[0].start, c.files[0].end)
		return
	}
	c.output.copy(c.source[start:end], start, end)
}

// write prints text of a node. In an included file it stands for the tag that includes it.
func (c *context) write(n *node, text string) {
	if len(c.files) > 0 {
		n = c.files[0].node
	}
	c.output.write(text, n.start, n.end)
}

// capture renders a body to a text that is not shown.
func (c *context) capture(b *body) (string, *Error) {
	start := c.output.mark()
	err := c.renderBody(b)
	text := c.output.since(start)
	c.output.cut(start)
	return text, err
}

func (v *variable) render(c *context, n *node) *Error {
	value, err := v.evaluate(c)
	if err != nil {
		return err
	}
	if l, ok := v.value.(*lookup); ok && value == nil && c.isUnknown(l) {
		c.report(UnknownVariable, c.source[n.start:n.end])
	}
	c.write(n, c.text(value))
	return c.spend(0)
}
