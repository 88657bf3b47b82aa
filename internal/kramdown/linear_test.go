package kramdown_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// What costs twice as much when there is twice as much of it is linear. Time wobbles, so this counts what is allocated; that the
// rest comes to an end at all is TestManyOpeners' affair.

// repeated are constructs beside openers, by which something might be copied, gathered or asked for again and again.
var repeated = []string{
	"**a *b ", "***a ", "`a ``b ", "[a](b \"c ", "[a](b 'c ", "{:a", "{:a b}", "{: a=\"b\"} ", "{:\\}", "*a*{:.b}", "`a`{:a}", "{::a ", "{::options auto_ids=\"true\" /} ", "{::comment}a{:/} ",
	"[^a]", "[^1] ", "[^1]: [^1]\n\n", "[^a]: b\n\n[^a]\n\n", "[a]\n\n[a]: b\n\n", "{:a: b}\n*c*{:a}\n\n", "*[b]: c\n\nb ", "ab *[ab]: x\n",
	"<table><td markdown=\"1\">", "<div markdown=\"1\">a</div>\n", "<p markdown=\"span\">a</p>\n", "<a b=c ", "<a b='", "<b>*a ", "*<b>a ", "<i>a</i> ", "<a:b:", "&amp;", "&#1;", "<a@b>",
	"a\n# \n", "# \n", "a\n````\n", "```\na\n", "~~~a\n", "``` a b\n", "```\n````\n", "a | b\n", "a | `b`\n", "|a|\n|-|\n|b|\n\n", "| a\n\n", "- a\n  - b\n", "1. a\n\n   b\n", "- [ ] a\n", "a\n\n: b\n", "> a\n- b\n", "    a\nb\n",
	"# a\n", "# 가\n\n", "a\n===\n\n", "{:toc}\n", "- a\n{:toc}\n\n", "\"'", "a'b\"c ", "a\\\n", "a  \n", "a\r\n", "\r", "\xff ", "가\xfe", "a\x00b\n",
}

func TestLinear(t *testing.T) {
	for _, unit := range append(openers, repeated...) {
		for _, behind := range []string{"", "\n", "\n\n", " a"} {
			t.Run(fmt.Sprintf("%q", unit+behind), func(t *testing.T) { checkLinear(t, unit+behind) })
		}
	}
}

func checkLinear(t *testing.T, unit string) {
	t.Helper()
	const n = 400
	once, twice := strings.Repeat(unit, n), strings.Repeat(unit, 2*n)
	count1, bytes1 := allocated(once)
	count2, bytes2 := allocated(twice)
	// some room for what is allocated in chunks
	if count2 > 2.6*count1+20 || bytes2 > 2.6*bytes1+20_000 {
		t.Errorf("%.0f allocations for %d, %.0f for %d; %.0f bytes, %.0f bytes", count1, n, count2, 2*n, bytes1, bytes2)
	}
}

// allocated returns how often and how much it takes to convert a document.
func allocated(document string) (count, bytes float64) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	convert(document)
	runtime.ReadMemStats(&after)
	return float64(after.Mallocs - before.Mallocs), float64(after.TotalAlloc - before.TotalAlloc)
}
