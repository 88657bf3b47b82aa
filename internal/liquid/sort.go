package liquid

import "strings"

// sortedBy returns a list in the order of compare, which gets positions in the list. It is the
// merge sort of glibc, with which Ruby sorts on Linux: the order of items whose comparison is
// inconsistent, and the pair of items in an error, are the same.
func sortedBy(list Array, compare func(i, j int) (int, error)) (Value, error) {
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	if err := mergeSort(order, make([]int, len(order)), compare); err != nil {
		return nil, err
	}
	sorted := make(Array, len(list))
	for i, at := range order {
		sorted[i] = list[at]
	}
	return sorted, nil
}

func mergeSort(order, buffer []int, compare func(i, j int) (int, error)) error {
	if len(order) < 2 {
		return nil
	}
	left, right := order[:len(order)/2], order[len(order)/2:]
	if err := mergeSort(left, buffer, compare); err != nil {
		return err
	}
	if err := mergeSort(right, buffer, compare); err != nil {
		return err
	}
	merged := buffer[:0]
	for len(left) > 0 && len(right) > 0 {
		sign, err := compare(left[0], right[0])
		if err != nil {
			return err
		}
		from := &left
		if sign > 0 {
			from = &right
		}
		merged = append(merged, (*from)[0])
		*from = (*from)[1:]
	}
	merged = append(merged, left...) // the rest of right is in its place
	copy(order, merged)
	return nil
}

// sorted returns a list in the order of Ruby's <=>. Two items without an order are an error.
func (c *context) sorted(list Array) (Value, error) {
	return sortedBy(list, func(i, j int) (int, error) {
		order, ok := compare(list[i], list[j])
		if !ok {
			return 0, c.comparisonError(list[i], list[j])
		}
		return order, nil
	})
}

// comparisonError is Ruby's error for two values without an order.
func (c *context) comparisonError(a, b Value) *Error {
	// Lists have Jekyll's documents themselves instead of drops.
	first := strings.Replace(class(a), "Drops::DocumentDrop", "Document", 1)
	second := strings.Replace(class(b), "Drops::DocumentDrop", "Document", 1)
	switch b.(type) {
	case nil, Bool, Int, Float, Symbol:
		second = c.inspect(b)
	}
	return argumentError("comparison of %s with %s failed", first, second)
}
