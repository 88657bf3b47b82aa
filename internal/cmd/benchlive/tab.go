package main

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"strings"
)

// clock runs in every page before the page's own scripts.
//
//go:embed clock.js
var clock string

// A tab is a page in its own empty profile.
type tab struct {
	b                *browser
	context, session string
}

func (b *browser) open(ctx context.Context, url string) (t *tab, err error) {
	t = &tab{b: b}
	var made struct{ BrowserContextID, TargetID, SessionID string }
	if err = b.call(ctx, "", "Target.createBrowserContext", params{"disposeOnDetach": true}, &made); err != nil {
		return nil, err
	}
	t.context = made.BrowserContextID
	if err = b.call(ctx, "", "Target.createTarget", params{"url": "about:blank", "browserContextId": t.context}, &made); err != nil {
		return nil, err
	}
	if err = b.call(ctx, "", "Target.attachToTarget", params{"targetId": made.TargetID, "flatten": true}, &made); err != nil {
		return nil, err
	}
	t.session = made.SessionID
	for _, step := range []struct {
		method string
		params params
	}{
		{"Emulation.setFocusEmulationEnabled", params{"enabled": true}},
		{"Emulation.setDeviceMetricsOverride", params{"width": 1440, "height": 900, "deviceScaleFactor": 1, "mobile": false}},
		{"Page.enable", nil}, // otherwise the clock is not added to the page
		{"Page.addScriptToEvaluateOnNewDocument", params{"source": clock}},
		{"Page.navigate", params{"url": url}},
	} {
		if err = t.call(ctx, step.method, step.params, nil); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func (t *tab) close(ctx context.Context) {
	t.b.call(ctx, "", "Target.disposeBrowserContext", params{"browserContextId": t.context}, nil)
}

func (t *tab) call(ctx context.Context, method string, p params, result any) error {
	return t.b.call(ctx, t.session, method, p, result)
}

// eval evaluates an expression with args in place of %s, awaits it, and decodes the result.
func (t *tab) eval(ctx context.Context, result any, expression string, args ...any) error {
	for _, arg := range args {
		data, err := json.Marshal(arg)
		if err != nil {
			return err
		}
		expression = strings.Replace(expression, "%s", string(data), 1)
	}
	var r struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails *struct {
			Text      string
			Exception struct{ Description string }
		}
	}
	err := t.call(ctx, "Runtime.evaluate", params{"expression": expression, "awaitPromise": true, "returnByValue": true}, &r)
	if err != nil {
		return err
	}
	if r.ExceptionDetails != nil {
		return fmt.Errorf("in the page: %s %s", r.ExceptionDetails.Text, r.ExceptionDetails.Exception.Description)
	}
	if result == nil {
		return nil
	}
	return json.Unmarshal(r.Result.Value, result)
}

// press presses the key of a letter.
func (t *tab) press(ctx context.Context, letter string) error {
	upper := strings.ToUpper(letter)
	p := params{"type": "keyDown", "key": letter, "code": "Key" + upper, "text": letter, "windowsVirtualKeyCode": upper[0]}
	if err := t.call(ctx, "Input.dispatchKeyEvent", p, nil); err != nil {
		return err
	}
	p["type"] = "keyUp"
	delete(p, "text")
	return t.call(ctx, "Input.dispatchKeyEvent", p, nil)
}

// drop drops a file on the middle of the page.
func (t *tab) drop(ctx context.Context, name, text string) error {
	folder, err := os.MkdirTemp("", "bench-live-drop-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	file := folder + "/" + name
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		return err
	}
	for _, kind := range []string{"dragEnter", "dragOver", "drop"} {
		p := params{"type": kind, "x": 720, "y": 450, "data": params{"items": []any{}, "files": []string{file}, "dragOperationsMask": 1}}
		if err := t.call(ctx, "Input.dispatchDragEvent", p, nil); err != nil {
			return err
		}
	}
	// The page reads the file asynchronously; it is deleted after this.
	return t.eval(ctx, nil, `new Promise(resolve => setTimeout(resolve, 1000))`)
}

// shot takes a screenshot.
func (t *tab) shot(ctx context.Context, file string) error {
	var r struct{ Data []byte }
	if err := t.call(ctx, "Page.captureScreenshot", params{"format": "png"}, &r); err != nil {
		return err
	}
	return os.WriteFile(file, r.Data, 0o644)
}
