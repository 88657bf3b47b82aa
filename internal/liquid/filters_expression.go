package liquid

var expressionFilters = map[string]filter{
	"where_exp":    {2, 2, filterWhereExp},
	"find_exp":     {2, 2, filterFindExp},
	"group_by_exp": {2, 2, filterGroupByExp},
}

// expressionText returns the expression of a filter, which must be text.
func expressionText(v Value) (string, error) {
	text, ok := v.(String)
	if !ok {
		return "", conversionError(v, "String")
	}
	return string(text), nil
}

// withVariable calls f for each item, with a variable of an inner scope set to the item, until it
// returns false.
func (c *context) withVariable(
	list Array, name Value, f func(item Value) (goOn bool, err error),
) error {
	scope := map[string]Value{}
	if err := c.push(scope); err != nil {
		return err
	}
	defer c.pop()
	for _, item := range list {
		if err := c.spend(1); err != nil {
			return err
		}
		scope[c.str(name)] = item
		if goOn, err := f(item); !goOn || err != nil {
			return err
		}
	}
	return nil
}

// searchExp calls found for the items of a list for which a condition holds, until it returns
// false. ok is false if the input is no list.
func (c *context) searchExp(in Value, args []Value, found func(item Value) bool) (
	ok bool, err error,
) {
	list, ok := c.values(in)
	if !ok {
		return false, nil
	}
	text, err := expressionText(args[1])
	if err != nil {
		return true, err
	}
	test, syntax := strictCondition(text)
	if syntax != nil {
		return true, syntax
	}
	return true, c.withVariable(list, args[0], func(item Value) (bool, error) {
		holds, err := test.holds(c)
		if err != nil {
			return false, err
		}
		return !holds || found(item), nil
	})
}

func filterWhereExp(c *context, in Value, args []Value) (Value, error) {
	selected := Array{}
	ok, err := c.searchExp(in, args, func(item Value) bool {
		selected = append(selected, item)
		return true
	})
	if !ok || err != nil {
		return in, err
	}
	return selected, nil
}

func filterFindExp(c *context, in Value, args []Value) (Value, error) {
	var first Value
	ok, err := c.searchExp(in, args, func(item Value) bool {
		first = item
		return false
	})
	if !ok || err != nil {
		return in, err
	}
	return first, nil
}

// filterGroupByExp groups by the value of an output, which may have filters.
func filterGroupByExp(c *context, in Value, args []Value) (Value, error) {
	list, ok := c.enumerated(in)
	if !ok {
		return in, nil
	}
	text, err := expressionText(args[1])
	if err != nil {
		return nil, err
	}
	by, syntax := (&parser{mode: c.options.Mode}).variable(text)
	if syntax != nil {
		return nil, syntax
	}
	names := make(Array, 0, len(list))
	err = c.withVariable(list, args[0], func(Value) (bool, error) {
		name, err := by.evaluate(c)
		if err != nil {
			return false, err
		}
		names = append(names, name)
		return true, nil
	})
	if err != nil {
		return nil, err
	}
	return c.grouped(list, names), nil
}
