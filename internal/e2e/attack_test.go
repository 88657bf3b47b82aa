package e2e

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/txtar"
)

// An attack is one thing that a post tries; testdata/attacks/README.md describes the format.
type attack struct {
	name, text string
	trusted    bool // also click it with trusted events
}

// attacks reads the archives that match a pattern. A post may load images and media from pictures;
// every other host is forbidden. forbidden returns the URL of such a host for the number of the
// attack.
func attacks(t *testing.T, pattern, pictures string, forbidden func(number int) string) (all []attack) {
	t.Helper()
	archives, err := filepath.Glob("testdata/attacks/" + pattern)
	require.NoError(t, err)
	for _, archive := range archives {
		a, err := txtar.ParseFile(archive)
		require.NoError(t, err)
		kind := strings.TrimSuffix(filepath.Base(archive), ".txtar")
		for _, f := range a.Files {
			n := len(all)
			text := strings.NewReplacer("RUN", fmt.Sprintf("top.ran(%d)", n), "HOST", forbidden(n), "PIC", pictures).Replace(string(f.Data))
			if !strings.HasPrefix(text, "---") {
				text = post(text)
			}
			all = append(all, attack{kind + ": " + f.Name, text, slices.Contains([]string{"event", "address", "drawing", "place"}, kind)})
		}
	}
	return all
}

// beforeAttacks prepares detectors for the effects of an attack. Windows opened by the app are
// recorded, not opened.
const beforeAttacks = `if (self === top) {
	window.marks = []
	window.ran = number => void marks.push("script " + number)
	window.alert = window.confirm = window.prompt = text => void marks.push("dialog " + text)
	window.open = (href, target, features) => {
		if (!/^(https?|mailto|tel):/.test(href) || target !== "_blank" || !/noopener.*noreferrer/.test(features)) marks.push("opened " + [href, target, features])
		return null
	}
}`

// firstPlace is the position of the first element of the post, or of an element that covers it.
const firstPlace = `(element => {
	const frame = document.querySelector("iframe").getBoundingClientRect(), box = (element.firstElementChild ?? element).getBoundingClientRect()
	return [frame.x + box.x + Math.min(box.width / 2, 40), frame.y + Math.max(0, Math.min(box.y + Math.min(box.height / 2, 12), frame.height - 4))]
})(` + content + `)`

// provoke triggers every reaction that a reader could trigger, and returns forbidden results: in
// the page, in the app, and calls made.
const provoke = `(() => {
	const wrong = marks.splice(0)
	const page = ` + frame + `
	if (page !== (window.first ??= page)) wrong.push("the frame has another document")
	const acts = /^(on.+|srcdoc|formaction|action|ping|background|autofocus|attributionsrc|referrerpolicy|crossorigin|fetchpriority|srcset|lowsrc|dynsrc|longdesc|nonce|xml:base)$/i
	const never = "script, iframe, frame, frameset, object, embed, portal, fencedframe, form, template, body base, body meta, body link, base[href], img[name], .content [data-own]:not(img), .content [class*=Page]"
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

// named lists the URLs of images and media in the page.
const named = `[...` + frame + `.querySelectorAll("img, input[type=image], video, audio, source, track, image")].flatMap(element =>
	["src", "data-src", "poster", "href", "xlink:href"].map(name => element.getAttribute(name) ?? "")).filter(address => /^ *https:/.test(address)).map(address => address.trim())`

// shape describes the app outside of the page and of the lists that depend on the text: all
// elements and URLs.
const shape = `[...document.querySelectorAll("*")].filter(e => !e.closest(".cm-editor, .Card, .Rail, .Problems, .Status, .Notice")).map(e => e.localName + "." + (e.getAttribute("class") ?? "") + [...e.attributes].filter(({ name }) => /^(on.*|href|src.*|action|style)$/.test(name)).map(({ name, value }) => name + "=" + value))`

// strange lists elements and attributes that the app and its lists do not contain.
const strange = `[...document.querySelectorAll(".cm-editor *, .Card *, .Rail *, .Problems *, .Status *, .Notice *, .Announcer *")].filter(e =>
	/^(script|iframe|object|embed|form|base|meta|link|img|style|video|audio|details|marquee)$/.test(e.localName) && e.className !== "cm-widgetBuffer" || [...e.attributes].some(({ name }) => /^(on|src|action|formaction)/.test(name)) || e.localName === "a").map(e => e.outerHTML)`

// A recorder is a host on the web that records requests and the information about daylog in them.
type recorder struct {
	*httptest.Server
	mu   sync.Mutex
	seen []string
}

func newRecorder(t *testing.T) *recorder {
	r := &recorder{}
	r.Server = httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
		r.note(fmt.Sprintf("https://%s%s", q.Host, q.URL), q.Header)
		w.Header().Set("Access-Control-Allow-Origin", "*")
		http.NotFound(w, q)
	}))
	r.Config.ErrorLog = quiet
	r.StartTLS()
	t.Cleanup(r.Close)
	return r
}

// quiet discards server logs: browsers close a connection once before they accept its certificate.
var quiet = log.New(io.Discard, "", 0)

func (r *recorder) note(address string, header http.Header) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, name := range []string{"Referer", "Origin", "Attribution-Reporting-Eligible", "Ping-From"} {
		if value := header.Get(name); value != "" {
			address += " " + name + ": " + value
		}
	}
	r.seen = append(r.seen, address)
}

func (r *recorder) host() string { return strings.TrimPrefix(r.URL, "https://") }

func (r *recorder) taken() []string {
	r.mu.Lock()
	defer r.mu.Unlock()
	seen := r.seen
	r.seen = nil
	return seen
}

// ownRequests records requests to daylog's host other than those for daylog's files.
func (r *recorder) ownRequests(t *testing.T) func(http.Handler) http.Handler {
	return func(site http.Handler) http.Handler {
		return http.HandlerFunc(func(w http.ResponseWriter, q *http.Request) {
			name := strings.TrimPrefix(q.URL.Path, mount)
			_, ok := manifest(t).Files[name]
			isOwn := ok || q.URL.Path == mount || name == "before-all-others.js" || q.URL.Path == "/complaint"
			isPicture := slices.Contains([]string{"image", "video", "audio", "track"}, q.Header.Get("Sec-Fetch-Dest")) && q.Header.Get("Referer") != ""
			if !isOwn || isPicture && !strings.HasPrefix(name, "icon") || q.URL.RawQuery != "" {
				r.note("this host: "+q.URL.String(), http.Header{})
			}
			site.ServeHTTP(w, q)
		})
	}
}

// tryAttacks opens the posts one after the other and reports the effects of each.
func tryAttacks(t *testing.T, p *page, all []attack, own, pictures, others *recorder) {
	for _, text := range []string{"Blocked script execution", "Content Security Policy", "Content-Security-Policy", "evil.invalid", "net::ERR_", pictures.host(), "404", "SSL", "could not be loaded", "Loading failed", "Error in parsing value", "downloadable font", "Layout was forced", "ResizeObserver loop"} {
		p.allow(text) // the browser reports blocked requests; the hosts record the others
	}
	p.waitReady()
	p.loadProblemParts()
	p.replaceAll(post("harmless $$x$$"))
	p.wait(content + `.querySelector("mjx-container[jax]")`)
	before := eval[[]string](p, shape)
	own.taken()
	var last []string // a request may arrive after the next post has been opened
	for _, a := range all {
		rendered := eval[int](p, `document.querySelector(%s).focus(), Number(document.documentElement.dataset.rendered)`, editor)
		p.press("Mod+A")
		p.paste(a.text)
		p.wait(`document.documentElement.dataset.rendered > %s && [...`+content+`.querySelectorAll("mjx-container")].every(math => math.hasAttribute("jax"))`, rendered)
		if a.trusted && p.driver == nil {
			p.mouse(eval[[]float64](p, firstPlace), input.MouseButtonLeft, 0)
		}
		seen := eval[struct{ Wrong, Shape, Named []string }](p, `({ named: `+named+`, wrong: `+provoke+`.concat(`+strange+`), shape: `+shape+`})`)
		wrong := seen.Wrong
		if !slices.Equal(before, seen.Shape) {
			wrong = append(wrong, "the app has changed: "+strings.Join(difference(seen.Shape, before), "\n"))
		}
		if p.driver != nil {
			eval[any](p, `new Promise(done => setTimeout(done, 40))`) // for requests in flight
		}
		wrong = append(wrong, p.takeComplaints()...)
		for _, address := range pictures.taken() {
			if !slices.Contains(append(last, seen.Named...), address) {
				wrong = append(wrong, "asked "+address)
			}
		}
		last = seen.Named
		for _, host := range outside.taken() {
			wrong = append(wrong, "asked "+host)
		}
		wrong = append(append(wrong, own.taken()...), others.taken()...)
		if len(wrong) > 0 {
			t.Errorf("%s\n%s\n%s", a.name, a.text, strings.Join(unique(wrong), "\n"))
		}
	}
	t.Logf("%d attacks", len(all))
}

func TestNoAttackGetsIn(t *testing.T) {
	own, pictures, others := &recorder{}, newRecorder(t), newRecorder(t)
	p := open(t, visit{before: beforeAttacks, secure: true, serve: own.ownRequests(t)})
	all := attacks(t, "*.txtar", pictures.host(), func(number int) string { return fmt.Sprintf("a%d.evil.invalid", number) })
	require.Greater(t, len(all), 450)
	if !*torture { // all of them take a minute
		all = everyNth(all, 4)
	}
	tryAttacks(t, p, all, own, pictures, others)
}

// Requests are blocked in every browser: each has its own CSS parser and referrer rules.
func TestNoPostLeaksInOtherBrowsers(t *testing.T) {
	for _, engine := range []string{"firefox", "webkit"} {
		t.Run(engine, func(t *testing.T) {
			own, pictures, others := &recorder{}, newRecorder(t), newRecorder(t)
			p := open(t, visit{before: beforeAttacks, secure: true, engine: engine, serve: own.ownRequests(t)})
			all := attacks(t, "leak-*.txtar", pictures.host(), func(int) string { return others.host() })
			if !*torture { // all of them take 40 seconds each
				all = everyNth(all, 10)
			}
			tryAttacks(t, p, all, own, pictures, others)
		})
	}
}

// everyNth returns every nth element.
func everyNth[T any](list []T, n int) (sample []T) {
	for i := 0; i < len(list); i += n {
		sample = append(sample, list[i])
	}
	return sample
}

func unique(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// difference returns the elements of a that are not in b.
func difference(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
}

// A style must not select the images that are requested, because that would disclose the text that
// it matches.
func TestStylesDoNotChooseWhichPicturesLoad(t *testing.T) {
	kinds := []string{
		`<img loading="lazy" src="https://PIC/lazy-NAME.png">`, `![x](https://PIC/markdown-NAME.png){: loading="lazy" }`,
		`<video src="https://PIC/video-NAME.mp4" poster="https://PIC/poster-NAME.png"></video>`,
		`<input type="IMAGE" src="https://PIC/button-NAME.png">`, `<details><summary>x</summary><img src="https://PIC/details-NAME.png"></details>`,
		`<svg width="9" height="9"><image href="https://PIC/drawing-NAME.png" width="9" height="9"/></svg>`,
	}
	style := "<style>.yes,.no{display:none}.content:has(a[href*=secret]) .yes{display:block}</style>\n\n[a](https://a.example/secret)\n\n"
	eachBrowser(t, func(t *testing.T, v visit) {
		pictures := newRecorder(t)
		v.secure = true
		p := open(t, v)
		for _, text := range []string{pictures.host(), "404", "net::ERR_", "could not be loaded", "No video with supported format"} {
			p.allow(text)
		}
		p.waitReady()
		for _, place := range []string{"behind", "before"} {
			var text strings.Builder
			for _, kind := range kinds {
				for _, name := range []string{"yes", "no"} {
					picture := strings.NewReplacer("PIC", pictures.host(), "NAME", place+"-"+name).Replace(kind)
					fmt.Fprintf(&text, "<div class=%q markdown=\"1\">\n%s\n</div>\n\n", name, picture)
				}
			}
			if place == "before" {
				p.replaceAll(post(style + text.String()))
			} else {
				p.replaceAll(post(text.String() + style))
			}
			p.waitPreview("a")
			var asked []string
			for quiet := 0; quiet < 10; quiet++ {
				eval[any](p, `new Promise(done => setTimeout(done, 100))`)
				more := pictures.taken()
				if asked = append(asked, more...); len(more) > 0 || len(asked) == 0 {
					quiet = 0
				}
			}
			asked = unique(asked)
			require.GreaterOrEqual(t, len(asked), 10, asked)
			for _, address := range asked {
				require.Contains(t, asked, strings.NewReplacer("-yes", "-no", "-no", "-yes").Replace(address), place)
			}
		}
	})
}
