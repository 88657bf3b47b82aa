import assert from "node:assert/strict"
import { test } from "node:test"
import { liteAdaptor } from "mathjax-full/js/adaptors/liteAdaptor.js"
import { HTMLHandler } from "mathjax-full/js/handlers/html/HTMLHandler.js"
import { CHTML } from "mathjax-full/js/output/chtml.js"
import { finish } from "../testdata/steps.js"
import { createNumbering } from "./number.js"
import { createMacroStates, isOrdered, newTeX, NO_MACROS } from "./tex.js"

/** Creates a page of display formulas. */
function page(...tex) {
  const jax = { InputJax: newTeX(null), OutputJax: new CHTML() }
  const html = new HTMLHandler(liteAdaptor()).create("", jax)
  const number = createNumbering(html)
  let formulas = tex.map(formula)
  return {
    splice: (from, removed, ...tex) => formulas.splice(from, removed, ...tex.map(formula)),
    forget: () => number.forget(formulas),
    /** Returns the text of each formula, and how many of them changed since the last call. */
    read() {
      for (const _ of number.compileInOrder(formulas));
      const compiled = formulas.map(f => finish(number.compiled(f)))
      const changed = formulas.filter((f, i) => f.shown !== compiled[i]).length
      formulas.forEach((f, i) => { f.shown = compiled[i] })
      return { shown: compiled.map(c => textOf(c.root)), changed }
    }
  }
}

const formula = tex => ({ tex, display: true })
const equation = (body, label) =>
  `\\begin{equation}${body}${label ? `\\label{${label}}` : ""}\\end{equation}`

function textOf(node) {
  if (node.isKind("merror")) return `error: ${node.attributes.get("data-mjx-error")}`
  if (node.isKind("text")) return node.getText()
  return (node.childNodes ?? []).map(n => n ? textOf(n) : "").join("")
}

test("numbers equations in the order of the page", () => {
  const p = page(
    equation("a"), "x", equation("b"), "\\begin{align}c\\\\d\\end{align}",
    "\\begin{equation*}e\\end{equation*}",
  )
  assert.deepEqual(p.read().shown, ["(1)a", "x", "(2)b", "(3)c(4)d", "e"])
})

test("a change renumbers only the formulas after it", () => {
  const p = page(equation("a"), "x", equation("b"))
  p.read()
  p.splice(1, 0, equation("new"))
  const { shown, changed } = p.read()
  assert.deepEqual(shown, ["(1)a", "(2)new", "x", "(3)b"])
  assert.equal(changed, 2)
})

test("compiles an unchanged page once", () => {
  const p = page(equation("a", "a"), "\\eqref{a}", "x")
  assert.equal(p.read().changed, 3)
  assert.equal(p.read().changed, 0)
})

test("resolves references before and after their labels", () => {
  const p = page(
    "\\eqref{late}", equation("a", "early"), "\\eqref{early}", equation("b", "late"),
    "\\ref{never}",
  )
  assert.deepEqual(p.read().shown, ["(2)", "(1)a", "(1)", "(2)b", "???"])
})

test("a reference follows its label's number", () => {
  const p = page(equation("a", "a"), "\\eqref{a}")
  p.read()
  p.splice(0, 0, equation("first"))
  const { shown, changed } = p.read()
  assert.deepEqual(shown, ["(1)first", "(2)a", "(2)"])
  assert.equal(changed, 3)
})

test("a label that is defined twice is an error at its second place", () => {
  const p = page(equation("a", "same"), equation("b", "same"), "\\eqref{same}")
  assert.deepEqual(p.read().shown, ["(1)a", "error: Label 'same' multiply defined", "(1)"])
  p.splice(0, 1)
  assert.deepEqual(p.read().shown, ["(1)b", "(1)"])
})

test("macros apply to later formulas only", () => {
  const p = page("\\R", "\\newcommand{\\R}{\\text{real}}", "\\R")
  assert.deepEqual(p.read().shown, ["\\R", "", "real"])
})

test("changing or removing a macro affects the formulas that use it", () => {
  const p = page("\\newcommand{\\R}{\\text{real}}", "\\R", "x")
  p.read()
  p.splice(0, 1, "\\newcommand{\\R}{\\text{ring}}")
  assert.deepEqual(p.read().shown, ["", "ring", "x"])
  p.splice(0, 1)
  assert.deepEqual(p.read().shown, ["\\R", "x"])
})

test("macros that number equations number them", () => {
  const p = page("\\newcommand{\\be}{\\begin{equation}}", "\\be a\\end{equation}", equation("b"))
  assert.deepEqual(p.read().shown, ["", "(1)a", "(2)b"])
})

test("a page equals a fresh one after any edits", () => {
  const pieces = [
    "x", equation("a"), equation("b", "l"), "\\eqref{l}", "\\newcommand{\\m}{M}", "\\m",
    "\\def\\m{N}", "\\let\\n\\m", "\\n", "\\begin{align}c\\\\d\\tag{t}\\end{align}",
    "\\require{physics}", "\\dv{x}", "\\color{red}y", "\\frac1",
    "\\DeclareMathOperator{\\op}{op}", "\\op",
  ]
  let seed = 7
  const random = n => (seed = seed * 1103515245 + 12345 & 0x7fffffff) % n
  const p = page()
  const model = []
  for (let i = 0; i < 120; i++) {
    const from = random(model.length + 1)
    const removed = random(3)
    const added = Array.from({ length: random(3) }, () => pieces[random(pieces.length)])
    model.splice(from, removed, ...added)
    p.splice(from, removed, ...added)
    assert.deepEqual(p.read().shown, page(...model).read().shown, model.join(" | "))
    p.forget()
  }
})

test("extensions are added by their commands and by require", () => {
  const p = page(
    "\\ce{H2O}", "\\cancel{x}", "\\begin{CD}A@>>>B\\end{CD}",
    "\\begin{prooftree}\\AxiomC{a}\\UnaryInfC{b}\\end{prooftree}", "\\bra{x}",
    "\\coloneqq", "\\require{mathtools}", "\\coloneqq",
    "\\require{nothing}", "\\require{autoload}", "\\require{../x}",
  )
  assert.deepEqual(p.read().shown, ["HA2O", "x", "A→B", "ab", "⟨x|", "\\coloneqq", "", ":=",
    "error: Extension \"nothing\" is not allowed to be loaded",
    "error: Extension \"autoload\" is not allowed to be loaded",
    "error: Argument for \\require is not a valid package name"])
})

test("an error in a formula is MathJax's own message", () => {
  assert.deepEqual(page("\\frac{1}", "\\left(", "x^2^3").read().shown, [
    "error: Missing argument for \\frac", "error: Extra \\left or missing \\right",
    "error: Double exponent: use braces to clarify",
  ])
})

test("knows which formulas depend on their place", () => {
  for (const tex of ["\\begin{align}", "\\eqref{a}", "\\ref {a}", "\\tag{1}", "\\label{x}"]) {
    assert.ok(isOrdered(tex, NO_MACROS), tex)
  }
  for (const tex of ["x", "\\beginning", "\\refl", "\\frac{a}{b}"]) {
    assert.ok(!isOrdered(tex, NO_MACROS), tex)
  }
})

test("the same definitions give the same macros", () => {
  const after = createMacroStates()
  const a = after(NO_MACROS, formula("\\def\\a{1}"))
  assert.equal(after(NO_MACROS, formula("x")), NO_MACROS)
  assert.equal(after(NO_MACROS, formula("\\define")), NO_MACROS)
  assert.equal(after(NO_MACROS, formula("\\def\\a{1}")), a)
  assert.notEqual(after(a, formula("\\def\\a{1}")), a)
  assert.equal(after(a, formula("\\left(")), a)
})

/**
 * Returns the number of formulas that are compiled for a page of `length` formulas that each define
 * a macro and use it, shown from the last to the first.
 */
function compiledIn(length) {
  const jax = { InputJax: newTeX(null), OutputJax: new CHTML() }
  const html = new HTMLHandler(liteAdaptor()).create("", jax)
  let count = 0
  html.options.MathItem = class extends html.options.MathItem {
    compile(document) {
      count++
      super.compile(document)
    }
  }
  const number = createNumbering(html)
  const formulas = Array.from({ length }, (_, n) => formula(`\\def\\a{${n}}\\a`))
  finish(number.compileInOrder(formulas))
  const texts = formulas.toReversed().map(f => textOf(finish(number.compiled(f)).root))
  assert.deepEqual([texts[0], texts.at(-1)], [`${length - 1}`, "0"])
  return count
}

test("formulas that define macros are compiled once each", () => {
  const [once, twice] = [100, 200].map(compiledIn)
  assert.ok(twice <= once + 100, `${once} formulas, then ${twice}`)
})
