// Package message has the texts of the problems in every language of the interface. The build of the
// page bundles the same files, so that the engine does not contain them.
package message

import (
	"embed"
	"encoding/json"
	"strings"

	"daylog/internal/edit"
)

// Languages are the languages of the texts.
var Languages = []string{"en", "ko"}

//go:embed en.json ko.json
var files embed.FS

// A Catalogue has the texts of one language by their rule. A key "rule/detail" has the text for one
// value of the detail. {detail} and {effect} are places for values.
type Catalogue map[string]string

// Read returns the catalogue of a language.
func Read(language string) (Catalogue, error) {
	data, err := files.ReadFile(language + ".json")
	if err != nil {
		return nil, err
	}
	var c Catalogue
	err = json.Unmarshal(data, &c)
	return c, err
}

// Text returns the text of a problem in a post.
func (c Catalogue) Text(p edit.Problem) string {
	text, ok := c[p.Rule+"/"+p.Detail]
	if !ok {
		text = c[p.Rule]
	}
	return strings.NewReplacer("{detail}", p.Detail, "{effect}", c["effect/front"]).Replace(text)
}
