import assert from "node:assert/strict"
import { test } from "node:test"
import { liteAdaptor } from "mathjax-full/js/adaptors/liteAdaptor.js"
import { AssistiveMmlHandler } from "mathjax-full/js/a11y/assistive-mml.js"
import { HTMLHandler } from "mathjax-full/js/handlers/html/HTMLHandler.js"
import { CHTML } from "mathjax-full/js/output/chtml.js"
import { assistive } from "./mathml.js"
import { NO_MACROS, createCompiler, newTeX } from "./tex.js"

const adaptor = liteAdaptor()
const handler = AssistiveMmlHandler(new HTMLHandler(adaptor))
const html = handler.create("", { InputJax: newTeX(null), OutputJax: new CHTML() })
const { compile } = createCompiler(html)

/** Returns the MathML of MathJax, which it parses from text. */
function original(root) {
  const text = html.toMML(root).replace(/\n */g, "").replace(/<!--.*?-->/g, "")
  return adaptor.innerHTML(adaptor.body(adaptor.parse(text, "text/html")))
}

test("the MathML equals that of MathJax", () => {
  const formulas = [
    "x^2_1", "\\frac{1}{2}", "\\text{a < b & \"c\" 'd'}", "\\text{ }", "\\text{~}", "\\text{}",
    "\\mathcal{A}\\mathscr{B}", "가^{나}", "𝕏", "\\begin{equation}a\\tag{1}\\label{x}\\end{equation}",
    "\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}", "\\left(\\frac12\\right]", "\\undefined",
    "\\frac{1}", "\\href{https://example.org/?a=1}{x}", "\\class{a b}{x}", "\\cssId{here}{x}",
    "\\style{color:red}{x}", "\\ce{H2O ->[a] B}", "\\require{physics}\\bra{x}",
    "\\bbox[red,5px]{x}", "\\color{red}x", "\\overset{a}{\\underset{b}{c}}",
    "\\mathop{x}\\limits_1^2", "{}", "\\mmlToken{mi}[class=\"x\" href=\"y\"]{z}", "\\unicode{x41}",
    "a\\ b\\,c\\quad d", "\\sum_{i=1}^n i", "\\begin{align}a&=b\\\\c&=d\\end{align}",
  ]
  for (const tex of formulas) {
    const { root } = compile({ tex, display: true }, NO_MACROS, NO_MACROS, 0, {})
    const made = adaptor.outerHTML(adaptor.firstChild(assistive(adaptor, root, true)))
    assert.equal(made, original(root), tex)
  }
})

test("markup in a post is not parsed", () => {
  const tex = "\\text{<img src=x onerror=alert(1)></math><script>}"
  const { root } = compile({ tex, display: false }, NO_MACROS, NO_MACROS, 0, {})
  const node = assistive(adaptor, root, false)
  assert.equal(adaptor.tags(node, "img").length + adaptor.tags(node, "script").length, 0)
  assert.match(adaptor.textContent(node), /<img src=x onerror=alert\(1\)><\/math><script>/)
})
