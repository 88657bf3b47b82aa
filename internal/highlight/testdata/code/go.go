// Package study는 고루틴을 연습한다.
package study

import (
	"context"
	"fmt"
	"sync"

	str "strings"
)

const (
	KB = 1 << (10 * (iota + 1))
	MB
	name = "한글 \"이름\"\t\u00e9"
)

var ErrEmpty = fmt.Errorf("빈 값: %w", nil)

// Stack은 아무 타입이나 담는다.
type Stack[T any] struct {
	mu    sync.Mutex
	items []T `json:"items,omitempty"`
}

type Shape interface {
	Area() float64
	~int | string
}

func (s *Stack[T]) Push(v T, more ...T) (n int, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.items = append(s.items, v)
	s.items = append(s.items, more...)
	return len(s.items), nil
}

func worker(ctx context.Context, jobs <-chan int, out chan<- string) {
	for j := range jobs {
		select {
		case <-ctx.Done():
			return
		case out <- fmt.Sprintf("일 %d: %q", j, str.Repeat("가", j)):
		default:
			continue
		}
	}
}

func main() {
	m := map[string][]byte{"a": []byte(`raw \n
문자열`), "b": nil}
	hex, octal, bin, imag, float := 0xFF, 0755, 0b11, 3.5i, 1.5e-3
	r, x := '가', '\n'
	if v, ok := m["a"]; !ok && v != nil || hex&^octal == 0 {
		panic("없다")
	}
	go func() { println(cap(m["b"]), real(imag)) }()
	switch t := any(float).(type) {
	case int, float64:
		fmt.Println(t, r, x, true, bin%2)
		fallthrough
	default:
		goto end
	}
end:
	close(make(chan struct{}, 1)) /* 끝 */
}

var literals = []any{0b1010_0001, 0o17, 0x_FF, 1_000_000, 1_0.5e1_0, 08.9}
