package liquid

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestNaturalAgreesWithMathBig(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	digits := func() string {
		var b strings.Builder
		for range 1 + random.IntN(60) {
			b.WriteString([]string{"0", "9", "1", "999999999", "000000000", "5"}[random.IntN(6)])
		}
		return b.String()
	}
	for range 5000 {
		x, y := digits(), digits()[:1]
		if random.IntN(2) > 0 {
			y = digits()
		}
		a, _ := new(big.Int).SetString(x, 10)
		b, _ := new(big.Int).SetString(y, 10)
		n, m := parseNatural(x), parseNatural(y)
		require.Equal(t, a.String(), n.String())
		require.Equal(t, a.Cmp(b) < 0, n.compare(m) < 0)
		require.Equal(t, new(big.Int).Add(a, b).String(), n.add(m).String())
		require.Equal(t, new(big.Int).Mul(a, b).String(), n.multiply(m).String())
		if a.Cmp(b) >= 0 {
			require.Equal(t, new(big.Int).Sub(a, b).String(), n.subtract(m).String())
		}
		if b.Sign() > 0 {
			quotient, rest := n.divide(m)
			q, r := new(big.Int).QuoRem(a, b, new(big.Int))
			require.Equal(t, q.String(), quotient.String())
			require.Equal(t, r.String(), rest.String())
		}
		power := random.IntN(30)
		want := new(big.Int).Mul(a, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(power)), nil))
		require.Equal(t, want.String(), n.shift(power).String())
	}
}
