package e2e

// Evaluation of expressions in a page, and waiting for conditions.

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/stretchr/testify/require"
)

// do runs actions without a result.
func (p *page) do(actions ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	require.NoError(p.t, p.try(actions...))
}

// try runs actions that may fail.
func (p *page) try(actions ...chromedp.Action[chromedp.Void]) error {
	p.t.Helper()
	p.onlyInChromium()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	return chromedp.Do(ctx, actions...)
}

// eval evaluates an expression in the page, awaiting it when it is a promise, into a T.
func eval[T any](p *page, expression string, args ...any) T {
	p.t.Helper()
	if p.driver != nil {
		return evaluate[T](p, script(expression, args))
	}
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	expression = script(expression, args)
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	require.NoError(p.t, err, expression)
	return value
}

// wait waits until an expression, or the value of its promise, is true in the page, which may
// reload meanwhile.
func (p *page) wait(expression string, args ...any) {
	p.t.Helper()
	expression = script(expression, args)
	var why error
	for until := time.Now().Add(patience); time.Now().Before(until); time.Sleep(10 * time.Millisecond) {
		// In short rounds, because promises end with a page that is left, and timed here, because a
		// test may change the page's clock.
		answer, err := p.ask(`(async () => {
for (let end = performance.now() + 1000; performance.now() < end; await new Promise(done => setTimeout(done, 10))) if (await (` + expression + `)) return "yes"
return "no"
})()`)
		if answer == "yes" {
			return
		}
		why = err
	}
	state, err := p.ask(pageState)
	p.t.Fatalf("waited for %s: %v\nthe page: %s %v\nit complained: %q", expression, why, state, err, p.complaints())
}

// pageState describes a page for the failure message of a wait.
const pageState = `(async () => JSON.stringify({
	...document.documentElement.dataset,
	notice: document.querySelector(".Notice")?.textContent,
	banner: document.querySelector(".Banner:not([hidden]) .Banner-text")?.textContent,
	dialog: document.querySelector("dialog[open]")?.className,
	focus: document.activeElement?.className || document.activeElement?.localName,
	log: document.querySelector(".TopBar-name")?.textContent,
	preview: document.querySelector("iframe")?.contentDocument?.body?.innerText.slice(0, 200),
	loaded: performance.getEntriesByType("resource").slice(-12).map(({ name, startTime, responseEnd }) =>
		[name.split("/").pop(), Math.round(startTime), Math.round(responseEnd)].join(" ")),
	worker: navigator.serviceWorker?.controller?.state,
}))()`

// ask evaluates an expression that is a promise of a string.
func (p *page) ask(expression string) (string, error) {
	if p.driver != nil {
		return p.driver.evaluate(expression)
	}
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	return chromedp.Run(ctx, chromedp.Evaluate[string](expression, chromedp.EvalAwaitPromise))
}

// script replaces each %s by an element of args as JSON, so that any text is safe.
func script(expression string, args []any) string {
	for _, arg := range args {
		data, _ := json.Marshal(arg)
		expression = strings.Replace(expression, "%s", string(data), 1)
	}
	return expression
}

// waitReady waits until the page has been rendered.
func (p *page) waitReady() {
	p.t.Helper()
	p.wait(`document.documentElement.dataset.state == "ready" && document.documentElement.dataset.rendered > 0`)
}

// waitSaved waits until the text is stored.
func (p *page) waitSaved() {
	p.t.Helper()
	p.wait(`document.documentElement.dataset.saved == "saved"`)
}

// reload loads the page again.
func (p *page) reload() {
	p.t.Helper()
	if p.driver != nil {
		require.NoError(p.t, p.driver.reload())
		return
	}
	p.do(chromedp.Reload())
}

// frame is the document of the preview. Its scripts are disabled, so the page accesses it.
const frame = `document.querySelector("iframe").contentDocument`

// preview returns the visible text of the preview.
func (p *page) preview() string {
	p.t.Helper()
	return eval[string](p, frame+`.body.innerText`)
}

// waitPreview waits until the preview shows a text.
func (p *page) waitPreview(text string) {
	p.t.Helper()
	p.wait(`document.querySelector("iframe")?.contentDocument?.body?.innerText.includes(%s)`, text)
}
