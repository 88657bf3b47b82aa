// TeX as Chirpy's pages set it up (MathJax 3.2.2's tex-chtml with `tags: "ams"`), one formula at a time: what a formula
// becomes, given the macros in force before it, the number that the next equation gets, and the labels that it may refer to.

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

/**
 * A formula's TeX; display or in the line.
 * @typedef {{ tex: string, display: boolean }} Source
 */

/**
 * The macros in force at a place: those of `before` and what `source` defines.
 * @typedef {object} Macros
 * @property {number} id
 * @property {Macros | null} before
 * @property {Source | null} source
 * @property {boolean} wild true: some macro may expand to a definition, a number or a reference
 */

/**
 * What MathJax makes of a formula.
 * @typedef {object} Compiled
 * @property {any} root the MathML tree
 * @property {number} counter the equation number before it
 * @property {number} numbers how many equation numbers it takes
 * @property {Record<string, Label>} labels what it defines
 * @property {Map<string, string | undefined>} asked labels that it looked up → the tag it found
 * @property {boolean} missed true: it refers to a label that was not there
 * @property {Excess | null} excess why it is not rendered, null if it is
 */

/** Delimiters as Chirpy sets them; escapes, environments and references as MathJax does by default. */
export const DELIMITERS = {
  inlineMath: [["$", "$"], ["\\(", "\\)"]],
  displayMath: [["$$", "$$"], ["\\[", "\\]"]]
}

// Commands that change what later formulas mean; \definecolor is the colour extension's, the last row is mathtools'.
const DEFINES = new RegExp("\\\\(?:" + [
  "(?:re)?newcommand", "(?:re)?newenvironment", "def", "let", "DeclareMathOperator", "require", "definecolor", "Newextarrow",
  "DeclarePairedDelimiters?(?:X|XPP)?", "(?:re)?newtagform", "usetagform", "mathtoolsset"
].join("|") + ")(?![a-zA-Z])", "g")

// Commands through which a formula takes a number, sets a label or refers to one; an environment may do any of these.
const NUMBERS = /\\(?:begin|tag|label|ref|eqref)(?![a-zA-Z])/

/** No macros but MathJax's own. @type {Macros} */
export const NO_MACROS = { id: 0, before: null, source: null, wild: false }

/**
 * Reports whether `tex` must be compiled in its order in the page, since it depends on or changes what stands around it.
 * @param {string} tex
 * @param {Macros} macros
 */
export function isOrdered(tex, macros) {
  return macros.wild || NUMBERS.test(tex)
}

/**
 * The macros in force after a formula.
 * @returns {(macros: Macros, source: Source) => Macros} the same definitions after the same macros give the same object
 */
export function createMacroStates() {
  /** @type {Map<string, Macros>} */
  const known = new Map()
  return (before, source) => {
    const found = source.tex.match(DEFINES)
    if (!found) return before
    const key = `${before.id} ${source.display} ${source.tex}`
    let after = known.get(key)
    if (!after) {
      const wild = before.wild || found.length > 1 || NUMBERS.test(source.tex)
      known.set(key, after = { id: known.size + 1, before, source, wild })
    }
    return after
  }
}

/**
 * Compiles formulas, given the macros before and after each; `last` says that the labels of the whole page are known. A
 * formula on which MathJax throws becomes an error by itself, as MathJax makes of it in a page.
 * @callback Compile
 * @param {Source} source
 * @param {Macros} macros
 * @param {Macros} after
 * @param {number} counter
 * @param {Record<string, Label>} labels
 * @param {boolean} [last]
 * @returns {Compiled}
 */

/**
 * @param {any} html the MathDocument whose trees the formulas become
 * @param {(tex: string) => boolean} [isRaised] whether the writer asked for a formula that is above the usual budget
 * @returns {{ compile: Compile }}
 */
export function createCompiler(html, isRaised = () => false) {
  /** A TeX instance and the macros that it holds. @typedef {{ jax: TeX<any, any, any>, macros: Macros }} Holder */
  /** The one used last at the end. @type {Holder[]} */
  const held = []

  /** @returns {Holder} */
  const newHeld = () => ({ jax: newTeX(html), macros: NO_MACROS })

  /** @param {Macros} macros */
  function holding(macros) {
    const i = held.findIndex(tex => tex.macros === macros)
    if (i >= 0) return held[held.push(held.splice(i, 1)[0]) - 1]
    const tex = newHeld()
    /** @type {Source[]} */
    const definitions = []
    for (let m = macros; m.before && m.source; m = m.before) definitions.unshift(m.source)
    for (const source of definitions) run(tex, source, 0, {}, false)
    tex.macros = macros
    held.push(tex)
    if (held.length > 4) held.shift()
    return tex
  }

  /**
   * @param {Holder} holder
   * @param {Source} source
   * @param {number} counter
   * @param {Record<string, Label>} labels
   * @param {boolean} last
   * @returns {Compiled}
   */
  function run(holder, source, counter, labels, last) {
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
      // MathJax's mark of the second pass: labels are all known, so they are not checked again and a missing one stays "???".
      if (last) item.inputData.recompile = { state: STATE.COMPILED, counter }
      try {
        within(source.tex, isRaised(source.tex) ? RAISED : USUAL, () => item.compile(html))
        const excess = isTooDeep(item.root) ? "deep" : null
        return { root: item.root, counter, numbers: tags.counter - counter, labels: { ...tags.labels }, asked, missed: tags.redo, excess }
      } catch (error) {
        if (error === AGAIN) continue
        // The instance may have stopped anywhere, so it is not used again. MathJax counts and labels nothing then.
        const i = held.indexOf(holder)
        if (i >= 0) held.splice(i, 1)
        html.compileError(item, error instanceof Error ? error : new Error(String(error)))
        return { root: item.root, counter, numbers: 0, labels: {}, asked, missed: tags.redo, excess: excessOf(error) }
      }
    }
  }

  return {
    compile(source, macros, after, counter, labels, last = false) {
      const tex = holding(macros)
      tex.macros = after
      return run(tex, source, counter, labels, last)
    }
  }
}

/** @param {any} html */
export function newTeX(html) {
  const jax = new TeX({
    ...DELIMITERS,
    packages: ["base", "ams", "newcommand", "noundefined", "daylog"],
    tags: "ams",
    // "" and not the page's address: MathJax looks for a <base> in the document it was loaded in, which is not the frame's.
    baseURL: ""
  })
  if (html) {
    jax.setAdaptor(html.adaptor)
    jax.setMmlFactory(html.mmlFactory)
    jax.initialize()
    countNodes(jax.parseOptions)
  }
  return jax
}
