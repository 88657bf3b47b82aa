package liquid

import (
	"slices"
	"strconv"
)

// A natural is a number of any size from 0 on: digits in base 10⁹, the last ones first, without
// leading zeros. Package math/big would be most of the size of this package.
type natural []uint32

const (
	naturalBase   = 1e9
	naturalDigits = 9
)

// parseNatural reads decimal digits.
func parseNatural(digits string) natural {
	var n natural
	for end := len(digits); end > 0; end -= naturalDigits {
		limb, _ := strconv.ParseUint(digits[max(0, end-naturalDigits):end], 10, 32)
		n = append(n, uint32(limb))
	}
	return n.trim()
}

func (n natural) trim() natural {
	for len(n) > 0 && n[len(n)-1] == 0 {
		n = n[:len(n)-1]
	}
	return n
}

func (n natural) String() string {
	if len(n) == 0 {
		return "0"
	}
	text := strconv.AppendUint(nil, uint64(n[len(n)-1]), 10)
	for i := len(n) - 2; i >= 0; i-- {
		text = append(text, strconv.FormatUint(uint64(n[i])+naturalBase, 10)[1:]...)
	}
	return string(text)
}

func (n natural) compare(m natural) int {
	if len(n) != len(m) {
		return len(n) - len(m)
	}
	for i := len(n) - 1; i >= 0; i-- {
		if n[i] != m[i] {
			return int(n[i]) - int(m[i])
		}
	}
	return 0
}

func (n natural) add(m natural) natural {
	if len(n) < len(m) {
		n, m = m, n
	}
	sum := make(natural, 0, len(n)+1)
	carry := uint32(0)
	for i := range n {
		limb := n[i] + carry
		if i < len(m) {
			limb += m[i]
		}
		if carry = 0; limb >= naturalBase {
			limb, carry = limb-naturalBase, 1
		}
		sum = append(sum, limb)
	}
	return append(sum, carry).trim()
}

// subtract returns n - m. m must not be larger.
func (n natural) subtract(m natural) natural {
	difference := slices.Clone(n)
	borrow := uint32(0)
	for i := range difference {
		limb := borrow
		if i < len(m) {
			limb += m[i]
		}
		if borrow = 0; difference[i] < limb {
			difference[i], borrow = difference[i]+naturalBase, 1
		}
		difference[i] -= limb
	}
	return difference.trim()
}

func (n natural) multiply(m natural) natural {
	product := make(natural, len(n)+len(m))
	for i, x := range n {
		carry := uint64(0)
		for j, y := range m {
			sum := uint64(product[i+j]) + uint64(x)*uint64(y) + carry
			product[i+j], carry = uint32(sum%naturalBase), sum/naturalBase
		}
		product[i+len(m)] = uint32(carry)
	}
	return product.trim()
}

// divide returns the quotient and the remainder of a division by m, which is not 0.
func (n natural) divide(m natural) (quotient, remainder natural) {
	if len(m) == 1 {
		return n.divideLimb(m[0])
	}
	quotient = make(natural, len(n))
	for i := len(n) - 1; i >= 0; i-- {
		remainder = append(natural{n[i]}, remainder...).trim()
		// Binary search for the digit of the quotient.
		low, high := uint32(0), uint32(naturalBase-1)
		if remainder.compare(m) < 0 {
			high = 0
		}
		for low < high {
			middle := low + (high-low+1)/2
			if m.multiply(natural{middle}).compare(remainder) <= 0 {
				low = middle
			} else {
				high = middle - 1
			}
		}
		quotient[i] = low
		remainder = remainder.subtract(m.multiply(natural{low}))
	}
	return quotient.trim(), remainder
}

func (n natural) divideLimb(m uint32) (quotient, remainder natural) {
	quotient = make(natural, len(n))
	rest := uint64(0)
	for i := len(n) - 1; i >= 0; i-- {
		rest = rest*naturalBase + uint64(n[i])
		quotient[i], rest = uint32(rest/uint64(m)), rest%uint64(m)
	}
	return quotient.trim(), natural{uint32(rest)}.trim()
}

// shift returns n times 10 to the power of digits.
func (n natural) shift(digits int) natural {
	if len(n) == 0 || digits <= 0 {
		return n
	}
	power := uint32(1)
	for range digits % naturalDigits {
		power *= 10
	}
	return append(make(natural, digits/naturalDigits), n.multiply(natural{power})...)
}
