package e2e

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// This file looks up the texts of the user interface in the catalogue of the app, so that a test
// names a key and not words.

// sayScript prints the text of a key. Its arguments are the language, the key and the parameters as
// JSON.
const sayScript = `
import { catalogue, speaker } from "../../web/strings/index.js"
import { loadLanguage, loadTexts } from "../../web/strings/loading.js"
import { rescue } from "../../web/strings/rescue.js"
const [language, key, params] = process.argv.slice(1)
await loadLanguage(language)
await loadTexts("dialogs")
await loadTexts("problems")
await loadTexts("list")
const name = key.replace(/^rescue\./, "")
if (name === key && !Object.hasOwn(catalogue[language], key)) throw new Error("no text has the key " + key)
process.stdout.write(name === key ? speaker(language).t(key, JSON.parse(params)) : rescue[language][name])
`

var said sync.Map

// missing matches a parameter without a value.
var missing = regexp.MustCompile(`\{\w+\}|undefined|NaN`)

// sayIn returns the text of key in a language, "en" or "ko". params are names, each followed by its
// value.
func sayIn(t testing.TB, language, key string, params ...any) string {
	t.Helper()
	values := map[string]any{}
	for i := 0; i < len(params); i += 2 {
		values[params[i].(string)] = params[i+1]
	}
	data, err := json.Marshal(values)
	require.NoError(t, err)
	id := language + key + string(data)
	if text, ok := said.Load(id); ok {
		return text.(string)
	}
	command := exec.Command("node", "--input-type=module", "--eval", sayScript, language, key, string(data))
	text, err := command.CombinedOutput()
	require.NoError(t, err, "%s", text)
	require.NotRegexp(t, missing, string(text), "a parameter of %s is missing", key)
	said.Store(id, string(text))
	return string(text)
}

// say returns the text of key in the language of the visitor.
func (p *page) say(key string, params ...any) string {
	p.t.Helper()
	return sayIn(p.t, p.language, key, params...)
}

// anyNumber stands for a number that a test does not know, in a pattern.
const anyNumber = 7_777_777

// pattern returns the text of key as a regular expression. A parameter with the value anyNumber
// stands for any text that begins with a digit.
func (p *page) pattern(key string, params ...any) string {
	p.t.Helper()
	text := regexp.QuoteMeta(p.say(key, params...))
	for _, number := range []string{fmt.Sprint(anyNumber), "7,777,777"} {
		text = strings.ReplaceAll(text, number, `\d.*`)
	}
	return text
}

// sayBefore returns the text of key up to the first parameter with the value anyNumber.
func (p *page) sayBefore(key string, params ...any) string {
	p.t.Helper()
	text, _, _ := strings.Cut(strings.ReplaceAll(p.say(key, params...), "7,777,777", fmt.Sprint(anyNumber)), fmt.Sprint(anyNumber))
	return text
}

// action runs an action of the palette; name is the end of the key of its label.
func (p *page) action(name string) {
	p.t.Helper()
	p.runLabelled(p.say("action." + name))
}

// runLabelled runs the action of the palette with a label.
func (p *page) runLabelled(label string) {
	p.t.Helper()
	p.press("F1")
	p.wait(`document.querySelector(".Palette").open`)
	p.typeText(label)
	p.wait(`document.querySelector(".Palette-option span")?.textContent == %s`, label)
	p.press("Enter")
}
