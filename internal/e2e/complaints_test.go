package e2e

// Complaints of a page, and forbidden actions.

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/chromedp/cdproto/inspector"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
)

// watch records complaints in the page and its workers.
func (p *page) watch(ev any) {
	switch ev := ev.(type) {
	case *runtime.EventConsoleAPICalled:
		if ev.Type == runtime.ConsoleAPICalledTypeError || ev.Type == runtime.ConsoleAPICalledTypeAssert || ev.Type == runtime.ConsoleAPICalledTypeWarning {
			p.trouble("console." + string(ev.Type) + ": " + texts(ev.Args))
		}
	case *runtime.EventExceptionThrown:
		p.trouble("exception: " + exceptionText(ev.ExceptionDetails))
	case *log.EventEntryAdded:
		if ev.Entry.Level == log.EntryLevelError {
			p.trouble(fmt.Sprintf("%s: %s %s", ev.Entry.Source, ev.Entry.Text, ev.Entry.URL))
		}
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(ev.Request.URL); err == nil && strings.HasPrefix(u.Scheme, "http") && u.Host != p.host() {
			p.trouble("request to another host: " + ev.Request.URL)
		}
	case *inspector.EventTargetCrashed:
		p.trouble("the page crashed")
	case *cdppage.EventJavascriptDialogOpening:
		p.trouble("dialog: " + ev.Message)
		go chromedp.Call(p.ctx, cdppage.HandleJavaScriptDialog, cdppage.HandleJavaScriptDialogParams{Accept: true})
	case *target.EventAttachedToTarget:
		if kind := ev.TargetInfo.Type; kind == "worker" || kind == "service_worker" {
			watch := func(ev any) {
				// browsers stop service workers at any time
				if _, gone := ev.(*inspector.EventTargetCrashed); !gone || kind == "worker" {
					p.watch(ev)
				}
			}
			// A second session, because chromedp does not pass on the events of this one.
			ctx, _ := chromedp.NewContext(p.ctx, chromedp.WithTargetID(ev.TargetInfo.TargetID), chromedp.WithListener(watch), chromedp.WithDetachOnCancel())
			go chromedp.Do(ctx)
		}
	}
}

func exceptionText(d *runtime.ExceptionDetails) string {
	if d.Exception != nil && d.Exception.Description != "" {
		return d.Text + " " + d.Exception.Description
	}
	return d.Text
}

func texts(args []*runtime.RemoteObject) string {
	var all []string
	for _, arg := range args {
		text := arg.Description
		if len(arg.Value) > 0 {
			text = string(arg.Value)
		}
		all = append(all, text)
	}
	return strings.Join(all, " ")
}

func (p *page) trouble(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.troubles = append(p.troubles, text)
}

// allow allows complaints that contain text; a test that provokes an error calls it.
func (p *page) allow(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.allowed = append(p.allowed, text)
}

// complaints returns the complaints so far that no test allowed.
func (p *page) complaints() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []string
	for _, text := range p.troubles {
		ok := false
		for _, allowed := range p.allowed {
			ok = ok || strings.Contains(text, allowed)
		}
		if !ok {
			all = append(all, text)
		}
	}
	return all
}

// takeComplaints returns the complaints and clears them.
func (p *page) takeComplaints() []string {
	all := p.complaints()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.troubles = nil
	return all
}

// report fails the test if the page complained, and takes a screenshot of a failed test.
func (p *page) report() {
	p.t.Helper()
	for _, host := range outside.taken() {
		p.trouble("the browser wanted to leave this machine: " + host)
	}
	for _, text := range p.complaints() {
		p.t.Error(text)
	}
	if p.t.Failed() {
		p.shot("failed-" + p.t.Name())
	}
}
