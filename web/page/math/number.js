// Which formulas have to be compiled, and with what before them: macros, equation numbers and labels go through the page
// from the top as in MathJax, in two passes, since a reference may stand before its label.

import { NO_MACROS, createCompiler, createMacroStates, isOrdered } from "./tex.js"

/** @import { Label } from "mathjax-full/js/input/tex/Tags.js" */
/** @import { Compiled, Macros } from "./tex.js" */

/**
 * A formula of the page and what is known of it.
 * @typedef {object} Formula
 * @property {string} tex
 * @property {boolean} display
 * @property {HTMLElement} node
 * @property {DocumentFragment} source
 * @property {Macros} [macros] in force before it
 * @property {Macros} [after]
 * @property {Compiled} [compiled]
 * @property {unknown} [shown] what is laid out in its element
 */

/** @param {any} html the MathDocument that the formulas belong to */
export function createNumbering(html) {
  /** The TeX of formulas that the writer asked for although they are above the usual budget. @type {Set<string>} */
  const raised = new Set()
  const { compile } = createCompiler(html, tex => raised.has(tex))
  const macrosAfter = createMacroStates()
  /** What formulas were compiled to: one formula may stand in several places with other numbers. @type {Map<string, Compiled[]>} */
  const known = new Map()

  /**
   * @param {Formula} formula
   * @param {number} counter
   * @param {Record<string, Label>} labels
   * @param {boolean} [last]
   */
  function find(formula, counter, labels, last = false) {
    const { macros = NO_MACROS, after = NO_MACROS } = formula
    const key = keyOf(formula, last)
    let all = known.get(key)
    if (!all) known.set(key, all = [])
    let compiled = all.find(c => holds(c, counter, labels))
    if (!compiled) all.push(compiled = compile(formula, macros, after, counter, labels, last))
    return compiled
  }

  return {
    /**
     * Compiles, in steps, the formulas that depend on their place.
     * @param {Formula[]} formulas
     */
    *compileInOrder(formulas) {
      let macros = NO_MACROS
      let counter = 0
      /** @type {Record<string, Label>} */
      const labels = Object.create(null)
      for (const formula of formulas) {
        if (formula.macros !== macros) formula.compiled = undefined
        formula.macros = macros
        formula.after = macrosAfter(macros, formula)
        if (isOrdered(formula.tex, macros)) {
          formula.compiled = find(formula, counter, labels)
          counter += formula.compiled.numbers
          Object.assign(labels, formula.compiled.labels)
          yield
        }
        macros = formula.after
      }
      for (const formula of formulas) {
        if (!formula.compiled?.missed) continue
        formula.compiled = find(formula, formula.compiled.counter, labels, true)
        yield
      }
    },

    /**
     * What a formula that was put in order is compiled to.
     * @param {Formula} formula
     */
    compiled(formula) {
      return formula.compiled ??= find(formula, 0, {})
    },

    /**
     * Lets a formula be compiled that is above the usual budget.
     * @param {Formula} formula
     */
    raise({ tex }) {
      raised.add(tex)
      for (const [key, all] of known) if (key.endsWith(tex) && all.some(({ excess }) => excess)) known.delete(key)
    },

    /** Whether a formula was raised. @param {Formula} formula */
    isRaised: ({ tex }) => raised.has(tex),

    /**
     * Drops what formulas that are no longer there were compiled to, once that is most of it.
     * @param {Formula[]} formulas
     */
    forget(formulas) {
      if (known.size < 2 * formulas.length + 500) return
      const kept = new Set(formulas.flatMap(f => [keyOf(f, false), keyOf(f, true)]))
      for (const key of known.keys()) if (!kept.has(key)) known.delete(key)
    }
  }
}

/**
 * @param {Formula} formula
 * @param {boolean} last
 */
function keyOf({ macros, display, tex }, last) {
  return `${macros?.id} ${display} ${last} ${tex}`
}

/**
 * Reports whether a formula would be compiled to the same again.
 * @param {Compiled} compiled
 * @param {number} counter
 * @param {Record<string, Label>} labels
 */
function holds({ counter: before, numbers, asked }, counter, labels) {
  if (numbers && before !== counter) return false
  for (const [name, tag] of asked) if (labels[name]?.tag !== tag) return false
  return true
}
