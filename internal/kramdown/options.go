package kramdown

import (
	"strconv"
	"strings"
)

// options are kramdown's options as Jekyll and Chirpy set them, as far as {::options} can change
// them. In the block phase a change applies to the blocks after it, in the span phase and in the
// renderer to the whole document.
type options struct {
	parseBlockHTML bool
	parseSpanHTML  bool
	autoIDs        bool
	idPrefix       string
	headerOffset   int
	tocLevels      uint8 // bit n is level n
	footnoteStart  int
	footnotePrefix string
	backlink       string
	backlinkInline bool
	quotes         [5]string // indexed by quote
	defaultLang    string    // of code without a language
	lineNumbers    bool
	entityNames    bool // write character references by name if they have one
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

// with returns the options changed by {::options key="value"}. Options that kramdown does not know,
// and those that do not affect the HTML, are ignored.
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
		case "syntax_highlighter_opts": // a YAML map that replaces the one of Jekyll
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

// mapValue returns the value of a key in a YAML flow map, if it is a word.
func mapValue(s, key string) string {
	_, value, ok := strings.Cut(s, key+":")
	if !ok {
		return ""
	}
	end := strings.IndexAny(value, ",}")
	if end < 0 {
		end = len(value)
	}
	return strings.Trim(value[:end], " '\"")
}

// parseLevels parses "2..4" or "1,3".
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

// level returns the level in the HTML of a heading of level n.
func (o *options) level(n int) int { return max(1, min(6, n+o.headerOffset)) }
