// Compiles formulas in the order of the page: macros, equation numbers and labels apply from the
// top down, as in MathJax. It takes two passes, because a reference may precede its label.

import { NO_MACROS, createCompiler, createMacroStates, isOrdered } from "./tex.js"

/** @import { Label } from "mathjax-full/js/input/tex/Tags.js" */
/** @import { Compiled, Macros } from "./tex.js" */

/**
 * A formula of the page.
 * @typedef {object} Formula
 * @property {string} tex
 * @property {boolean} display
 * @property {HTMLElement} node
 * @property {DocumentFragment} source its text as it was in the page
 * @property {Macros} [macros] the macros before it
 * @property {Macros} [after] the macros after it
 * @property {Compiled} [compiled]
 * @property {unknown} [shown] the compiled formula that its element shows
 */

/** Number of formulas whose macros are found in one step. */
const STEP = 64

/** @param {any} html the MathDocument that the formulas belong to */
export function createNumbering(html) {
  /**
   * The TeX of formulas that may exceed the usual budget, as the reader asked.
   * @type {Set<string>}
   */
  const raised = new Set()
  const { compile, prepare } = createCompiler(html, tex => raised.has(tex))
  const macrosAfter = createMacroStates()
  /**
   * Compiled formulas by key; the same TeX may occur with several numbers.
   * @type {Map<string, Compiled[]>}
   */
  const cache = new Map()

  /**
   * Returns a formula compiled at its place, from the cache if possible, in steps.
   * @param {Formula} formula
   * @param {number} counter number of the last equation before it
   * @param {Record<string, Label>} labels
   * @param {boolean} [isLast] whether `labels` are those of the whole page
   */
  function* compileAt(formula, counter, labels, isLast = false) {
    const { macros = NO_MACROS, after = NO_MACROS } = formula
    const key = keyOf(formula, isLast)
    const all = cache.get(key) ?? []
    cache.set(key, all)
    const found = all.find(compiled => isCurrent(compiled, counter, labels))
    if (found) return found
    yield* prepare(macros)
    const compiled = compile(formula, macros, after, counter, labels, isLast)
    all.push(compiled)
    return compiled
  }

  return {
    /**
     * Compiles the formulas that depend on their place, in steps.
     * @param {Formula[]} formulas those of the page, in order
     */
    *compileInOrder(formulas) {
      let macros = NO_MACROS
      let counter = 0
      /** @type {Record<string, Label>} */
      const labels = Object.create(null)
      for (const [number, formula] of formulas.entries()) {
        if (number % STEP === STEP - 1) yield
        if (formula.macros !== macros) formula.compiled = undefined
        formula.macros = macros
        formula.after = macrosAfter(macros, formula)
        if (isOrdered(formula.tex, macros)) {
          formula.compiled = yield* compileAt(formula, counter, labels)
          counter += formula.compiled.numbers
          Object.assign(labels, formula.compiled.labels)
          yield
        }
        macros = formula.after
      }
      for (const formula of formulas) {
        if (!formula.compiled?.missed) continue
        formula.compiled = yield* compileAt(formula, formula.compiled.counter, labels, true)
        yield
      }
    },

    /** Returns a compiled formula, after compileInOrder, in steps. @param {Formula} formula */
    *compiled(formula) {
      formula.compiled ??= yield* compileAt(formula, 0, {})
      return formula.compiled
    },

    /** Compiles a formula with a larger budget from now on. @param {Formula} formula */
    raise({ tex }) {
      raised.add(tex)
      for (const [key, all] of cache) {
        if (key.endsWith(tex) && all.some(({ excess }) => excess)) cache.delete(key)
      }
    },

    /** Whether `raise` was called for a formula. @param {Formula} formula */
    isRaised: ({ tex }) => raised.has(tex),

    /**
     * Removes formulas that are not in the page from the cache, once they are most of it.
     * @param {Formula[]} formulas those of the page
     */
    forget(formulas) {
      if (cache.size < 2 * formulas.length + 500) return
      const kept = new Set(formulas.flatMap(f => [keyOf(f, false), keyOf(f, true)]))
      for (const key of cache.keys()) if (!kept.has(key)) cache.delete(key)
    }
  }
}

/** @param {Formula} formula @param {boolean} isLast */
const keyOf = ({ macros, display, tex }, isLast) => `${macros?.id} ${display} ${isLast} ${tex}`

/**
 * Whether compiling a formula again would give the same result.
 * @param {Compiled} compiled
 * @param {number} counter
 * @param {Record<string, Label>} labels
 */
function isCurrent({ counter: before, numbers, asked }, counter, labels) {
  if (numbers && before !== counter) return false
  for (const [name, tag] of asked) if (labels[name]?.tag !== tag) return false
  return true
}
