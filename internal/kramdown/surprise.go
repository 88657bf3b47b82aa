package kramdown

// A SurpriseKind names a branch of kramdown that harms what most writers mean.
type SurpriseKind string

// The kinds, by the number of their row in the list of surprises in docs/dialect.md.
const (
	SwallowedByItem   SurpriseKind = "swallowed-by-item"   // a heading, fence, quote or table line went into the list item before
	SwallowedByQuote  SurpriseKind = "swallowed-by-quote"  // a list, heading or fence went into the quote before
	ItemIsHeading     SurpriseKind = "item-is-heading"     // --- below an item makes it a heading
	UnderlinedHeading SurpriseKind = "underlined-heading"  // --- below one line of text makes it a heading
	UnderlineIsText   SurpriseKind = "underline-is-text"   // --- below several lines is text
	RuleIsText        SurpriseKind = "rule-is-text"        // *** below text is text
	SentenceIsTable   SurpriseKind = "sentence-is-table"   // a | in a sentence makes it a table
	TableIsText       SurpriseKind = "table-is-text"       // a table without a boundary around it, or without a body
	FenceIsText       SurpriseKind = "fence-is-text"       // a fence that is never closed, or with more than one word behind it
	FenceIndent       SurpriseKind = "fence-indent"        // code keeps spaces that its fence has
	LazyCode          SurpriseKind = "lazy-code"           // a line joined to the indented code before it
	MathIsInline      SurpriseKind = "math-is-inline"      // a $$ block without a boundary around it
	UnclosedHTML      SurpriseKind = "unclosed-html"       // an element that takes the rest of its container
	RawHTMLMarkdown   SurpriseKind = "raw-html-markdown"   // Markdown in an HTML block is not read
	AttributesLost    SurpriseKind = "attributes-lost"     // an attribute list that reaches no element
	AttributesAreText SurpriseKind = "attributes-are-text" // a span's attribute list behind text
	DefinitionIsText  SurpriseKind = "definition-is-text"  // a definition inside a paragraph
	AccidentalTerm    SurpriseKind = "accidental-term"     // ": " below a paragraph makes it a definition list
	NumberRestarts    SurpriseKind = "number-restarts"     // a list that does not start with 1 is numbered from 1
	UndefinedFootnote SurpriseKind = "undefined-footnote"  // a footnote without a definition is text
)

// A Surprise is a place where the published page is probably not what was meant. Offsets are bytes of the source.
type Surprise struct {
	Kind       SurpriseKind
	Start, End int
}

func (p *blockParser) surprise(kind SurpriseKind, start, end int) {
	p.seg.surprises = append(p.seg.surprises, Surprise{kind, p.v.source(start), p.v.source(max(start, end-1)) + 1})
}
