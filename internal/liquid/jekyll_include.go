package liquid

import "strings"

// An include is {% include file.html name="value" %} of Jekyll, or {% include_relative %}.
type include struct {
	tagName   string
	file      string
	params    []param
	hasParams bool
}

// A param is a parameter: a text, or a variable.
type param struct {
	name, text string
	variable   expression // nil for a text
}

// A file is an include tag whose file is being rendered.
type file struct{ *node }

func parseInclude(name string) tagParser {
	return func(p *parser, n *node, markup string) (tag, *Error) {
		t := &include{tagName: name}
		markup = trimSpace(markup)
		var params string
		if start, end := placeholders(markup); end > 0 {
			t.file, params, t.hasParams = trimSpace(markup[start:end]), trimSpace(markup[end:]), true
		} else {
			for end = 0; end < len(markup) && !isSpace(markup[end]); {
				end++
			}
			t.file, t.hasParams = markup[:end], end < len(markup)
			params = markup[skipSpace(markup, end):]
		}
		var ok bool
		if t.params, ok = parseParams(params); !ok {
			return nil, rubyError("ArgumentError", "Invalid syntax for include tag:\n\n%s\n\n"+
				"Valid syntax:\n\n%s\n\n", params, t.example())
		}
		return t, nil
	}
}

func (t *include) example() string {
	return "{% " + t.tagName + " file.ext param='value' param2='value' %}"
}

// placeholders returns the range of a file name that has placeholders, as in "a/{{ b }}.html": from
// the text before the first one to the text behind the last one. end is 0 if it has none. With a
// filter, everything up to the last "}}" of the markup belongs to the name.
func placeholders(s string) (start, end int) {
	last := strings.LastIndex(s, "}}")
	for start < len(s) {
		brace := strings.IndexByte(s[start:], '{')
		if brace < 0 {
			return 0, 0
		}
		brace += start
		for next := placeholderEnd(s, brace, last); next > 0; next = placeholderEnd(s, next, last) {
			end = next
		}
		if end > 0 {
			return start, end
		}
		start = brace + 1
	}
	return 0, 0
}

// placeholderEnd returns the end of the placeholder at an offset and of the text behind it, or 0.
func placeholderEnd(s string, at, last int) int {
	if !strings.HasPrefix(s[at:], "{{") {
		return 0
	}
	name := skipSpace(s, at+2)
	end := name
	for end < len(s) && (isWordByte(s[end]) || s[end] == '-' || s[end] == '.') {
		end++
	}
	if end == name {
		return 0
	}
	end = skipSpace(s, end)
	switch {
	case end < len(s) && s[end] == '|' && last > end:
		end = last
	case !strings.HasPrefix(s[end:], "}}"):
		return 0
	}
	for end += 2; end < len(s) && !isSpace(s[end]) && s[end] != '{' && s[end] != '}'; {
		end++
	}
	return end
}

// parseParams reads parameters. ok is false if the text has anything else.
func parseParams(s string) (params []param, ok bool) {
	for at := skipSpace(s, 0); at < len(s); at = skipSpace(s, at) {
		end := at
		for end < len(s) && (isWordByte(s[end]) || s[end] == '-') {
			end++
		}
		equals := skipSpace(s, end)
		if end == at || equals == len(s) || s[equals] != '=' {
			return nil, false
		}
		next := param{name: s[at:end]}
		if at = next.parseValue(s, skipSpace(s, equals+1)); at < 0 || at < len(s) && !isSpace(s[at]) {
			return nil, false
		}
		params = append(params, next)
	}
	return params, true
}

// parseValue reads a value: quoted, with \ before a quote, or the name of a variable. It returns
// its end, or -1.
func (p *param) parseValue(s string, at int) int {
	if at < len(s) && (s[at] == '"' || s[at] == '\'') {
		for end := at + 1; end < len(s); end++ {
			switch {
			case s[end] == s[at]:
				p.text = strings.ReplaceAll(s[at+1:end], `\`+s[at:at+1], s[at:at+1])
				return end + 1
			case s[end] == '\\':
				if end++; end < len(s) && s[end] == '\n' {
					return -1
				}
			}
		}
		return -1
	}
	end := at
	for end < len(s) && (isWordByte(s[end]) || s[end] == '-' || s[end] == '.') {
		end++
	}
	if end == at {
		return -1
	}
	p.variable = parseExpression(s[at:end])
	return end
}

func (t *include) render(c *context, n *node) *Error {
	name, err := t.name(c)
	if err != nil {
		return err
	}
	if !isFileName(name) {
		return rubyError("ArgumentError", "Invalid syntax for include tag. "+
			"File contains invalid characters or sequences:\n\n  %s\n\nValid syntax:\n\n  %s\n\n",
			name, t.example())
	}
	folder, read := c.options.Folder+"/_includes", c.options.Include
	if t.tagName == "include_relative" {
		folder, read = c.options.Folder+"/"+c.options.PageFolder, c.options.IncludeRelative
	}
	text, ok := "", false
	if read != nil {
		text, ok = read(name)
	}
	if file := strings.TrimPrefix(folder+"/"+name, c.options.Folder+"/"); !ok && c.mayExist(file) {
		c.report(MissingFile, file)
		c.writeBox(n, c.source[n.start:n.end])
		return c.spend(0)
	}
	if !ok {
		return rubyError("IOError", "Could not locate the included file '%s' in any of [\"%s\"]. "+
			"Ensure it exists in one of those directories and, if it is a symlink, does not point "+
			"outside your site source.", name, folder)
	}
	if t.hasParams {
		params := &Hash{}
		for _, p := range t.params {
			v := Value(String(p.text))
			if p.variable != nil {
				if v, err = p.variable.evaluate(c); err != nil {
					return err
				}
			}
			params.set(String(p.name), v)
		}
		if err := c.push(map[string]Value{"include": params}); err != nil {
			return err
		}
		defer c.pop()
	}
	err = c.renderFile(n, folder+"/"+name, text)
	if err != nil && strings.HasPrefix(err.Class, "Liquid::") {
		err.Template = folder + "/" + name
		if err.Markup == "" {
			err.Markup = "included "
		}
	}
	return err
}

// name returns the name of the file, with the values of its placeholders.
func (t *include) name(c *context) (string, *Error) {
	if _, end := placeholders(t.file); end == 0 {
		return t.file, nil
	}
	b, _, err := parseTemplate(t.file, &c.options)
	if err != nil {
		err.Line = 0
		return "", err
	}
	source := c.source
	c.source = t.file
	defer func() { c.source = source }()
	return c.capture(b)
}

// isFileName reports whether Jekyll accepts a name: a line of it has only permitted characters, and
// none has "..", "./" or "//".
func isFileName(name string) bool {
	for i := 1; i < len(name); i++ {
		if strings.IndexByte("./", name[i]) >= 0 && strings.IndexByte("./", name[i-1]) >= 0 {
			return false
		}
	}
	for line := range strings.SplitSeq(name, "\n") {
		if line != "" && strings.TrimFunc(line, func(r rune) bool {
			return r < 0x80 && (isWordByte(byte(r)) || strings.ContainsRune("/.-()+~#@", r))
		}) == "" {
			return true
		}
	}
	return false
}

// renderFile renders an included file. Its output stands for the tag in the text.
func (c *context) renderFile(n *node, path, text string) *Error {
	if len(c.files) >= maxFiles {
		return stackError()
	}
	b := c.cache[path]
	if b == nil {
		var err *Error
		if b, _, err = parseTemplate(text, &c.options); err != nil {
			return err.inside(n)
		}
		c.cache[path] = b
	}
	source := c.source
	c.source = text
	c.files = append(c.files, file{n})
	err := c.renderBody(b)
	c.files = c.files[:len(c.files)-1]
	c.source = source
	return err.inside(n)
}

// inside moves the place of an error to the tag that includes its file.
func (e *Error) inside(n *node) *Error {
	if e != nil {
		e.Start, e.End = n.start, n.end
	}
	return e
}
