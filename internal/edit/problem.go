package edit

// A Problem is a place in a text that breaks or spoils the published page. It is not a Go error:
// the text is the writer's and may be anything.
type Problem struct {
	Start, End int      // the range to mark in the text
	Rule       string   // key of the message in the catalogue of UI strings
	Detail     string   // value in the message: a word, a date, a parser's reason
	Severity   Severity // how much the problem matters
	Fix        []Edit   // solves the problem; empty if only the writer can
}

// A Severity says how much harm a problem does.
type Severity string

const (
	Fatal Severity = "fatal" // the site does not build
	Wrong Severity = "wrong" // the page differs from the writer's intention
	Weak  Severity = "weak"  // the page could be better

	// Unknown means that daylog lacks a file or a plugin of the blog to decide.
	Unknown Severity = "unknown"
)
