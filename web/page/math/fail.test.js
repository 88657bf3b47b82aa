import assert from "node:assert/strict"
import { test } from "node:test"
import { liteAdaptor } from "mathjax-full/js/adaptors/liteAdaptor.js"
import { HTMLHandler } from "mathjax-full/js/handlers/html/HTMLHandler.js"
import { CHTML } from "mathjax-full/js/output/chtml.js"
import { RAISED, USUAL } from "./budget.js"
import { finish } from "../testdata/steps.js"
import { createNumbering } from "./number.js"
import { newTeX } from "./tex.js"

const newDocument = (text = "") => {
  const jax = { InputJax: newTeX(null), OutputJax: new CHTML() }
  return new HTMLHandler(liteAdaptor()).create(text, jax)
}

const inline = tex => ({ tex, display: false })

/** Returns the text of each formula of a page; `raised` may be large. */
function read(formulas, raised = []) {
  const number = createNumbering(newDocument())
  for (const formula of raised) number.raise(formula)
  for (const _ of number.compileInOrder(formulas));
  return formulas.map(formula => {
    const { root, excess } = finish(number.compiled(formula))
    return excess ?? textOf(root)
  })
}

function textOf(node) {
  if (node.isKind("merror")) {
    return `error: ${textOf(node.childNodes[0])} (${node.attributes.get("data-mjx-error")})`
  }
  if (node.isKind("text")) return node.getText()
  return (node.childNodes ?? []).map(n => n ? textOf(n) : "").join("")
}

/** Returns the text of each formula as MathJax typesets the page. */
function original(formulas) {
  const escaped = formulas.map(({ tex }) => tex.replace(/&/g, "&amp;").replace(/</g, "&lt;"))
  const html = newDocument(escaped.map(tex => `<p>\\(${tex}\\)</p>`).join(""))
  html.findMath().compile()
  return [...html.math].map(item => textOf(item.root))
}

/** Formulas for which MathJax 3.2.2 throws an exception that is not a TeX error. */
const THROWING = [
  "\\ref{toString}", "\\ref{constructor}", "\\ref{__proto__}", "\\unicode{99999999999}",
  "\\unicode{x110000}",
]

test("an exception from MathJax affects one formula, as in a page of MathJax", () => {
  for (const tex of THROWING) {
    const page = [inline("a"), inline(tex), inline("\\tag{7}\\label{l}b"), inline("\\ref{l}")]
    const shown = read(page)
    assert.deepEqual(shown, original(page), tex)
    assert.match(shown[1], /^error: /, tex)
    assert.equal(shown[0], "a", tex)
    assert.ok(!shown[3].startsWith("error"), tex)
  }
})

test("names of object members are ordinary names, as in a page of MathJax", () => {
  for (const name of ["toString", "constructor", "__proto__", "hasOwnProperty", "valueOf"]) {
    const [required] = read([inline(`\\require{${name}}`)])
    assert.match(required, /not allowed to be loaded/, name)
    const page = [
      `\\${name.replace(/_/g, "")}`, `\\begin{${name}}x\\end{${name}}`,
      `\\tag{1}\\label{${name}}a`, `\\eqref{${name}}`, "b",
    ].map(inline)
    assert.deepEqual(read(page), original(page), name)
    assert.equal(read(page).at(-1), "b")
  }
})

test("a definition in a formula that fails is valid", () => {
  assert.deepEqual(read([inline("\\def\\a{A}\\ref{toString}"), inline("\\a")])[1], "A")
})

test("a large formula is rejected early", () => {
  const nodes = () => USUAL.nodes
  for (const tex of [
    "x+".repeat(20_000), "\\ce{" + "H2O + ".repeat(500) + "}",
    "\\text{" + "x".repeat(nodes() + 1) + "}",
    "\\def\\a{" + "x".repeat(1000) + "}" + "\\a ".repeat(10),
    "\\require{physics}\\mqty{\\imat{99999}}", "\\require{physics}\\mqty{\\xmat*{a}{9999}{9999}}",
    "\\require{physics}\\mqty{\\zmat{99999}{99999}}",
    "\\require{physics}\\mqty{\\imat{-99999}}x".replace("-", ""),
    "\\def\\a#1{\\mathchoice{#1#1}{#1#1}{#1#1}{#1#1}}\\a{\\a{\\a{\\a{\\a{x}}}}}",
  ]) {
    const page = [inline("a"), inline(tex), inline("b")]
    assert.deepEqual(read(page), ["a", "large", "b"], tex.slice(0, 60))
  }
})

test("the budget includes the columns that an environment announces", () => {
  for (const name of ["alignat", "alignat*", "alignedat"]) {
    const of = columns => inline(`\\begin{${name}}{${columns}}a&=b\\end{${name}}`)
    assert.deepEqual(read([inline("a"), of(200_000), inline("b")]), ["a", "large", "b"], name)
    assert.doesNotMatch(read([of(2)])[0], /^(large|deep|error)/, name)
  }
  assert.equal(read([inline("\\begin{alignedat}[t]{200000}a&=b\\end{alignedat}")])[0], "large")
})

test("a formula of usual size is rendered", () => {
  const matrix = `\\begin{pmatrix}${"a_{1}&".repeat(18).concat("\\\\").repeat(18)}\\end{pmatrix}`
  const reaction = "\\ce{" + "H2O + ".repeat(60) + "}"
  for (const tex of ["x+".repeat(1400), matrix, reaction, "\\require{physics}\\mqty{\\imat{9}}"]) {
    assert.doesNotMatch(read([inline(tex)])[0], /^(large|deep|error)/, tex.slice(0, 60))
  }
})

test("a large formula is rendered on request, a huge one is not", () => {
  const large = inline("x+".repeat(4000))
  assert.equal(read([large])[0], "large")
  large.compiled = undefined
  assert.match(read([large], [large])[0], /^x\+x/)
  const huge = inline("x+".repeat(RAISED.source))
  assert.equal(read([huge], [huge])[0], "large")
})

test("a deep formula is rejected, whatever is nested", () => {
  const nested = {
    frac: ["\\frac{1}{", "}"], brace: ["{", "}"], sqrt: ["\\sqrt{", "}"], sup: ["x^{", "}"],
    left: ["\\left(", "\\right)"], text: ["\\text{$", "$}"],
  }
  for (const [name, [open, close]] of Object.entries(nested)) {
    for (const levels of [250, 700]) {
      const tex = open.repeat(levels) + "x" + close.repeat(levels)
      const shown = read([inline("a"), inline(tex), inline("b")])
      assert.match(shown.join(), /^a,(deep|large),b$/, `${name} ${levels}`)
    }
  }
})
