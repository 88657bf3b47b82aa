// Package oracle proves the engine against the real kramdown: it compares HTML as a reader would see it,
// runs kramdown beside the tests, writes documents that are hard to get right, and shrinks those that
// come out differently. Nothing of the product imports it.
package oracle
