// Compiles single formulas with TeX as Chirpy's pages configure it (MathJax 3.2.2, tex-chtml with
// `tags: "ams"`), given the macros before the formula, the number of the last equation, and the
// labels that it may refer to.

import { TeX } from "mathjax-full/js/input/tex.js"
import "mathjax-full/js/input/tex/base/BaseConfiguration.js"
import "mathjax-full/js/input/tex/ams/AmsConfiguration.js"
import "mathjax-full/js/input/tex/newcommand/NewcommandConfiguration.js"
import "mathjax-full/js/input/tex/noundefined/NoUndefinedConfiguration.js"
import { STATE } from "mathjax-full/js/core/MathItem.js"
import { RAISED, USUAL, countNodes, excessOf, isTooDeep, within } from "./budget.js"
import { AGAIN } from "./extensions.js"

/** @import { Excess } from "./budget.js" */
/** @import { Label } from "mathjax-full/js/input/tex/Tags.js" */

/** The TeX of a formula. @typedef {{ tex: string, display: boolean }} Source */

/**
 * The macros at a place in the page: those of `before`, and the definitions in `source`.
 * @typedef {object} Macros
 * @property {number} id
 * @property {Macros | null} before
 * @property {Source | null} source
 * @property {number} depth number of formulas with definitions in it
 * @property {boolean} isWild whether a macro may expand to a definition, a number or a reference
 */

/**
 * A compiled formula.
 * @typedef {object} Compiled
 * @property {any} root the MathML tree
 * @property {number} counter number of the last equation before it
 * @property {number} numbers count of its equation numbers
 * @property {Record<string, Label>} labels the labels that it defines
 * @property {Map<string, string | undefined>} asked the labels that it looked up, with their tags
 * @property {boolean} missed whether it refers to an unknown label
 * @property {Excess | null} excess the reason why it is not rendered, null if it is
 */

/** Chirpy's delimiters; escapes, environments and references are MathJax's defaults. */
export const DELIMITERS = {
  inlineMath: [["$", "$"], ["\\(", "\\)"]],
  displayMath: [["$$", "$$"], ["\\[", "\\]"]]
}

/** Largest number of TeX instances, one for each set of macros. */
const MOST_HOLDERS = 4

// Commands that change later formulas; \definecolor belongs to the color extension, the last row to
// mathtools.
const DEFINES = new RegExp("\\\\(?:" + [
  "(?:re)?newcommand", "(?:re)?newenvironment", "def", "let", "DeclareMathOperator", "require",
  "definecolor", "Newextarrow",
  "DeclarePairedDelimiters?(?:X|XPP)?", "(?:re)?newtagform", "usetagform", "mathtoolsset"
].join("|") + ")(?![a-zA-Z])", "g")

// Commands that add a number, define a label or refer to one; an environment may do any of these.
const NUMBERS = /\\(?:begin|tag|label|ref|eqref)(?![a-zA-Z])/

/** Only MathJax's own macros. @type {Macros} */
export const NO_MACROS = { id: 0, before: null, source: null, depth: 0, isWild: false }

/**
 * Whether a formula must be compiled in its order in the page, because it depends on other formulas
 * or changes them, or because the page has more sets of macros than instances: in another order,
 * the macros would have to be defined again for each formula.
 * @param {string} tex
 * @param {Macros} macros
 */
export function isOrdered(tex, macros) {
  return macros.isWild || macros.depth >= MOST_HOLDERS || NUMBERS.test(tex)
}

/**
 * Returns a function that returns the macros after a formula: the same object for the same macros
 * and definitions.
 * @returns {(macros: Macros, source: Source) => Macros}
 */
export function createMacroStates() {
  /** @type {Map<string, Macros>} */
  const known = new Map()
  return (before, source) => {
    const found = source.tex.match(DEFINES)
    if (!found) return before
    const key = `${before.id} ${source.display} ${source.tex}`
    const isWild = before.isWild || found.length > 1 || NUMBERS.test(source.tex)
    const depth = before.depth + 1
    const after = known.get(key) ?? { id: known.size + 1, before, source, depth, isWild }
    known.set(key, after)
    return after
  }
}

/**
 * Compiles a formula, given the macros before and after it; `isLast`: `labels` are those of the
 * whole page. If MathJax throws, the result is an error message, as in a page of MathJax.
 * @callback Compile
 * @param {Source} source
 * @param {Macros} macros
 * @param {Macros} after
 * @param {number} counter
 * @param {Record<string, Label>} labels
 * @param {boolean} [isLast]
 * @returns {Compiled}
 */

/**
 * @param {any} html the MathDocument
 * @param {(tex: string) => boolean} [isRaised] whether a formula may exceed the usual budget
 * @returns {{ compile: Compile, prepare: (macros: Macros) => Generator<void, void> }}
 */
export function createCompiler(html, isRaised = () => false) {
  /**
   * A TeX instance and its macros.
   * @typedef {{ jax: TeX<any, any, any>, macros: Macros }} Holder
   */
  /** The last one used is at the end. @type {Holder[]} */
  const holders = []

  /**
   * Creates a TeX instance with some macros, in steps.
   * @param {Macros} macros
   */
  function* createHolder(macros) {
    /** @type {Holder} */
    const holder = { jax: newTeX(html), macros: NO_MACROS }
    /** @type {Source[]} */
    const definitions = []
    for (let m = macros; m.before && m.source; m = m.before) definitions.unshift(m.source)
    for (const source of definitions) {
      run(holder, source, 0, {}, false)
      yield
    }
    holder.macros = macros
    holders.push(holder)
    if (holders.length > MOST_HOLDERS) holders.shift()
  }

  /**
   * Ensures that there is a TeX instance with some macros, in steps. `compile` must follow at once.
   * @param {Macros} macros
   */
  function* prepare(macros) {
    const number = holders.findIndex(holder => holder.macros === macros)
    if (number < 0) return yield* createHolder(macros)
    const [found] = holders.splice(number, 1)
    holders.push(found)
  }

  /**
   * @param {Holder} holder
   * @param {Source} source
   * @param {number} counter
   * @param {Record<string, Label>} labels
   * @param {boolean} isLast
   * @returns {Compiled}
   */
  function run(holder, source, counter, labels, isLast) {
    const { jax } = holder
    const tags = /** @type {any} */ (jax.parseOptions.tags)
    /** @type {Compiled["asked"]} */
    const asked = new Map()
    for (;;) {
      tags.reset(counter)
      tags.allLabels = new Proxy({ ...labels }, {
        get(all, name) {
          const label = all[String(name)]
          asked.set(String(name), label?.tag)
          return label
        }
      })
      const item = new html.options.MathItem(source.tex, jax, source.display)
      // As in MathJax's second pass: labels are not checked again, and an unknown one is shown as
      // "???".
      if (isLast) item.inputData.recompile = { state: STATE.COMPILED, counter }
      try {
        within(source.tex, isRaised(source.tex) ? RAISED : USUAL, () => item.compile(html))
        return {
          root: item.root, counter, asked,
          numbers: tags.counter - counter,
          labels: { ...tags.labels },
          missed: tags.redo,
          excess: isTooDeep(item.root) ? "deep" : null,
        }
      } catch (error) {
        if (error === AGAIN) continue
        // The instance may be in an inconsistent state and is not used again. MathJax adds no
        // numbers or labels then.
        const number = holders.indexOf(holder)
        if (number >= 0) holders.splice(number, 1)
        html.compileError(item, error instanceof Error ? error : new Error(String(error)))
        return {
          root: item.root, counter, asked,
          numbers: 0,
          labels: {},
          missed: tags.redo,
          excess: excessOf(error),
        }
      }
    }
  }

  return {
    prepare,

    compile(source, macros, after, counter, labels, isLast = false) {
      for (const _ of prepare(macros));
      const holder = /** @type {Holder} */ (holders.at(-1))
      holder.macros = after
      return run(holder, source, counter, labels, isLast)
    },
  }
}

/** Returns a TeX instance; with a MathDocument it can compile. @param {any} html */
export function newTeX(html) {
  const jax = new TeX({
    ...DELIMITERS,
    packages: ["base", "ams", "newcommand", "noundefined", "daylog"],
    tags: "ams",
    // MathJax would search the app's document, not the frame's, for a <base>.
    baseURL: "",
  })
  if (html) {
    jax.setAdaptor(html.adaptor)
    jax.setMmlFactory(html.mmlFactory)
    jax.initialize()
    countNodes(jax.parseOptions)
  }
  return jax
}
