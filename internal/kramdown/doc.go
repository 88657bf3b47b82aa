// Package kramdown reads Markdown as Jekyll does: kramdown's dialect with its GFM parser, under the options that
// Jekyll and the Chirpy theme set. It stands behind goldmark's parser.Parser interface, builds goldmark's AST and brings
// node renderers for every kind.
//
// What it prints is what kramdown 2.4.0 prints, harm included: a "|" in a sentence makes a table here too. Where the
// parser takes such a surprising branch it records a Surprise, so that a check can warn the writer.
//
// # How a text is read
//
// A text is cut into segments at checkpoints: places behind a blank line from which the rest reads the same whatever
// stands before. Each segment is read alone (block phase): containers are delimited by their lines, their text is
// rewritten (markers and indents removed) into a view that remembers where each line came from, and read again. What is left
// as raw text is read by the span phase, once the definitions of all segments are known. Passes over the whole document
// then number headings and footnotes.
//
// # Where things stand
//
// One construct, one file: its node, its matcher, its parser, its renderer. block.go and span.go are the two drivers,
// scan.go has the matchers that several constructs share, document.go the segments, tree.go their span phase, number.go the passes
// over the whole document, update.go what an edit leaves as it is, render.go what goldmark's renderer calls.
package kramdown
