package e2e

import (
	"fmt"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"
)

// attack is one thing that a post tries; testdata/attacks/README.md says how they are written.
type attack struct {
	name, text string
	trusted    bool // it is also clicked as only a person can
}

func attacks(t *testing.T) (all []attack) {
	t.Helper()
	archives, err := filepath.Glob("testdata/attacks/*.txtar")
	require.NoError(t, err)
	for _, archive := range archives {
		a, err := txtar.ParseFile(archive)
		require.NoError(t, err)
		kind := strings.TrimSuffix(filepath.Base(archive), ".txtar")
		for _, f := range a.Files {
			n := len(all)
			text := strings.NewReplacer("RUN", fmt.Sprintf("top.ran(%d)", n), "HOST", fmt.Sprintf("a%d.evil.invalid", n), "PIC", "pictures.invalid").Replace(string(f.Data))
			if !strings.HasPrefix(text, "---") {
				text = post(text)
			}
			all = append(all, attack{kind + ": " + f.Name, text, slices.Contains([]string{"event", "address", "drawing"}, kind)})
		}
	}
	require.Greater(t, len(all), 150)
	return all
}

// beforeAttacks lays out what an attack would leave its mark in. Windows that the app opens are noted, not opened.
const beforeAttacks = `if (self === top) {
	window.marks = []
	window.ran = number => void marks.push("script " + number)
	window.alert = window.confirm = window.prompt = text => void marks.push("dialog " + text)
	window.open = (href, target, features) => {
		if (!/^(https?|mailto|tel):/.test(href) || target !== "_blank" || !/noopener/.test(features)) marks.push("opened " + [href, target, features])
		return null
	}
}`

// provoke does all that a reader could do with the page, and returns what must not be: in the page, in the app, and done.
const provoke = `(() => {
	const wrong = marks.splice(0)
	const page = ` + frame + `
	if (page !== (window.first ??= page)) wrong.push("the frame has another document")
	const acts = /^(on.+|srcdoc|formaction|action|ping|background|autofocus|attributionsrc)$/i
	const never = "script, iframe, frame, frameset, object, embed, portal, fencedframe, form, body base, body meta, body link, base[href], img[name]"
	const all = page.querySelectorAll("*")
	for (const element of page.querySelectorAll(never)) wrong.push("in the page: " + element.cloneNode().outerHTML)
	for (const element of all) for (const { name } of element.attributes) if (acts.test(name)) wrong.push("in the page: " + name)
	for (const element of all) {
		for (const type of ["mouseover", "mouseenter", "mousedown", "mouseup", "dblclick", "contextmenu", "auxclick"]) element.dispatchEvent(new MouseEvent(type, { view: page.defaultView, bubbles: true, cancelable: true, button: type === "auxclick" ? 1 : 0 }))
		for (const type of ["keydown", "keyup"]) element.dispatchEvent(new KeyboardEvent(type, { key: "Enter", bubbles: true, cancelable: true }))
		for (const type of ["input", "change", "submit", "reset", "toggle", "load", "error", "scroll", "animationstart", "transitionend", "copy", "paste"]) element.dispatchEvent(new Event(type, { cancelable: true }))
		element.focus?.()
		if (!element.closest(".code-header")) element.dispatchEvent(new MouseEvent("click", { view: page.defaultView, bubbles: true, cancelable: true }))
		element.blur?.()
	}
	if (location.href !== (window.here ??= location.href)) wrong.push("the app is at " + location.href)
	return wrong.concat(marks.splice(0))
})()`

// shape is the app outside of the page and of the lists that follow the text: all elements, and every address.
const shape = `[...document.querySelectorAll("*")].filter(e => !e.closest(".cm-editor, .Card, .Rail, .Problems, .Status, .Notice")).map(e => e.localName + "." + (e.getAttribute("class") ?? "") + [...e.attributes].filter(({ name }) => /^(on.*|href|src.*|action|style)$/.test(name)).map(({ name, value }) => name + "=" + value))`

// strange are elements and attributes that are nowhere in the app, as in its lists.
const strange = `[...document.querySelectorAll(".cm-editor *, .Card *, .Rail *, .Problems *, .Status *, .Notice *, .Announcer *")].filter(e =>
	/^(script|iframe|object|embed|form|base|meta|link|img|style|video|audio|details|marquee)$/.test(e.localName) && e.className !== "cm-widgetBuffer" || [...e.attributes].some(({ name }) => /^(on|src|action|formaction)/.test(name)) || e.localName === "a").map(e => e.outerHTML)`

func TestNoAttackGetsIn(t *testing.T) {
	var mu sync.Mutex
	var asked []string // of this host, beyond what daylog is made of
	p := open(t, visit{before: beforeAttacks, serve: func(site http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if _, ok := manifest(t).Files[strings.TrimPrefix(r.URL.Path, mount)]; !ok && r.URL.Path != mount {
				mu.Lock()
				defer mu.Unlock()
				asked = append(asked, r.URL.Path)
			}
			site.ServeHTTP(w, r)
		})
	}})
	for _, text := range []string{"Blocked script execution", "Content Security Policy", "pictures.invalid", "evil.invalid", "net::ERR_"} {
		p.allow(text) // walls say what they held back; what got through is asked of the proxy
	}
	p.waitReady()
	p.replaceAll(post("harmless $$x$$"))
	p.wait(content + `.querySelector("mjx-container[jax]")`)
	before := eval[[]string](p, shape)
	all := attacks(t)
	for _, a := range all {
		rendered := eval[int](p, `document.querySelector(%s).focus(), Number(document.documentElement.dataset.rendered)`, editor)
		p.press("Mod+A")
		p.paste(a.text)
		p.wait(`document.documentElement.dataset.rendered > %s && [...`+content+`.querySelectorAll("mjx-container")].every(math => math.hasAttribute("jax"))`, rendered)
		if a.trusted {
			p.clickAt(content)
		}
		seen := eval[struct{ Wrong, Shape []string }](p, `({ wrong: `+provoke+`.concat(`+strange+`), shape: `+shape+`})`)
		wrong := seen.Wrong
		if !slices.Equal(before, seen.Shape) {
			wrong = append(wrong, "the app has changed: "+strings.Join(difference(seen.Shape, before), "\n"))
		}
		wrong = append(wrong, p.takeComplaints()...)
		for _, host := range outside.taken() {
			if !strings.Contains(host, "pictures.invalid") {
				wrong = append(wrong, "asked "+host)
			}
		}
		mu.Lock()
		wrong, asked = append(wrong, asked...), nil
		mu.Unlock()
		if len(wrong) > 0 {
			t.Errorf("%s\n%s\n%s", a.name, a.text, strings.Join(unique(wrong), "\n"))
		}
	}
	t.Logf("%d attacks", len(all))
}

func unique(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// difference lists what is in a and not in b.
func difference(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
}
