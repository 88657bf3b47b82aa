package chirpy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// codeHeaders adds the bar with the label and the copy button to every highlighted block of code.
// Code in a language that Rouge does not know is in no <div class="highlight"> and gets none.
func codeHeaders(html, copied string) string {
	const code = `<div class="highlight"><code>`
	parts := strings.Split(html, code)

	var out strings.Builder
	out.Grow(len(html) + (len(parts)-1)*256)
	for _, part := range parts[:len(parts)-1] {
		text, icon := codeLabel(part)
		out.WriteString(part)
		out.WriteString(`<div class="code-header"><span data-label-text="`)
		out.WriteString(text)
		out.WriteString(`"><i class="`)
		out.WriteString(icon)
		out.WriteString(`"></i></span><button aria-label="copy" data-title-succeed="`)
		out.WriteString(copied)
		out.WriteString(`"><i class="far fa-clipboard"></i></button></div>`)
		out.WriteString(code)
	}
	out.WriteString(parts[len(parts)-1])
	return out.String()
}

// codeLabel returns the label of a block of code: its file attribute, or else the name of its
// language. It takes them from the tag at the end of before.
func codeLabel(before string) (text, icon string) {
	tag := afterLast(before, "><")
	if strings.Contains(tag, `file="`) {
		text, _, _ = strings.Cut(afterLast(tag, `file="`), `"`)
		return strings.TrimSpace(text), "far fa-file-code fa-fw"
	}
	if words := strings.Fields(afterLast(tag, "language-")); len(words) > 0 {
		text = languageName(words[0])
	}
	return text, "fas fa-code fa-fw small"
}

// afterLast is Liquid's split: sep | last. Ruby's split drops empty strings at the end, so a sep
// there is ignored.
func afterLast(s, sep string) string {
	for strings.HasSuffix(s, sep) {
		s = s[:len(s)-len(sep)]
	}
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[i+len(sep):]
	}
	return s
}

// languageName returns the theme's name for a language of Rouge.
func languageName(lang string) string {
	if name, ok := languageNames[lang]; ok {
		return name
	}
	first, size := utf8.DecodeRuneInString(lang)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + strings.ToLower(lang[size:])
}

// languageNames has the languages whose name is not the capitalized tag.
var languageNames = map[string]string{
	"actionscript": "ActionScript", "as": "ActionScript", "as3": "ActionScript",
	"applescript":  "AppleScript",
	"brightscript": "BrightScript", "bs": "BrightScript", "brs": "BrightScript",
	"cfscript": "CFScript", "cfc": "CFScript",
	"coffeescript": "CoffeeScript", "coffee": "CoffeeScript", "coffee-script": "CoffeeScript",
	"cs": "C#", "csharp": "C#",
	"erl":        "Erlang",
	"graphql":    "GraphQL",
	"hs":         "Haskell",
	"javascript": "JavaScript", "js": "JavaScript",
	"make": "Makefile", "mf": "Makefile", "gnumake": "Makefile", "bsdmake": "Makefile",
	"md": "Markdown", "mkd": "Markdown",
	"m":           "Matlab",
	"objective_c": "Objective-C", "objc": "Objective-C", "obj-c": "Objective-C",
	"obj_c": "Objective-C", "objectivec": "Objective-C",
	"pl":  "Perl",
	"php": "PHP", "php3": "PHP", "php4": "PHP", "php5": "PHP",
	"py": "Python",
	"rb": "Ruby",
	"rs": "Rust", "no_run": "Rust", "ignore": "Rust", "should_panic": "Rust",
	"bash": "Shell", "zsh": "Shell", "ksh": "Shell", "sh": "Shell",
	"st": "Smalltalk", "squeak": "Smalltalk",
	"tex": "TeX", "latex": "LaTex", // sic
	"ts": "TypeScript", "typescript": "TypeScript",
	"vb": "Visual Basic", "visualbasic": "Visual Basic",
	"vue": "Vue.js", "vuejs": "Vue.js",
	"css": "CSS", "html": "HTML", "scss": "SCSS", "ssh": "SSH", "toml": "TOML", "xml": "XML",
	"json": "JSON",
	"yaml": "YAML", "yml": "YAML",
}
