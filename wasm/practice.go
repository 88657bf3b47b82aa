//go:build js && wasm

package main

import (
	"syscall/js"

	"daylog/internal/session"
)

var practised session.Session

// practise does what update and change do, in a session that nobody sees: so the code of a key is compiled before the first one.
func practise(args []js.Value) any {
	c, o := change(args[0]), options(args[1])
	p, ok := practised.Change(c, o)
	if !ok { // a text with front matter, to begin with
		p = practised.Update(c.New, o)
	}
	return patch(p)
}
