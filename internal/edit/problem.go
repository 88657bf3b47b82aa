package edit

// A Problem is something in the writer's text that would break or spoil the published page. It is never a Go error: the text
// is the writer's, and may be anything.
type Problem struct {
	Start, End int    // what to mark in the text
	Rule       string // names the message in the page's catalogue of strings
	Detail     string // fills the message: the word, the date, the parser's own reason
	Severity   Severity
	Fix        []Edit // solves the problem; empty if only the writer can
}

// A Severity says how much harm a problem does.
type Severity string

const (
	Fatal Severity = "fatal" // the site does not build
	Wrong Severity = "wrong" // the page is not what was meant
	Weak  Severity = "weak"  // it could be better
)
