package e2e

import (
	"encoding/base64"
	"flag"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

var only = flag.String("blocker", "", "only blockers whose name contains this")

// A blocker is a block of a post that would block a page, and the reason why it is not shown, or ""
// if it is.
type blocker struct{ name, html, reason string }

func blockers() []blocker {
	times := strings.Repeat
	uses := func(levels, each int) string {
		var b strings.Builder
		b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg"><defs><g id="a0"><circle r="1"/></g>`)
		for level := 1; level <= levels; level++ {
			fmt.Fprintf(&b, `<g id="a%d">%s</g>`, level, times(fmt.Sprintf(`<use href="#a%d" x="1"/>`, level-1), each))
		}
		fmt.Fprintf(&b, `</defs><use href="#a%d"/></svg>`, levels)
		return b.String()
	}
	nested := func(kind, property string) string {
		var b strings.Builder
		fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg"><%s id="m0"><rect width="9" height="9" fill="white"/></%s>`, kind, kind)
		for level := 1; level < 12; level++ {
			rect := fmt.Sprintf(`<rect width="9" height="9" %s="url(#m%d)"/>`, property, level-1)
			fmt.Fprintf(&b, `<%s id="m%d">%s</%s>`, kind, level, times(rect, 3), kind)
		}
		return b.String() + fmt.Sprintf(`<rect width="9" height="9" %s="url(#m11)"/></svg>`, property)
	}
	deep := func(open, shut string, levels int) string {
		return "<div>" + times(open, levels) + "x" + times(shut, levels) + "</div>"
	}
	data := func(svg string) string {
		return "data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString([]byte(svg))
	}
	raw := func(html string) string { return "{::nomarkdown}\n" + html + "\n{:/}" }
	var unclosed, attributes strings.Builder
	for n := range 3000 {
		fmt.Fprintf(&unclosed, "<font color=%d><p>", n)
		fmt.Fprintf(&attributes, " a%d", n)
	}
	var missing strings.Builder
	for n := range 3000 {
		fmt.Fprintf(&missing, `<img src="/assets/%d.png">`, n)
	}
	// The header of an image of 16,000 by 16,000 pixels.
	pixels := base64.StdEncoding.EncodeToString([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x3e\x80\x00\x00\x3e\x80\x01\x00\x00\x00\x00"))
	shadows := strings.TrimSuffix(times("1px 1px 9px red,", 10_000), ",")
	return []blocker{
		{"uses 10^3", uses(3, 10), "drawing"},
		{"uses 10^5", uses(5, 10), "drawing"},
		{"uses 10^12", uses(12, 10), "drawing"},
		{"uses in an image", `<div><img src="` + data(uses(5, 10)) + `"></div>`, "drawing"},
		{"uses in a percent-encoded image", `<div><img src="data:image/svg+xml,` + strings.NewReplacer(`"`, "%22", "#", "%23", "<", "%3C", ">", "%3E").Replace(uses(5, 10)) + `"></div>`, "drawing"},
		{"uses in an image in an image", `<div><img src="` + data(`<svg xmlns="http://www.w3.org/2000/svg"><image href="`+data(uses(5, 10))+`" width="9" height="9"/></svg>`) + `"></div>`, "drawing"},
		{"entities in an image", `<div><img src="` + data(`<!DOCTYPE svg [<!ENTITY a "<g/>">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>`) + `"></div>`, "drawing"},
		{"uses of xlink", strings.ReplaceAll(uses(5, 10), "href", "xlink:href"), "drawing"},
		{"masks", nested("mask", "mask"), "drawing"},
		{"masks in styles", strings.ReplaceAll(nested("mask", "mask"), `mask="url(#m11)"`, `style="mask:url(#m11)"`), "drawing"},
		{"patterns", nested("pattern", "fill"), "drawing"},
		{"filters", `<svg xmlns="http://www.w3.org/2000/svg"><filter id="f">` + times(`<feTurbulence numOctaves="9"/>`, 100) + `</filter></svg>`, "parts"},
		{"columns", deep(`<div style="columns:2">`, "</div>", 12), "layout"},
		{"columns in a sheet", `<div><style>.c{columns:2}</style>` + times(`<div class="c">`, 12) + "x" + times("</div>", 12) + "</div>", "layout"},
		{"grids", deep(`<div style="display:grid"><div style="display:inline-flex">`, "</div></div>", 12), "layout"},
		{"tables in tables", deep("<table><tr><td>", "</td></tr></table>", 20), ""},
		{"videos", "<div>" + times("<video controls></video>", 1500) + "</div>", "parts"},
		{"audios", "<div>" + times("<audio controls></audio>", 1500) + "</div>", "parts"},
		{"frames", "<div>" + times(`<iframe src="https://a.example"></iframe>`, 1500) + "</div>", ""},
		{"marquees", "<div>" + times("<marquee>x</marquee>", 3000) + "</div>", "parts"},
		{"marks", "<p>a" + times("\u0301", 200_000) + "</p>", "marks"},
		{"marks by number", "<p>a" + times("&#x301;", 20_000) + "</p>", "marks"},
		{"marks on every letter", "<p>" + times("a"+times("\u0316\u0301", 20), 2000) + "</p>", "marks"},
		{"joined emoji", "<p>" + times("👩\u200d", 20_000) + "</p>", "marks"},
		{"spans", "<table>" + times("<tr>"+times(`<td colspan="1000" rowspan="65534">x</td>`, 40)+"</tr>", 300) + "</table>", "cells"},
		{"wide spans", "<table>" + times("<tr>"+times(`<td colspan="1000">x</td>`, 40)+"</tr>", 300) + "</table>", "cells"},
		{"a collapsed table", `<table style="border-collapse:collapse">` + times("<tr>"+times(`<td style="border:1px solid">x</td>`, 40)+"</tr>", 700) + "</table>", "parts"},
		{"scaled paragraphs", "<div>" + times(`<p style="scale:1.01">x</p>`, 9000) + "</div>", "parts"},
		{"elements of any name", "<div><constructor></constructor>" + times("<video></video>", 60) + "</div>", "parts"},
		{"a span", `<table><tr><td colspan="1000" rowspan="65534">x</td></tr><tr><td>y</td></tr></table>`, ""},
		{"modifiers of an emoji", "<p>👍" + times("🏻", 20_000) + "</p>", "marks"},
		{"voiced sound marks", "<p>ｶ" + times("ﾞ", 20_000) + "</p>", "marks"},
		{"soft hyphens", "<p>" + times("\u00ad", 20_000) + "</p>", "marks"},
		{"leading consonants", "<p>" + times("\u1100", 20_000) + "</p>", "marks"},
		{"formatting left open", raw(unclosed.String()), "deep"},
		{"attributes", raw("<p" + attributes.String() + ">x</p>"), "deep"},
		{"colours of colours", `<p style="color:` + times("rgb(from ", 20_000) + `">x</p>`, "deep"},
		{"nested selectors", "<div><style>" + times(":is(", 60_000) + "b" + times(")", 60_000) + "{color:red}</style>x</div>", ""},
		{"nested rules", "<div><style>" + times("b{", 60_000) + times("}", 60_000) + "</style>x</div>", ""},
		{"nested selectors in an image", `<div><img src="` + data(`<svg xmlns="http://www.w3.org/2000/svg"><style>`+times(":is(", 60_000)+"</style></svg>") + `"></div>`, "drawing"},
		{"deep parts of an image", `<div><img src="` + data(`<svg xmlns="http://www.w3.org/2000/svg">`+times("<g>", 400)+times("</g>", 400)+"</svg>") + `"></div>`, "drawing"},
		{"generated text", `<div><style>i::before{content:"` + times("word ", 300) + `"}</style>` + times("<i></i>", 2000) + "</div>", "parts"},
		{"generated marks", `<div><style>i::before{content:"a` + times("\u0301", 900) + `"}</style>` + times("<i></i>", 500) + "</div>", "parts"},
		{"columns of the page", `<div><style>.content{columns:1px}</style>` + times("<p>words</p>", 100) + "</div>", "layout"},
		{"shapes", `<div><style>b{float:left;height:900px;shape-outside:circle(50%)}</style>` + times("<b></b>", 2000) + "</div>", "parts"},
		{"dashes", "<div><svg>" + times(`<path d="M0 0H100000" stroke="red" stroke-dasharray="0.001"/>`, 300) + "</svg></div>", "parts"},
		{"dashes in a style", "<div><svg>" + times(`<path d="M0 0H100000" style="stroke:red;stroke-dasharray:.001"/>`, 300) + "</svg></div>", "parts"},
		{"a long text of a drawing", "<div><svg><text>" + times("x", 60_000) + "</text></svg></div>", "parts"},
		{"a list that counts down", "<ol reversed>" + times(`<li value="9">x</li>`, 14_000) + "</ol>", "parts"},
		{"layers", `<div><style>b{will-change:transform}</style>` + times("<b>x</b>", 3000) + "</div>", "parts"},
		{"ticks", `<div><datalist id="d">` + times("<option>1</option>", 900) + "</datalist>" + times(`<input type="range" list="d">`, 200) + "</div>", "parts"},
		{"missing pictures", "<div>" + missing.String() + "</div>", "parts"},
		{"pixels", `<img src="data:image/png;base64,` + pixels + `">`, "parts"},
		{"pixels in a style", `<p style="background:url(data:image/png;base64,` + pixels + `)">x</p>`, "parts"},
		{"pixels in a sheet", `<div><style>i{background:url(data:image/png;base64,` + pixels + `)}</style><i>x</i></div>`, "parts"},
		{"formulas of one paragraph", times("$x_1$ ", 6000), "formulas"},
		{"dollar signs", times("$", 60_000) + times("$ ", 60_000), "formulas"},
		{"formulas left open", times(`a \\\\( `, 40_000), "formulas"},
		{"options", "<div><select>" + times("<option>x</option>", 40_000) + "</select></div>", "size"},
		{"selects", "<div>" + times("<select><option>x</option></select>", 3000) + "</div>", "parts"},
		{"details", "<div>" + times("<details><summary>a</summary>b</details>", 5000) + "</div>", "parts"},
		{"progress", "<div>" + times("<progress></progress>", 5000) + "</div>", "parts"},
		{"inputs", "<div>" + times("<input>", 5000) + "</div>", "parts"},
		{"animations", `<svg xmlns="http://www.w3.org/2000/svg">` + times(`<circle r="1"><animate attributeName="r" values="1;9" dur="1s" repeatCount="indefinite"/></circle>`, 2000) + "</svg>", "parts"},
		{"animations of styles", `<div><style>@keyframes k{to{opacity:0}}b{animation:k 1s infinite}</style>` + times("<b>x</b>", 2000) + "</div>", "parts"},
		{"shadows", `<div style="box-shadow:` + shadows + `">x</div>`, "parts"},
		{"shadows in a sheet", `<div><style>i{box-shadow:` + shadows + `}</style><i>x</i></div>`, "parts"},
		{"blurs", "<div>" + times(`<div style="filter:blur(900px)">x</div>`, 100) + "</div>", "parts"},
		{"relations", `<div><style>` + times("a:has(b ~ c){color:red}", 100) + `</style>x</div>`, "styles"},
		{"siblings", `<div><style>* ~ * ~ * ~ * ~ b{color:red}</style>` + times("<i>x</i>", 2000) + `</div>`, "styles"},
		{"rules", `<div><style>` + times("b{color:red}", 5000) + `</style>x</div>`, "styles"},
		{"elements", "<div>" + times("<b>x</b>", 100_000) + "</div>", "size"},
		{"a long text", "<p>" + times("words of a text ", 30_000) + "</p>", "size"},
		{"a long word", "<p>" + times("word", 60_000) + "</p>", ""},
		{"an icon", uses(1, 3), ""},
		{"a chart", `<svg xmlns="http://www.w3.org/2000/svg"><defs><linearGradient id="g"><stop/><stop/></linearGradient></defs>` + times(`<rect width="2" height="9" fill="url(#g)"/>`, 300) + "</svg>", ""},
		{"an ordinary table", "<table>" + times("<tr><td>a</td><td>b</td><td>c</td></tr>", 300) + "</table>", ""},
		{"a film", `<video src="https://a.example/b.mp4" controls></video>`, ""},
		{"vowel signs", "<p>" + times("ที่นี่ हिन्दी עִבְרִית 한국어 é ", 300) + "</p>", ""},
	}
}

// Every block over its budget is shown as source, in both languages, and rendered at the reader's
// request.
func TestBlockersAreCountedBeforeThePageGetsThem(t *testing.T) {
	p := open(t, visit{})
	p.allow("a.example")
	p.waitReady()
	for i, b := range blockers() {
		if !strings.Contains(b.name, *only) {
			continue
		}
		t.Run(b.name, func(t *testing.T) {
			last := fmt.Sprintf("the end %d", i)
			begun := time.Now()
			defer func() { t.Log(time.Since(begun)) }()
			p.dropped(fmt.Sprintf("2026-03-11-%d.md", i), post(b.html+"\n\n"+last+"\n"))
			p.wait(content+`.textContent.includes(%s) && `+isWhole, last)
			if b.reason == "formulas" {
				p.wait(content + `.querySelector(".held-reason")`) // MathJax loads later
			}
			reason := eval[string](p, content+`.querySelector(".held-reason")?.textContent ?? ""`)
			if b.reason == "" {
				require.Empty(t, reason)
				return
			}
			require.Equal(t, p.say("held."+b.reason), reason)
			require.NotEmpty(t, eval[string](p, content+`.querySelector(".held-back code").textContent`))
			require.Less(t, eval[int](p, content+`.querySelectorAll("*").length`), 50)
		})
	}
}

// Blocks within their own budgets are not shown once the page exceeds its budget; removed blocks
// free budget.
func TestThePageHasABudgetOfItsOwn(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	block := "<div>" + strings.Repeat("<video controls></video>", 40) + "</div>\n\n"
	p.dropped("2026-03-11-films.md", post(strings.Repeat(block, 6)+"the end\n"))
	p.wait(content + `.textContent.includes("the end") && ` + isWhole)
	require.Equal(t, []int{3 * 40, 3}, eval[[]int](p, `[`+content+`.querySelectorAll("video").length, `+content+`.querySelectorAll(".held-back").length]`))
	p.replaceAll(post(block + "the end\n"))
	p.wait(content + `.querySelectorAll("video").length === 40 && !` + content + `.querySelector(".held-back")`)
	var pictures strings.Builder
	for n := range 700 {
		fmt.Fprintf(&pictures, "![](/assets/%d.png)\n\n", n)
	}
	p.dropped("2026-03-11-pictures.md", post(pictures.String()+"the last\n"))
	p.wait(content + `.textContent.includes("the last") && ` + isWhole)
	require.Equal(t, []int{600, 100}, eval[[]int](p, `[`+content+`.querySelectorAll("[data-missing]").length, `+content+`.querySelectorAll(".held-back").length]`))
}

func TestABlockOverItsBudgetIsShownOnRequest(t *testing.T) {
	p := open(t, visit{language: "ko-KR"})
	p.waitReady()
	p.dropped("2026-03-11-films.md", post("one\n\n<div>"+strings.Repeat("<video controls></video>", 60)+"</div>\n\nthe end\n"))
	p.wait(content + `.querySelector(".held-back")`)
	require.Equal(t, p.say("held.show"), eval[string](p, content+`.querySelector(".held-back button").textContent`))
	p.clickAt(content + `.querySelector(".held-back button")`)
	p.wait(content + `.querySelectorAll("video").length === 60 && !` + content + `.querySelector(".held-back")`)
	// The result remains while the text is edited, even in the block.
	p.focus(editor)
	p.press("Mod+End")
	for range 3 {
		p.press("ArrowUp")
	}
	p.press("End")
	p.typeText("!")
	p.wait(content + `.textContent.includes("!") && ` + isWhole)
	require.Equal(t, 60, eval[int](p, content+`.querySelectorAll("video").length`))
}

// Elements share styles, and the cost of a style is counted once.
func TestASharedStyleIsReadOnce(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	p.wait(`window.reads = 0, [window, document.querySelector("iframe").contentWindow].forEach(({ CSSStyleDeclaration: { prototype } }) => {
const { getPropertyValue } = prototype
prototype.getPropertyValue = function (name) {
  window.reads++
  return getPropertyValue.call(this, name)
}
}), true`)
	p.dropped("2026-03-11-cells.md", post("<table>"+strings.Repeat(`<tr><td style="border:1px solid">x</td><td style="color:red">y</td></tr>`, 500)+"</table>\n\nthe end\n"))
	p.waitPreview("the end")
	p.wait(isWhole)
	reads := eval[int](p, `window.reads`)
	require.Positive(t, reads)
	require.Less(t, reads, 200)
}

// Column and row spans are limited to the visible ones: no more columns than cells of a row or a
// hundred, no rows below the last one.
func TestSpansAreCutToWhatCanBeSeen(t *testing.T) {
	p := open(t, visit{})
	p.waitReady()
	wide := "<tr>" + strings.Repeat("<td>x</td>", 130) + "</tr>"
	p.dropped("2026-03-11-spans.md", post(`<table><tr><td colspan="1000" rowspan="65534">a</td><td colspan="3">b</td></tr><tr><td>c</td></tr></table>

<table><tr><th colspan="130">a</th></tr>`+wide+`</table>

the end
`))
	p.waitPreview("the end")
	require.Equal(t, []int{97, 2, 3, 130}, eval[[]int](p, `(cells => [cells[0].colSpan, cells[0].rowSpan, cells[1].colSpan, cells[3].colSpan])(`+content+`.querySelectorAll("td, th"))`))
}
