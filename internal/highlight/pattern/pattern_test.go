package pattern

import (
	"bufio"
	"encoding/json"
	"fmt"
	"math/rand"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"daylog/internal/tools"
)

// match matches expr at the start of text and returns the matched text, or "-".
func match(t testing.TB, expr, text string, o Options) string {
	t.Helper()
	p, err := Compile(expr, o)
	require.NoError(t, err)
	m := Matcher{Steps: 1 << 20, Memo: "memo"}
	end := m.Match(p, text)
	if end < 0 {
		return "-"
	}
	if text != "" && !p.CanStart(text[0]) {
		t.Errorf("%q matches %q, but CanStart says it cannot", expr, text)
	}
	return text[:end]
}

func TestMatch(t *testing.T) {
	for _, tt := range []struct{ expr, text, want string }{
		{`a`, "ab", "a"}, {`b`, "ab", "-"}, {``, "x", ""}, {`a|ab`, "ab", "a"}, {`(?:a|ab)c`, "abc", "abc"},
		{`a*`, "aaab", "aaa"}, {`a*?b`, "aab", "aab"}, {`a+?`, "aa", "a"}, {`a{2}`, "aaa", "aa"}, {`a{2,}`, "aaa", "aaa"},
		{`a{0,2}b`, "aab", "aab"}, {`(?:ab){1,2}?`, "abab", "ab"}, {`(?:ab){2}`, "abab", "abab"}, {`a?+a`, "a", "-"},
		{`(?>a*)a`, "aa", "-"}, {`(?>a|ab)c`, "abc", "-"}, {`(?:a*)*b`, "aab", "aab"}, {`(?:a|)*`, "aa", "aa"},
		{`.`, "\n", "-"}, {`(?m:.)`, "\n", "\n"}, {`.*`, "a\nb", "a"}, {`(?i:ß가A)`, "ß가a", "ß가a"}, {`[^a]`, "가", "가"},
		{`[a-c&&[^b]]+`, "acb", "ac"}, {`[\]\-x]+`, "x-]", "x-]"}, {`[]a]`, "]", "]"}, {`[a-]+`, "a-", "a-"}, {`[^]]`, "a", "a"},
		{`\w+`, "a1_가", "a1_"}, {`\W`, "가", "가"}, {`[\w가]+`, "a가나", "a가"}, {`\s+`, " \t\n\v\f\r\u3000", " \t\n\v\f\r"}, {`\h+`, "fFg", "fF"},
		{`[[:alpha:]]+`, "a가é1", "a가é"}, {`[[:upper:]][[:^upper:]]`, "Éa", "Éa"}, {`\p{L}\p{Nl}?`, "가", "가"}, {`\P{L}`, "1", "1"}, {`\p{^L}`, "1", "1"},
		{`\p{Word}+`, "가_1!", "가_1"}, {`\x41\u0042\t`, "AB\t", "AB\t"}, {`(a)\1`, "aa", "aa"}, {`(['"])(.*?)\1`, `'a"b'c`, `'a"b'`}, {`(?i:(a)\1)`, "aA", "aA"},
		{`\k!`, "memo!", "memo!"}, {`\k`, "mem", "-"},
		{`a(?=b)`, "ab", "a"}, {`a(?!b)`, "ab", "-"}, {`a(?!b)`, "ac", "a"}, {`ab(?<=ab)c`, "abc", "abc"}, {`a(?<=b)`, "a", "-"},
		{`가나(?<=나)`, "가나", "가나"}, {`a.(?<!x|yz)b`, "axb", "-"}, {`a(?<!a)`, "a", "-"}, {`(?<=a)b`, "b", "-"}, {`(?<!a)b`, "b", "b"},
		{`^a$`, "a\nb", "a"}, {`a\n^b`, "a\nb", "a\nb"}, {`a\n^`, "a\n", "-"}, {`a\Z`, "a\n", "a"}, {`a\z`, "a\n", "-"}, {`\Aa`, "a", "a"}, {`a\A`, "a", "-"},
		{`\ba\b`, "a b", "a"}, {`a\b`, "a가", "-"}, {`a\B`, "a가", "a"}, {`\b`, "", "-"},
		{`(?i)A(?-i)b`, "ab", "ab"}, {`(?i)A(?-i)b`, "aB", "-"}, {`a(?i)B|C`, "c", "c"}, {`(?:a(?i)b)c`, "abC", "-"},
		{`(?=(a))\1`, "a", "a"}, {`(?:(a)|b)*\1`, "aba", "aba"}, {`\*\/\.`, "*/.", "*/."}, {`\#`, "#", "#"},
	} {
		require.Equal(t, tt.want, match(t, tt.expr, tt.text, Options{}), "%s on %q", tt.expr, tt.text)
	}
	require.Equal(t, "A\n", match(t, `a.`, "A\n", Options{FoldCase: true, DotAll: true}))
}

func TestMemoAndItsClosingBracket(t *testing.T) {
	for _, tt := range []struct{ memo, text, want string }{
		{"(", "()", "-"}, {"(", ")(", ")"}, {"[", "]", "]"}, {"{", "}", "}"}, {"<", ">", ">"}, {"|", "|x", "|"}, {")", "(", "-"},
	} {
		p, err := Compile(`\K`, Options{})
		require.NoError(t, err)
		m := Matcher{Steps: 1 << 10, Memo: tt.memo}
		got := "-"
		if end := m.Match(p, tt.text); end >= 0 {
			got = tt.text[:end]
		}
		require.Equal(t, tt.want, got, "%q in %q", tt.memo, tt.text)
	}
}

func TestGroups(t *testing.T) {
	p, err := Compile(`(a+)(?:(b)|(c))(d)?`, Options{})
	require.NoError(t, err)
	require.Equal(t, 4, p.Groups())
	var m Matcher
	m.Steps = 1000
	require.Equal(t, 3, m.Match(p, "aacx"))
	require.Equal(t, []string{"aa", "", "c", ""}, []string{m.Group(1), m.Group(2), m.Group(3), m.Group(4)})
}

func TestBadPatternsAreErrors(t *testing.T) {
	for _, expr := range []string{
		"(", ")", "[", "[a", "a**b)", "*", "a{3,2}", "a{9999}", "[z-a]", `\`, `\p{Nope}`, `\q`, "(?x:a)", "(?<n>a)", "[[:nope:]]", "(?<=a*)b",
		strings.Repeat("(", 300) + strings.Repeat(")", 300), `\x4`, `(a)\2`, "(?:(?:(?:a{500}){500}b){500}c){500}",
	} {
		_, err := Compile(expr, Options{})
		require.Error(t, err, "%.40s", expr)
	}
}

// The budget stops a match with exponential cost.
func TestBudgetEndsExponentialMatch(t *testing.T) {
	p, err := Compile(`(?:a+)+b`, Options{})
	require.NoError(t, err)
	m := Matcher{Steps: 100_000}
	require.Equal(t, -1, m.Match(p, strings.Repeat("a", 10_000)))
	require.Negative(t, m.Steps)
	m.Steps = 100
	require.Equal(t, 3, m.Match(p, "aab"))
}

// TestAgreesWithRuby compares random patterns with Ruby's StringScanner.
func TestAgreesWithRuby(t *testing.T) {
	ruby := tools.Need(t, "Ruby")
	random := rand.New(rand.NewSource(1))
	var in strings.Builder
	type question struct{ Expr, Text string }
	var asked []question
	for range 4000 {
		q := question{randomPattern(random, 3), randomText(random)}
		if _, err := Compile(q.Expr, Options{}); err != nil {
			continue
		}
		asked = append(asked, q)
		require.NoError(t, json.NewEncoder(&in).Encode(q))
	}
	cmd := exec.Command(ruby, "-W0", "-rjson", "-rstrscan", "-e", `
		STDIN.each_line do |l|
		  q = JSON.parse(l)
		  re = Regexp.new(q["Expr"]) rescue (puts "null"; next)
		  s = StringScanner.new("x" + q["Text"]); s.getch
		  puts JSON.generate(s.scan(re) || "-")
		end`)
	cmd.Stdin = strings.NewReader(in.String())
	out, err := cmd.Output()
	require.NoError(t, err)
	answers := bufio.NewScanner(strings.NewReader(string(out)))
	compared := 0
	for _, q := range asked {
		require.True(t, answers.Scan())
		var want *string
		require.NoError(t, json.Unmarshal(answers.Bytes(), &want))
		if want == nil {
			continue // Ruby rejects the pattern
		}
		compared++
		if got := match(t, q.Expr, q.Text, Options{}); got != *want {
			t.Errorf("%s on %q takes %q, in Ruby %q", q.Expr, q.Text, got, *want)
		}
	}
	require.Greater(t, compared, 2000)
}

func randomText(r *rand.Rand) string {
	letters := []rune("aabbc1_ \n가나-")
	text := make([]rune, r.Intn(9))
	for i := range text {
		text[i] = letters[r.Intn(len(letters))]
	}
	return string(text)
}

func randomPattern(r *rand.Rand, depth int) string {
	atoms := []string{"a", "b", "c", "가", ".", `\w`, `\W`, `\s`, `\d`, "[ab]", "[^a]", `[\w가-힣]`, "[[:alpha:]]", "^", "$", `\b`, `\B`, `\z`, `\n`, `(?m:.)`, "-"}
	if depth == 0 {
		return atoms[r.Intn(len(atoms))]
	}
	sub := func() string { return randomPattern(r, depth-1) }
	switch r.Intn(12) {
	case 0, 1, 2:
		return sub() + sub()
	case 3:
		return fmt.Sprintf("(?:%s|%s)", sub(), sub())
	case 4, 5:
		return fmt.Sprintf("(?:%s)%s", sub(), []string{"*", "+", "?", "*?", "+?", "??", "{1,2}", "{0,3}?"}[r.Intn(8)])
	case 6:
		return fmt.Sprintf("(?=%s)%s", sub(), sub())
	case 7:
		return fmt.Sprintf("(?!%s)%s", sub(), sub())
	case 8:
		return fmt.Sprintf("(?>%s)%s", sub(), sub())
	case 9:
		return fmt.Sprintf(`(%s)%s`, sub(), sub())
	case 10:
		return fmt.Sprintf("(?i:%s)", sub())
	default:
		return sub() + atoms[r.Intn(len(atoms))]
	}
}

func FuzzCompile(f *testing.F) {
	for _, expr := range []string{`(?:a|b)*?c`, `[^\]a-z[:alpha:]]{2,3}+`, `(?<=ab|c)(?!d)\1\k`, `(?i)é(?>x)`, `[a&&[^b]]`} {
		f.Add(expr, "abcabc가")
	}
	f.Fuzz(func(t *testing.T, expr, text string) {
		p, err := Compile(expr, Options{})
		if err != nil {
			return
		}
		m := Matcher{Steps: 10_000, Memo: "a"}
		if end := m.Match(p, text); end > len(text) {
			t.Errorf("%q takes %d of %d bytes", expr, end, len(text))
		}
		for n := range p.Groups() {
			_ = m.Group(n + 1)
		}
	})
}
