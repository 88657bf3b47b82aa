package e2e

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const held = content + `.querySelector(".held-back")`

// deepPosts returns bodies whose layout crashed a tab or took minutes, each in one block. The
// engine limits spans and containers to 100 levels; raw HTML, MathML and lists, which have two
// elements per level, exceed that.
func deepPosts() map[string]string {
	nest := func(n int, open, inner, end string) string {
		return strings.Repeat(open, n) + inner + strings.Repeat(end, n)
	}
	raw := func(html string) string { return "{::nomarkdown}\n" + html + "\n{:/}" }
	return map[string]string{
		"inline blocks": raw(nest(400, `<span style="display:inline-block">`, "x", "</span>")),
		"inline tables": raw(nest(300, `<span style="display:inline-table">`, "x", "</span>")),
		"lists":         nest(90, "- ", "x", ""),
		"drawing":       raw("<svg>" + nest(300, "<svg><foreignObject>", "x", "</foreignObject></svg>") + "</svg>"),
		"MathML":        "<math>" + nest(40, "<mfrac><mn>1</mn>", "<mi>x</mi>", "</mfrac>") + "</math>",
		"marquees":      raw(nest(200, "<marquee>", "x", "</marquee>")),
		"bold":          raw(nest(300, "<b><i>", "x", "</i></b>")),
	}
}

// A block that nests too deep for the browser shows its source and the reason; the blocks around it
// are rendered.
func TestDeepBlocksShowTheirSource(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	for name, body := range deepPosts() {
		t.Run(name, func(t *testing.T) {
			p.replaceAll(post("before\n\n" + body + "\n\nafter **all " + name + "**\n"))
			p.waitPreview("after all " + name)
			p.wait(held)
			if eval[bool](p, held+`.querySelector("button") !== null`) { // held for its cost at first
				p.clickAt(held + `.querySelector("button")`)
			}
			p.wait(held+`?.textContent.includes(%s)`, p.say("held.deep"))
			require.Contains(t, eval[string](p, held+`.textContent`), body[:min(len(body), 40)])
			require.Equal(t, 1, eval[int](p, content+`.querySelectorAll(".held-back").length`))
		})
	}
}

// The deepest rendered nesting does not crash the tab in any browser.
func TestDeepestRenderedBlock(t *testing.T) {
	eachBrowser(t, func(t *testing.T, v visit) {
		p := open(t, v)
		p.waitReady()
		fractions := "$$" + strings.Repeat(`\frac{1}{`, 12) + "x" + strings.Repeat("}", 12) + "$$"
		p.replaceAll(post("before " + fractions + "\n\n{::nomarkdown}\n" + strings.Repeat(`<span style="display:inline-block">`, 128) + "deepest" + strings.Repeat("</span>", 128) + "\n{:/}\n\nafter\n"))
		p.waitPreview("after")
		p.waitPreview("deepest")
		p.wait(content + `.querySelectorAll("mjx-container[jax=CHTML] mjx-mfrac").length == 12`)
		require.Equal(t, 0, eval[int](p, content+`.querySelectorAll(".held-back").length`))
	})
}

// deepFormulas nest commands; the first one crashed the tab and, because the text is saved, each
// new tab.
func deepFormulas() map[string]string {
	nest := func(n int, open, end string) string {
		return "$$" + strings.Repeat(open, n) + "x" + strings.Repeat(end, n) + "$$"
	}
	return map[string]string{
		"fractions":    nest(100, `\frac{1}{`, "}"),
		"roots":        nest(200, `\sqrt{`, "}"),
		"braces":       nest(300, "{ ", " }"), // "{{" would be Liquid
		"superscripts": nest(200, "x^{", "}"),
		"delimiters":   nest(300, `\left(`, `\right)`),
		"matrices":     nest(60, `\begin{matrix}`, `\end{matrix}`),
		"far too many": nest(2000, `\frac{1}{`, "}"),
	}
}

func TestDeepFormulasShowTheirSource(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	for name, formula := range deepFormulas() {
		t.Run(name, func(t *testing.T) {
			p.replaceAll(post("of " + name + " $x^2$\n\n" + formula + "\n\nafter $y^2$, in a line " + strings.ReplaceAll(formula, "$$", "$") + "\n"))
			p.waitPreview("of " + name)
			p.wait(content + `.querySelectorAll(".held-back").length == 2 && ` + content + `.querySelectorAll("mjx-container:not([jax=held]) mjx-msup").length == 2`)
			require.Regexp(t, p.pattern("held.formula.deep")+"|"+p.pattern("held.formula.large"), eval[string](p, held+`.textContent`))
			require.Contains(t, eval[string](p, held+`.textContent`), formula[2:40])
		})
	}
}

// A formula above the budget is rendered at the user's request.
func TestALargeFormulaIsRenderedOnDemand(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll(post("$a$\n\n$$" + strings.Repeat("x+", 3000) + "1$$\n\n$b$\n"))
	p.wait(held)
	p.wait(content + `.querySelectorAll("mjx-container[jax=CHTML]").length == 2`)
	p.clickAt(held + `.querySelector("button")`)
	p.wait(content + `.querySelectorAll("mjx-container[jax=CHTML]").length == 3`)
	require.Equal(t, 6001, eval[int](p, content+`.querySelectorAll("mjx-container[display] mjx-mo, mjx-container[display] mjx-mi, mjx-container[display] mjx-mn").length`))
	require.Equal(t, "x", eval[string](p, content+`.querySelector("mjx-assistive-mml math[display=block] mi").textContent`))
}

// Each formula for which MathJax throws is a separate error.
func TestOneInvalidFormulaStopsNoOther(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.replaceAll(post("$a$ $\\ref{toString}$ $b$ $\\unicode{99999999999}$ $c$ $$\\label{__proto__}$$ $$\\require{constructor}$$ $d$\n"))
	p.wait(content + `.querySelectorAll("mjx-container[jax=CHTML] mjx-math > mjx-mi").length == 4`)
	require.Equal(t, []string{"Cannot read properties of undefined (reading 'match')", "Invalid code point 99999999999", "Label '__proto__' multiply defined", `Extension "constructor" is not allowed to be loaded`},
		eval[[]string](p, `[...`+content+`.querySelectorAll("mjx-merror")].map(error => error.getAttribute("data-mjx-error"))`))
	require.Contains(t, p.preview(), "Math input error")
}

// MathJax needs no Trusted Types policy: none of its output is parsed as HTML.
func TestMathHasNoPolicyForHTML(t *testing.T) {
	p := open(t, visit{})
	p.allow("daylog-math") // the browser reports that it refused the policy
	p.waitReady()
	p.replaceAll(post("$x^2$"))
	p.wait(content + `.querySelector("mjx-assistive-mml msup")`)
	require.Equal(t, "refused", eval[string](p, `(() => { try { trustedTypes.createPolicy("daylog-math", { createHTML: html => html }); return "made" } catch { return "refused" } })()`))
}
