package liquid

// A context is the state of rendering one text.
type context struct {
	options Options

	unknownFilters map[string]bool
	isExhausted    bool // a value was too long to print; rendering ends
}

// unknownFilter records a filter that is not in the table.
func (c *context) unknownFilter(name string) {
	if c.unknownFilters == nil {
		c.unknownFilters = map[string]bool{}
	}
	c.unknownFilters[name] = true
}

func (c *context) printing() printing { return printing{isRuby34: c.options.IsRuby34} }

// text returns to_s of a value as a filter or an output sees it: for a list, its items joined.
func (c *context) text(v Value) string {
	text, isWhole := printed(v, c.printing())
	if !isWhole {
		c.isExhausted = true
	}
	return text
}

// inspect returns Ruby's inspect of a value.
func (c *context) inspect(v Value) string {
	text, isWhole := inspected(v, c.printing())
	if !isWhole {
		c.isExhausted = true
	}
	return text
}
