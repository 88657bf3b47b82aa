//go:build countsearches

package main

import (
	"bytes"
	"strings"
)

// searched returns the number of characters that the packages strings and bytes have searched.
func searched() float64 { return float64(strings.CharactersSearched + bytes.CharactersSearched) }
