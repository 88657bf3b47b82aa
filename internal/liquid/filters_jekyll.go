package liquid

import (
	"strings"
	"unicode"
)

var jekyllFilters = map[string]filter{
	"markdownify":              {0, 0, filterMarkdownify},
	"smartify":                 {0, 0, filterSmartify},
	"slugify":                  {0, 1, filterSlugify},
	"xml_escape":               {0, 0, ofText(xmlEscape)},
	"normalize_whitespace":     {0, 0, ofText(normalizeSpace)},
	"number_of_words":          {0, 1, filterNumberOfWords},
	"array_to_sentence_string": {0, 1, filterSentence},
	"jsonify":                  {0, 0, filterJSON},
	"inspect":                  {0, 0, filterInspect},
	"pop":                      {0, 1, filterPop},
	"shift":                    {0, 1, filterShift},
	"push":                     {1, 1, filterPush},
	"unshift":                  {1, 1, filterUnshift},
	"sample":                   {0, 1, filterSample},
}

func filterMarkdownify(c *context, in Value, _ []Value) (Value, error) {
	return c.convert(c.options.Site.Markdown, in), nil
}

func filterSmartify(c *context, in Value, _ []Value) (Value, error) {
	return c.convert(c.options.Site.Smartify, in), nil
}

// convert applies an operation of the blog to a value as text; nil is an operation that the caller
// lacks.
func (c *context) convert(operation func(string) string, v Value) Value {
	text := c.str(v)
	if operation != nil {
		text = operation(text)
	}
	return c.textResult(text)
}

func filterSlugify(c *context, in Value, args []Value) (Value, error) {
	if in == nil {
		return nil, nil
	}
	mode := "default"
	if len(args) > 0 && isTrue(args[0]) {
		name, _ := args[0].(String)
		mode = string(name)
	}
	text, ok := in.(String)
	switch mode {
	case "raw", "default", "pretty", "ascii", "latin":
		if !ok {
			return nil, c.noMethod("gsub", in)
		}
	default:
		if !ok {
			return nil, c.noMethod("downcase", in)
		}
		return c.textResult(downcase(string(text))), nil
	}
	if c.options.Site.Slugify == nil {
		return in, nil
	}
	return c.textResult(c.options.Site.Slugify(string(text), mode)), nil
}

// xmlEscape escapes text as a value of an XML attribute.
func xmlEscape(text string) string {
	return strings.ReplaceAll(escapeHTML(text), "&#39;", "&apos;")
}

func normalizeSpace(text string) string {
	return strip(spaces(text))
}

// spaces replaces each run of white space by one space.
func spaces(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case !isSpace(text[i]):
			b.WriteByte(text[i])
		case i == 0 || !isSpace(text[i-1]):
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// filterNumberOfWords counts words between white space. In the modes "cjk" and, if there are any,
// "auto", each Chinese, Japanese and Korean character is a word.
func filterNumberOfWords(c *context, in Value, args []Value) (Value, error) {
	mode := ""
	if len(args) > 0 {
		name, _ := args[0].(String)
		mode = string(name)
	}
	text, ok := in.(String)
	switch {
	case !ok && (mode == "cjk" || mode == "auto"):
		return nil, c.noMethod("scan", in)
	case !ok:
		return nil, c.noMethod("split", in)
	}
	characters, words := countCJK(string(text))
	if mode == "cjk" || mode == "auto" && characters > 0 {
		return Int(characters + words), nil
	}
	return Int(len(splitWords(string(text)))), nil
}

// countCJK counts CJK characters and the words between them.
func countCJK(text string) (characters, words int) {
	isInWord := false
	for _, r := range text {
		isCJK := unicode.In(r, unicode.Han, unicode.Katakana, unicode.Hiragana, unicode.Hangul)
		isBlank := r < 0x80 && isSpace(byte(r))
		switch {
		case isCJK:
			characters++
		case !isBlank && !isInWord:
			words++
		}
		isInWord = !isCJK && !isBlank
	}
	return characters, words
}

// filterSentence joins a list as "a, b, and c". Ruby's code takes everything that has a length and
// fails later for most of it.
func filterSentence(c *context, in Value, args []Value) (Value, error) {
	size, hasLength := 0, true
	switch v := in.(type) {
	case Array:
		size = len(v)
	case String:
		size = charCount(string(v))
	case Symbol:
		size = charCount(string(v))
	case *Hash:
		size = v.Len()
	default:
		hasLength = false
	}
	if !hasLength {
		return nil, c.noMethod("length", in)
	}
	item := func(i int) string {
		v, _ := c.index(in, Int(i))
		return c.str(v)
	}
	connector := c.argument(args, 0, "and")
	switch size {
	case 0:
		return String(""), nil
	case 1:
		return String(item(0)), nil
	case 2:
		return c.textResult(item(0), " ", connector, " ", item(1)), nil
	}
	switch v := in.(type) {
	case Array:
		first, _ := c.join(v[:size-1], ", ").(String)
		return c.textResult(string(first), ", ", connector, " ", item(size-1)), nil
	case *Hash:
		return nil, c.noMethod("join", nil)
	}
	text := c.str(in)
	return nil, c.noMethod("join", String(text[:charOffset(text, size-1)]))
}

func filterInspect(c *context, in Value, _ []Value) (Value, error) {
	return c.textResult(xmlEscape(c.inspect(in))), nil
}

// countArgument returns the first argument as the number of items to remove from a list.
func countArgument(args []Value) (int64, error) {
	if len(args) == 0 {
		return 1, nil
	}
	n, err := toInteger(args[0])
	switch {
	case err != nil:
		return 0, err
	case n < 0:
		return 0, argumentError("negative array size")
	}
	return n, tooBig(args[0])
}

func filterPop(_ *context, in Value, args []Value) (Value, error) {
	list, ok := in.(Array)
	if !ok {
		return in, nil
	}
	n, err := countArgument(args)
	if err != nil {
		return nil, err
	}
	return list[:int64(len(list))-min(n, int64(len(list)))], nil
}

func filterShift(_ *context, in Value, args []Value) (Value, error) {
	list, ok := in.(Array)
	if !ok {
		return in, nil
	}
	n, err := countArgument(args)
	if err != nil {
		return nil, err
	}
	return list[min(n, int64(len(list))):], nil
}

func filterPush(c *context, in Value, args []Value) (Value, error) {
	list, ok := in.(Array)
	if !ok {
		return in, nil
	}
	return c.listResult(append(list[:len(list):len(list)], args[0])), nil
}

func filterUnshift(c *context, in Value, args []Value) (Value, error) {
	list, ok := in.(Array)
	if !ok {
		return in, nil
	}
	return c.listResult(append(Array{args[0]}, list...)), nil
}

// filterSample returns the first items where Ruby draws some at random, so that the same text gives
// the same page.
func filterSample(_ *context, in Value, args []Value) (Value, error) {
	list, ok := in.(Array)
	if !ok {
		return in, nil
	}
	n := int64(1)
	if len(args) > 0 {
		if number, err := toInteger(args[0]); err == nil {
			n = number
		}
	}
	switch {
	case n < 0:
		return nil, argumentError("negative sample number")
	case n != 1:
		return list[:min(n, int64(len(list)))], nil
	case len(list) == 0:
		return nil, nil
	}
	return list[0], nil
}
