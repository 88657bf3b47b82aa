package liquid

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

func TestPrintedAndInspected(t *testing.T) {
	seoul := time.FixedZone("", 9*3600)
	for _, test := range []struct {
		value                   Value
		text, inspect, inspects string // the last one of Ruby 3.4, if different
	}{
		{nil, "", "nil", ""},
		{Bool(true), "true", "true", ""},
		{Int(-5), "-5", "-5", ""},
		{Big("12345678901234567890"), "12345678901234567890", "12345678901234567890", ""},
		{Float(1), "1.0", "1.0", ""},
		{Float(1e15), "1.0e+15", "1.0e+15", ""},
		{Float(999999999999999), "999999999999999.0", "999999999999999.0", ""},
		{Float(0.0001), "0.0001", "0.0001", ""},
		{Float(0.000015), "1.5e-05", "1.5e-05", ""},
		{Float(math.Copysign(0, -1)), "-0.0", "-0.0", ""},
		{Float(math.Inf(-1)), "-Infinity", "-Infinity", ""},
		{String("a\"\\#{x}#a\n\x00\x7f\u2028한\U000e0001\xff"),
			"a\"\\#{x}#a\n\x00\x7f\u2028한\U000e0001\xff",
			`"a\"\\\#{x}#a\n\u0000\u007F\u2028한` + "\U000e0001" + `\xFF"`, ""},
		{Symbol("a b"), "a b", `:"a b"`, ""},
		{Array{Int(1), nil, String("x"), Array{Bool(false)}}, "1xfalse", `[1, nil, "x", [false]]`, ""},
		{NewHash(Entry{String("a"), Int(1)}, Entry{Symbol("b"), nil}, Entry{Int(1), Array{}}),
			`{"a"=>1, :b=>nil, 1=>[]}`, `{"a"=>1, :b=>nil, 1=>[]}`, `{"a" => 1, b: nil, 1 => []}`},
		{Range{1, 3}, "1..3", "1..3", ""},
		{Time{time.Date(2026, 3, 2, 23, 50, 0, 5e8, seoul)}, "2026-03-02 23:50:00 +0900",
			"2026-03-02 23:50:00.5 +0900", ""},
		{Time{time.Date(2026, 3, 2, 23, 50, 0, 0, time.UTC)}, "2026-03-02 23:50:00 UTC",
			"2026-03-02 23:50:00 UTC", ""},
		{Date{time.Date(2026, 2, 28, 0, 0, 0, 0, time.UTC)}, "2026-02-28",
			"#<Date: 2026-02-28 ((2461100j,0s,0n),+0s,2299161j)>", ""},
		{literalBlank, "", "", ""},
	} {
		text, isWhole := printed(test.value, printing{})
		require.True(t, isWhole)
		require.Equal(t, test.text, text)
		text, _ = inspected(test.value, printing{})
		require.Equal(t, test.inspect, text)
		if test.inspects != "" {
			text, _ = inspected(test.value, printing{isRuby34: true})
			require.Equal(t, test.inspects, text)
		}
	}
}

func TestPrintingEnds(t *testing.T) {
	list := Value(Array{String("x")})
	for range 60 {
		list = Array{list, list}
	}
	text, isWhole := printed(list, printing{})
	require.False(t, isWhole)
	require.Less(t, len(text), maxPrinted)
	_, isWhole = inspected(list, printing{})
	require.False(t, isWhole)
	nothing := Value(Array{})
	for range 60 {
		nothing = Array{nothing, nothing}
	}
	_, isWhole = printed(nothing, printing{})
	require.False(t, isWhole)
	other := Array{nothing.(Array)[0], nothing.(Array)[1]}
	_, ok := compare(nothing, other)
	require.False(t, ok, "gives up")
	require.False(t, equal(list, Array{list.(Array)[0], list.(Array)[1]}), "gives up")
}

func TestCompare(t *testing.T) {
	const none = 9
	for _, test := range []struct {
		a, b Value
		want int
	}{
		{Int(1), Float(1), 0},
		{Int(1), Big("12345678901234567890"), -1},
		{Big("-12345678901234567890"), Big("-12345678901234567891"), 1},
		{Float(math.NaN()), Float(math.NaN()), none},
		{String("a"), String("B"), 1},
		{String("a"), Int(1), none},
		{nil, nil, 0},
		{Bool(true), Bool(false), none},
		{Array{Int(1)}, Array{Int(1), Int(2)}, -1},
		{Array{Int(1), nil}, Array{Int(1), Int(2)}, none},
		{NewHash(Entry{String("a"), Int(1)}), NewHash(Entry{String("a"), Float(1)}), 0},
		{NewHash(Entry{String("a"), Int(1)}), NewHash(), none},
		{Range{1, 2}, Range{1, 2}, 0},
	} {
		order, ok := compare(test.a, test.b)
		if test.want == none {
			require.False(t, ok, "%v %v", test.a, test.b)
			continue
		}
		require.True(t, ok, "%v %v", test.a, test.b)
		require.Equal(t, test.want, order)
		require.Equal(t, order == 0, equal(test.a, test.b))
	}
}

func TestHashFindsKeysOfTheSameClass(t *testing.T) {
	h := NewHash(Entry{Int(1), String("one")}, Entry{String("1"), String("text")})
	v, _ := h.Get(Int(1))
	require.Equal(t, String("one"), v)
	v, _ = h.Get(String("1"))
	require.Equal(t, String("text"), v)
	_, ok := h.Get(Float(1))
	require.False(t, ok)
}

func TestIntegers(t *testing.T) {
	for text, want := range map[string]int64{"12": 12, " -1_000\n": -1000, "0x1A": 26, "0b11": 3,
		"017": 15, "0o17": 15, "0d19": 19, "+3": 3} {
		n, err := toInteger(String(text))
		require.NoError(t, err, text)
		require.Equal(t, want, n)
	}
	for _, text := range []string{"", "1.0", "1__0", "_1", "1_", "0x", "--1", "08", "1a", "０"} {
		_, err := toInteger(String(text))
		require.EqualError(t, err, "Liquid error: invalid integer", text)
	}
	require.Equal(t, Int(-12), leadingInteger(" -12abc"))
	require.Equal(t, Int(100), leadingInteger("1_00__1"))
	require.Equal(t, Int(0), leadingInteger("abc"))
	require.Equal(t, Big("-12345678901234567890"), leadingInteger("-0012345678901234567890"))
}
