// Command deps installs the programs that the tests need; see package tools.
package main

import (
	"fmt"
	"os"

	"daylog/internal/tools"
)

func main() {
	if err := tools.Install(os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
