package kramdown

import (
	"strconv"
	"strings"
)

// options are kramdown's options as Jekyll and Chirpy set them; {::options} changes those that are here. A text changes
// them from the block that says so on; what the span phase and the renderer do follows the last word.
type options struct {
	parseBlockHTML bool
	parseSpanHTML  bool
	autoIDs        bool
	idPrefix       string
	headerOffset   int
	tocLevels      uint8 // bit n: level n
	footnoteStart  int
	footnotePrefix string
	backlink       string
	backlinkInline bool
	quotes         [5]string // by quote
	defaultLang    string    // of code without a language
	lineNumbers    bool
	entityNames    bool // character references are written by name, where they have one
}

var defaultOptions = &options{
	parseSpanHTML: true,
	autoIDs:       true,
	tocLevels:     0b1111110,
	footnoteStart: 1,
	backlink:      "&#8617;&#xfe0e;",
	quotes:        [5]string{leftSingle: "‘", rightSingle: "’", leftDouble: "“", rightDouble: "”"},
	defaultLang:   "plaintext",
	lineNumbers:   true,
}

// with returns the options changed as {::options key="value"} says. What kramdown does not know, or what does not
// reach the HTML, changes nothing.
func (o *options) with(attributes []attribute) *options {
	n := *o
	for _, a := range attributes {
		truth := a.value != "" && strings.TrimSpace(strings.ToLower(a.value)) != "false"
		switch a.key {
		case "parse_block_html":
			n.parseBlockHTML = truth
		case "parse_span_html":
			n.parseSpanHTML = truth
		case "auto_ids":
			n.autoIDs = truth
		case "auto_id_prefix":
			n.idPrefix = a.value
		case "header_offset":
			if v, err := strconv.Atoi(a.value); err == nil {
				n.headerOffset = v
			}
		case "footnote_nr":
			if v, err := strconv.Atoi(a.value); err == nil {
				n.footnoteStart = v
			}
		case "footnote_prefix":
			n.footnotePrefix = a.value
		case "footnote_backlink":
			n.backlink = a.value
		case "footnote_backlink_inline":
			n.backlinkInline = truth
		case "entity_output":
			n.entityNames = a.value == "symbolic" || a.value == "as_input"
		case "toc_levels":
			if levels, ok := parseLevels(a.value); ok {
				n.tocLevels = levels
			}
		case "syntax_highlighter_opts": // a YAML map that replaces all of Jekyll's
			if !strings.Contains(a.value, ":") {
				continue
			}
			n.defaultLang = mapValue(a.value, "default_lang")
			n.lineNumbers = mapValue(a.value, "line_numbers") == "true"
		case "smart_quotes":
			names := strings.Split(a.value, ",")
			if len(names) != 4 {
				continue
			}
			for i, name := range names {
				name = strings.TrimSpace(name)
				if code, err := strconv.Atoi(name); err == nil {
					n.quotes[leftSingle+quote(i)] = string(rune(code))
				} else if code, ok := entities[name]; ok {
					n.quotes[leftSingle+quote(i)] = string(rune(code))
				}
			}
		}
	}
	return &n
}

// mapValue returns the word that a key has in a YAML flow map.
func mapValue(s, key string) string {
	_, rest, ok := strings.Cut(s, key+":")
	if !ok {
		return ""
	}
	end := strings.IndexAny(rest, ",}")
	if end < 0 {
		end = len(rest)
	}
	return strings.Trim(rest[:end], " '\"")
}

// parseLevels reads "2..4" or "1,3".
func parseLevels(s string) (levels uint8, ok bool) {
	if from, to, found := strings.Cut(s, ".."); found {
		a, err1 := strconv.Atoi(strings.TrimSpace(from))
		b, err2 := strconv.Atoi(strings.TrimSpace(to))
		if err1 != nil || err2 != nil {
			return 0, false
		}
		for i := max(a, 1); i <= min(b, 6); i++ {
			levels |= 1 << i
		}
		return levels, true
	}
	for _, f := range strings.Split(s, ",") {
		if n, err := strconv.Atoi(strings.TrimSpace(f)); err == nil && n >= 1 && n <= 6 {
			levels |= 1 << n
		}
	}
	return levels, true
}

// level returns the heading level that is written.
func (o *options) level(n int) int { return max(1, min(6, n+o.headerOffset)) }
