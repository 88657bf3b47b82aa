// Package kramdown converts Markdown to HTML as Jekyll does: in kramdown's dialect with its GFM
// parser, under the options that a _config.yml sets, see [Options].
//
// The output is that of kramdown 2.5.2 or 2.4.0, including its surprises: a "|" in a sentence makes
// a table here too. Where the parser takes such a branch it records a [Surprise], so that a check
// can warn the writer.
//
// # Parts of goldmark
//
// A document is a tree of goldmark's nodes (packages ast and extension/ast, and package text for
// the lines of a paragraph), with own node types for everything that goldmark does not have or
// keeps as positions of a source. [Renderer] registers a function for every kind of node with
// goldmark's renderer, which walks the tree (packages renderer and util). goldmark's parser and its
// HTML renderers are not used: its block parsers see one line at a time, and its inline phase
// cannot read a part of a text by itself. There is no implementation of goldmark's parser.Parser
// either, because the nodes hold text that was rewritten, not positions of the source.
//
// # How a text is read
//
// A text is cut into segments at checkpoints: places after a blank line from which the text reads
// the same whatever precedes them. Each segment is read alone (block phase): the parser finds the
// lines of a container, copies them without markers and indents into a view that maps each byte to
// its source, and reads the view in turn. The span phase reads the remaining raw text, once
// the definitions of all segments are known. Passes over the whole document then number headings
// and footnotes.
//
// # Files
//
// Each construct has a file with its node, matcher, parser and renderer. block.go and span.go are
// the drivers of the two phases, options.go and config.go have the options, scan.go has the
// matchers that several constructs share, document.go the segments, tree.go the span phase of a
// segment, number.go the passes over the whole document, update.go the changes to a text, and
// render.go the table of renderers.
package kramdown
