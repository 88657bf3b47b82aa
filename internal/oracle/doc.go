// Package oracle tests the engine against the real kramdown and Liquid: it compares HTML as a reader
// would see it, runs both in the background, generates difficult documents, and shrinks those with
// different results. Only tests and commands import it.
package oracle
