// Math as Chirpy's pages show it, by MathJax, in the preview's frame: run from the parent, since nothing runs in the frame.
//
// The page is typeset formula by formula, not all at once as MathJax would: a formula is compiled again only if its TeX, the
// macros in force before it, the number that it gets or a label that it refers to has changed, and laid out again only if
// it was compiled again or its font changed. Work goes on in slices of a few milliseconds, the formulas in view first.

import { CHTML } from "mathjax-full/js/output/chtml.js"
import { HTMLAdaptor } from "mathjax-full/js/adaptors/HTMLAdaptor.js"
import { HTMLHandler } from "mathjax-full/js/handlers/html/HTMLHandler.js"
import { AssistiveMmlHandler } from "mathjax-full/js/a11y/assistive-mml.js"
import { turns } from "../../browser/turns.js"
import { finder, mayHoldMath } from "./find.js"
import { handOver } from "./fonts.js"
import { layouter } from "./layout.js"
import { numberer } from "./number.js"
import { newTeX } from "./tex.js"

/** @import { Due } from "./layout.js" */
/** @import { Formula } from "./number.js" */

/** How long a slice of work may take before input gets its turn; with the page's own work it stays within a frame. */
const SLICE = 8

/** How many formulas out of view go into the page at once, at least: each time, the browser lays the page out again. */
const BATCH = 32

/** How often that may be for one page; in a long one, a layout takes longer than the formulas. */
const BATCHES = 16

/** How many elements go into the page at once, about, however few formulas they are. */
const MOST_ELEMENTS = 10_000

/**
 * @param {Window & typeof globalThis} window the frame's
 * @param {object} options
 * @param {string} options.fonts the address of the folder with MathJax's fonts
 * @param {boolean} options.leftOut whether the service worker does not serve the frame
 * @param {(formula: Element) => void} options.clean removes from a formula what causes requests, before it is in the page
 * @param {(key: string) => string} options.t
 */
export function createMath(window, { fonts, leftOut, clean, t }) {
  const adaptor = new HTMLAdaptor(/** @type {any} */ (window))
  const output = new CHTML({ fontURL: fonts })
  if (leftOut) handOver(window, output, fonts).catch(() => {}) // then formulas have the letters of the text
  const handler = AssistiveMmlHandler(new HTMLHandler(/** @type {any} */ (adaptor)))
  const html = /** @type {any} */ (handler.create(window.document, { InputJax: newTeX(null), OutputJax: output }))
  const find = finder(adaptor)
  const number = numberer(html)
  const say = { reason: (/** @type {string} */ excess) => t(`held.formula.${excess}`), anyway: () => t("held.show") }
  const { due, nearestLast, draw, show } = layouter(window, html, clean, say, number.isRaised)
  const pause = turns()
  let turn = 0
  /** Whether something else is in view than when the formulas were put in order. */
  let scrolled = false
  window.document.addEventListener("scroll", () => {
    scrolled = true
  }, { passive: true })

  /**
   * All the work that is due, in steps.
   * @param {Formula[]} formulas
   */
  function* work(formulas) {
    yield* number.order(formulas)
    /** @type {Due[]} drawn, but not in the page yet */
    let batch = []
    let elements = 0
    const showAll = () => {
      for (const one of batch) show(one, number.compiled(one.formula))
      batch = []
      elements = 0
    }
    let open = yield* due(formulas)
    const full = Math.max(BATCH, open.length / BATCHES)
    scrolled = false
    while (open.length) {
      const next = /** @type {Due} */ (open.pop())
      elements += draw(next, number.compiled(next.formula))
      batch.push(next)
      if (!next.distance || batch.length >= full || elements > MOST_ELEMENTS) showAll()
      yield
      if (!scrolled) continue
      scrolled = false
      showAll()
      open = nearestLast(open)
    }
    showAll()
  }

  return {
    mayHoldMath,

    /**
     * Marks the formulas in an element: each gets an element of its own, at first around its source.
     * @param {HTMLElement} holder
     * @returns {{ formulas: Formula[], escapes: Formula[] }} in the order of the page; escapes are the `\$` that became `$`
     */
    find,

    /**
     * Lets a formula be rendered that is too large for a usual one; typeset does it then.
     * @param {Formula} formula
     */
    raise(formula) {
      number.raise(formula)
      formula.compiled = formula.shown = undefined
    },

    /**
     * Typesets the formulas of the page, given all of them in order. A later call takes over from one that still works.
     * @param {Formula[]} formulas
     * @returns {Promise<boolean>} true when all are typeset, false when a later call took over
     */
    async typeset(formulas) {
      const mine = ++turn
      let until = performance.now() + SLICE
      for (const _ of work(formulas)) {
        if (performance.now() < until) continue
        html.addStyleSheet()
        await pause()
        if (mine !== turn) return false
        until = performance.now() + SLICE
      }
      html.addStyleSheet()
      number.forget(formulas)
      return true
    }
  }
}
