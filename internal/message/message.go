// Package message has the texts of the problems in every language of the interface. The build of
// the page bundles the same files, so that the engine does not contain them.
package message

import (
	"embed"
	"encoding/json"
	"strings"
	"sync"

	"daylog/internal/edit"
)

//go:embed en.json ko.json
var files embed.FS

// A Catalogue has the texts of one language by their rule. A key "rule/detail" has the text for one
// value of the detail. {detail} and {effect} are places for values.
type Catalogue map[string]string

// All returns the catalogues by language.
var All = sync.OnceValue(func() map[string]Catalogue {
	all := map[string]Catalogue{"en": nil, "ko": nil}
	for language := range all {
		data, err := files.ReadFile(language + ".json")
		if err != nil {
			panic(err) // the file is embedded
		}
		var c Catalogue
		if err := json.Unmarshal(data, &c); err != nil {
			panic(err) // a test reads it
		}
		all[language] = c
	}
	return all
})

// Text returns the text of a problem in a post.
func (c Catalogue) Text(p edit.Problem) string {
	text, ok := c[p.Rule+"/"+p.Detail]
	if !ok {
		text = c[p.Rule]
	}
	return strings.NewReplacer("{detail}", p.Detail, "{effect}", c["effect/front"]).Replace(text)
}
