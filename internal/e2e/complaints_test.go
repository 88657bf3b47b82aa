package e2e

// What a page complains about, and what it must not do at all.

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

// watch collects what must not happen, in the page and in its workers.
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
				if _, gone := ev.(*inspector.EventTargetCrashed); !gone || kind == "worker" { // browsers end service workers as they like
					p.watch(ev)
				}
			}
			// A second session, because chromedp hands out no events of this one.
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

// allow says that the page may complain with this text; a test that provokes an error names it.
func (p *page) allow(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.allowed = append(p.allowed, text)
}

// complaints are the troubles so far that no test allowed.
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

// takeComplaints returns the complaints and forgets them.
func (p *page) takeComplaints() []string {
	all := p.complaints()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.troubles = nil
	return all
}

// report fails the test for what the page complained about, and shows the page of a failed test.
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
