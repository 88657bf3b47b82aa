package liquid

// A tableRow is {% tablerow %}.
type tableRow struct {
	variable   string
	collection expression
	attributes map[string]expression
	body       *body
}

func parseTableRow(p *parser, n *node, markup string) (tag, *Error) {
	t := tableRow{attributes: map[string]expression{}}
	if !t.parse(markup) {
		return nil, syntaxError(
			"Syntax Error in 'table_row loop' - Valid syntax: table_row [item] in [collection] cols=3")
	}
	for _, a := range attributes(markup) {
		t.attributes[a.name] = parseExpression(a.value)
	}
	var err *Error
	t.body, err = p.parseBlock(n, block{name: "tablerow"})
	return t, err
}

// parse finds "item in collection" anywhere in the markup.
func (t *tableRow) parse(markup string) bool {
	for at := 0; at < len(markup); at++ {
		end := skipWord(markup, at)
		in := skipSpace(markup, end)
		if end == at || in == end {
			at = end
			continue
		}
		start := skipSpace(markup, min(in+2, len(markup)))
		last := fragmentsEnd(markup, start)
		if len(markup) >= in+2 && markup[in:in+2] == "in" && start > in+2 && last > 0 {
			t.variable, t.collection = markup[at:end], parseExpression(markup[start:last])
			return true
		}
		at = end
	}
	return false
}

// number evaluates an attribute to an integer; one that is absent is 0.
func (t tableRow) number(c *context, name string) (int64, *Error) {
	e := t.attributes[name]
	if e == nil {
		return 0, nil
	}
	v, err := e.evaluate(c)
	if err != nil {
		return 0, err
	}
	return c.toIntOf(v)
}

// items returns the items of the table.
func (t tableRow) items(c *context, v Value) (sequence, *Error) {
	from, err := t.number(c, "offset")
	if err != nil || t.attributes["limit"] == nil {
		return sequenceOf(v).slice(from, nil), err
	}
	limit, err := t.number(c, "limit")
	end := from + limit
	return sequenceOf(v).slice(from, &end), err
}

func (t tableRow) render(c *context, n *node) *Error {
	v, err := t.collection.evaluate(c)
	if err != nil || !isTrue(v) {
		return err
	}
	items, err := t.items(c, v)
	if err != nil {
		return err
	}
	columns, err := t.number(c, "cols")
	if err != nil {
		return err
	}
	c.write(n, "<tr class=\"row1\">\n")
	loop := &tableLoop{length: items.length, columns: int(columns), row: 1, column: 1}
	if err := c.push(map[string]Value{"tablerowloop": Object{loop}}); err != nil {
		return err
	}
	defer c.pop()
	for loop.index = 0; loop.index < items.length; loop.next() {
		if err := c.spend(1); err != nil {
			return err
		}
		c.scopes[len(c.scopes)-1][t.variable] = items.at(loop.index)
		c.write(n, `<td class="col`+c.text(Int(loop.column))+`">`)
		if err := c.renderBody(t.body); err != nil {
			return err
		}
		c.write(n, "</td>")
		if loop.column == loop.columns && loop.index < items.length-1 {
			c.write(n, "</tr>\n<tr class=\"row"+c.text(Int(loop.row+1))+`">`)
		}
	}
	c.write(n, "</tr>\n")
	return nil
}

// A tableLoop is the drop "tablerowloop".
type tableLoop struct{ index, length, columns, row, column int }

func (l *tableLoop) Class() string  { return "Liquid::TablerowloopDrop" }
func (l *tableLoop) Text() string   { return l.Class() }
func (l *tableLoop) Keys() []string { return nil }

func (l *tableLoop) next() {
	l.index++
	l.column++
	if l.column == l.columns+1 {
		l.column = 1
		l.row++
	}
}

func (l *tableLoop) Get(key string) (Value, bool) {
	switch key {
	case "col":
		return Int(l.column), true
	case "row":
		return Int(l.row), true
	case "col0":
		return Int(l.column - 1), true
	case "col_first":
		return Bool(l.column == 1), true
	case "col_last":
		return Bool(l.column == l.columns), true
	}
	return loopValue(key, l.index, l.length), true
}
