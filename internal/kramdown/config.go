package kramdown

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
)

// OptionsFor returns the options of a blog with a version of kramdown, "2.4" or "2.5", and the map
// kramdown: of its _config.yml. Another version counts as the newest. See [Options.With] for bad.
func OptionsFor(version string, config map[string]any) (o Options, bad []string) {
	o = DefaultOptions()
	if version == "2.4" {
		o.Version = Kramdown24
	}
	return o.With(config)
}

// With returns the options changed by the map kramdown: of a _config.yml, as Jekyll 4.4 passes it:
// strings, numbers, booleans, nil, []any and map[string]any. A site's top-level highlighter counts
// as syntax_highlighter if that is missing. bad has, sorted, the keys whose values kramdown
// rejects, which ends Jekyll's build; they keep their values. Unknown keys are ignored. Set Version
// before, because it decides which values are known.
func (o Options) With(config map[string]any) (changed Options, bad []string) {
	o.links = maps.Clone(o.links)
	for _, key := range slices.Sorted(maps.Keys(config)) {
		if !o.setConfig(key, config[key]) {
			bad = append(bad, key)
		}
	}
	guess, hasGuess := config["guess_lang"]
	if opts, ok := config["syntax_highlighter_opts"].(map[string]any); ok {
		opts = maps.Clone(opts) // Jekyll's Kramdown converter adds these two
		if !isTruthy(opts["default_lang"]) {
			opts["default_lang"] = "plaintext"
		}
		opts["guess_lang"] = guess
		if !hasGuess {
			opts["guess_lang"] = true
		}
		o.setHighlighter(opts)
	} else if hasGuess {
		o.block.guess, o.span.guess = isTruthy(guess), isTruthy(guess)
	}
	return o, bad
}

// setConfig sets an option of _config.yml. The first ones have no effect in {::options}, because
// the parser reads them once, at its start.
func (o *Options) setConfig(key string, value any) bool {
	switch key {
	case "input":
		o.plainInput = !strings.EqualFold(toString(value), "gfm")
	case "hard_wrap":
		o.hardWrap = toBool(value)
	case "gfm_quirks":
		quirks, ok := toList(value)
		if !ok {
			return false
		}
		o.boundaryAfter, o.noTypographic = true, false
		for _, quirk := range quirks {
			switch toSymbol(quirk) {
			case "paragraph_end":
				o.boundaryAfter = false
			case "no_auto_typographic":
				o.noTypographic = true
			}
		}
	case "link_defs":
		return o.setLinks(value)
	case "syntax_highlighter": // Jekyll replaces null and false by rouge
		o.noHighlighter = isTruthy(value) && toSymbol(value) != "rouge"
	case "syntax_highlighter_opts":
		_, ok := value.(map[string]any) // With sets it
		return ok || !isTruthy(value)
	default:
		return o.set(key, value)
	}
	return true
}

// with returns the options changed by {::options key="value"}. Options that kramdown does not know,
// and those that do not affect the HTML, are ignored, and so are values that it rejects.
func (o *Options) with(attributes []attribute) *Options {
	n := *o
	for _, a := range attributes {
		switch a.key {
		case "syntax_highlighter_opts": // replaces Jekyll's options
			if opts, ok := parseFlow(a.value).(map[string]any); ok {
				n.setHighlighter(opts)
			}
		case "syntax_highlighter":
			n.noHighlighter = toSymbol(a.value) != "rouge"
		case "typographic_symbols":
			n.set(a.key, parseFlow(a.value))
		default:
			n.set(a.key, a.value)
		}
	}
	return &n
}

// set sets an option that both _config.yml and {::options} can change. It reports false if kramdown
// rejects the value.
func (o *Options) set(key string, value any) bool {
	switch key {
	case "parse_block_html":
		o.parseBlockHTML = toBool(value)
	case "parse_span_html":
		o.parseSpanHTML = toBool(value)
	case "auto_ids":
		o.autoIDs = toBool(value)
	case "auto_id_stripping":
		o.idStripping = toBool(value)
	case "auto_id_prefix":
		o.idPrefix = toString(value)
	case "header_links":
		o.headerLinks = toBool(value)
	case "header_offset":
		return toInt(value, &o.headerOffset)
	case "footnote_nr":
		return toInt(value, &o.footnoteStart)
	case "footnote_prefix":
		o.footnotePrefix = toString(value)
	case "footnote_link_text":
		return o.setLinkText(toString(value))
	case "footnote_backlink":
		o.backlink = toString(value)
	case "footnote_backlink_inline":
		o.backlinkInline = toBool(value)
	case "remove_line_breaks_for_cjk":
		o.joinCJK = toBool(value)
	case "entity_output":
		o.entityOutput = entityOutputOf(toSymbol(value))
	case "math_engine":
		o.noMath = toSymbol(value) != "mathjax"
	case "toc_levels":
		return o.setLevels(value)
	case "smart_quotes":
		return o.setQuotes(value)
	case "typographic_symbols":
		return o.setSigns(value)
	}
	return true
}

// setLinkText sets the text of a footnote's marker, in which %s is its number.
func (o *Options) setLinkText(text string) bool {
	switch {
	case o.Version != Kramdown25: // unknown
	case strings.Count(strings.ReplaceAll(text, "%%", ""), "%") != 1, !strings.Contains(text, "%s"):
		return false
	default:
		o.footnoteLinkText = text
	}
	return true
}

// setLevels sets the levels of the table of contents, from "2..4", "1,3" or a list.
func (o *Options) setLevels(value any) bool {
	var list []any
	if s, ok := value.(string); ok {
		if from, to, isRange := strings.Cut(s, ".."); isRange {
			var a, b int
			if len(from) != 1 || len(to) != 1 || !toInt(from, &a) || !toInt(to, &b) {
				return false
			}
			for i := a; i <= b; i++ {
				list = append(list, i)
			}
		} else {
			for _, n := range strings.Split(s, ",") {
				if len(n) != 1 { // kramdown permits no blanks
					return false
				}
				list = append(list, n)
			}
		}
	} else if list, ok = value.([]any); !ok {
		return false
	}
	levels := uint8(0)
	for _, v := range list {
		n := 0
		if !toInt(v, &n) || n < 1 || n > 6 {
			return false
		}
		levels |= 1 << n
	}
	o.tocLevels = levels
	return true
}

// setQuotes sets the four quotes, each by the name or the number of a character reference.
func (o *Options) setQuotes(value any) bool {
	names, ok := toList(value)
	if !ok || len(names) != 4 {
		return false
	}
	quotes := o.quotes
	for i, name := range names {
		code := 0
		if !toInt(name, &code) {
			if code, ok = entityCode(strings.TrimSpace(toString(name)), o.Version); !ok {
				return false
			}
		}
		quotes[leftSingle+quote(i)] = string(rune(code))
	}
	o.quotes = quotes
	return true
}

// setSigns sets the text of typographic symbols, by their names.
func (o *Options) setSigns(value any) bool {
	names, ok := value.(map[string]any)
	if !ok {
		return false
	}
	o.signs = [numSigns]*string{}
	for name, text := range names {
		if i := slices.Index(signNames[:], strings.TrimPrefix(name, ":")); i > 0 {
			s := toString(text)
			o.signs[i] = &s
		}
	}
	return true
}

// setLinks adds the links that are defined for every text: label: [url, title].
func (o *Options) setLinks(value any) bool {
	defs, ok := value.(map[string]any)
	if !ok {
		return false
	}
	for _, label := range slices.Sorted(maps.Keys(defs)) {
		parts, ok := defs[label].([]any)
		if !ok || len(parts) < 1 || len(parts) > 2 {
			return false
		}
		link := &linkDefinition{url: []byte(toString(parts[0]))}
		if len(parts) == 2 && parts[1] != nil {
			link.title = []byte(toString(parts[1]))
		}
		put(&o.links, normalizeLabel([]byte(label)), link)
	}
	return true
}

// Conversions of values as in Ruby.

// isTruthy reports whether Ruby takes a value for true: all except nil and false.
func isTruthy(value any) bool { return value != nil && value != false }

// toString returns a text, a number or a boolean as text, and "" for all else.
func toString(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case int:
		return strconv.Itoa(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'g', -1, 64)
	}
	return ""
}

func toBool(value any) bool {
	if b, ok := value.(bool); ok {
		return b
	}
	s := toString(value)
	return s != "" && strings.TrimSpace(strings.ToLower(s)) != "false"
}

// toSymbol returns the name of a symbol, "" for nil.
func toSymbol(value any) string {
	s := strings.TrimPrefix(strings.TrimSpace(toString(value)), ":")
	if s == "nil" {
		return ""
	}
	return s
}

// toInt sets n to a number, or reports false.
func toInt(value any, n *int) bool {
	i, err := strconv.ParseInt(strings.TrimSpace(toString(value)), 0, 64)
	if err != nil || i < math.MinInt32 || i > math.MaxInt32 {
		return false
	}
	*n = int(i)
	return true
}

// toList returns the values of a list, or of a text with commas between them.
func toList(value any) (list []any, ok bool) {
	if s, isText := value.(string); isText {
		for _, part := range strings.Split(s, ",") {
			list = append(list, part)
		}
		return list, true
	}
	list, ok = value.([]any)
	return list, ok
}
