// The typesetter of formulas: MathJax as Chirpy's pages load it. It runs in the app's document and
// writes into the frame's, in which no script runs.
//
// MathJax typesets a page as a whole. This typesetter compiles a formula again only if its TeX, the
// macros before it, its number or a label that it refers to has changed, and lays it out again only
// if it was compiled again or its font has changed. It works in slices of a few milliseconds and
// begins with the visible formulas.

import { CHTML } from "mathjax-full/js/output/chtml.js"
import { HTMLAdaptor } from "mathjax-full/js/adaptors/HTMLAdaptor.js"
import { HTMLHandler } from "mathjax-full/js/handlers/html/HTMLHandler.js"
import { AssistiveMmlHandler } from "mathjax-full/js/a11y/assistive-mml.js"
import { turns } from "../../browser/turns.js"
import { isUncontrolled } from "../frame.js"
import { createFinder, undo } from "./find.js"
import { loadFonts } from "./fonts.js"
import { createLayout } from "./layout.js"
import { createNumbering } from "./number.js"
import { sortByDistance } from "./order.js"
import { newTeX } from "./tex.js"

/** @import { Translate, Typesetter } from "../../types" */
/** @import { Found } from "./find.js" */
/** @import { Due } from "./layout.js" */
/** @import { Formula } from "./number.js" */

/**
 * Longest time that typesetting occupies the main thread, in ms; with the work of the page it stays
 * within a frame.
 */
const SLICE = 8

/**
 * Least number of formulas outside the window that are inserted together: each insertion causes a
 * layout of the page.
 */
const BATCH = 32

/**
 * Largest number of insertions for one page; in a long page, a layout takes longer than its
 * formulas.
 */
const BATCHES = 16

/** Number of elements above which drawn formulas are inserted. */
const MOST_ELEMENTS = 10_000

/**
 * @param {Window & typeof globalThis} window the frame's
 * @param {{ base: string, t: Translate }} options `base` is the URL of the app
 * @returns {Typesetter<Found>}
 */
export function createMath(window, { base, t }) {
  const fonts = new URL("fonts/mathjax", base).href
  const adaptor = new HTMLAdaptor(/** @type {any} */ (window))
  const output = new CHTML({ fontURL: fonts })
  // If the fonts cannot be loaded, formulas use the font of the text.
  if (isUncontrolled(window)) loadFonts(window, output, fonts).catch(() => {})
  const handler = AssistiveMmlHandler(new HTMLHandler(/** @type {any} */ (adaptor)))
  const jax = { InputJax: newTeX(null), OutputJax: output }
  const html = /** @type {any} */ (handler.create(window.document, jax))
  const numbering = createNumbering(html)
  const { due, draw, show } = createLayout(window, html, t, numbering.isRaised)
  const pause = turns()
  /** Number of the last call of `typeset`. */
  let turn = 0
  /** Whether the page was scrolled since the formulas were sorted. */
  let isScrolled = false
  window.document.addEventListener("scroll", () => {
    isScrolled = true
  }, { passive: true })

  /**
   * Typesets formulas, in steps.
   * @param {Formula[]} formulas all those of the page, in document order
   */
  function* work(formulas) {
    yield* numbering.compileInOrder(formulas)
    /** Drawn, but not inserted. @type {Due[]} */
    let batch = []
    let elements = 0
    const showBatch = () => {
      for (const one of batch) if (one.formula.compiled) show(one, one.formula.compiled)
      batch = []
      elements = 0
    }
    let open = yield* due(formulas)
    const full = Math.max(BATCH, open.length / BATCHES)
    isScrolled = false
    while (open.length) {
      const next = /** @type {Due} */ (open.pop())
      elements += draw(next, yield* numbering.compiled(next.formula))
      batch.push(next)
      if (!next.distance || batch.length >= full || elements > MOST_ELEMENTS) showBatch()
      yield
      if (!isScrolled) continue
      isScrolled = false
      showBatch()
      open = yield* sortByDistance(window, open)
    }
    showBatch()
  }

  return {
    find: createFinder(adaptor),
    undo,

    raise(formula) {
      numbering.raise(formula)
      formula.compiled = formula.shown = undefined
    },

    async typeset(found) {
      const formulas = found.filter(({ isEscape }) => !isEscape)
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
      numbering.forget(formulas)
      return true
    },
  }
}
