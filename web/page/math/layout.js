// Laying a compiled formula out as HTML in its element, at the size of the text around it.

import { STATE } from "mathjax-full/js/core/MathItem.js"
import { heldBox } from "../../browser/held.js"
import { replaceNodes } from "../../browser/lists.js"
import { MOST_LEVELS, levelsAbove, levelsOf } from "../../browser/nesting.js"
import { assistive } from "./mathml.js"

/** @import { Excess } from "./budget.js" */
/** @import { Formula } from "./number.js" */
/** @import { Compiled } from "./tex.js" */

/**
 * A formula that is to be laid out, the text it stands in, with em and ex in pixels, and how far it is from what is in view.
 * @typedef {{ formula: Formula, font: string, em: number, ex: number, width: number, top: number, distance: number }} Due
 */

/** MathJax's ratio of x-height to font size in its own fonts, and what it takes for a font that cannot be measured. */
const X_HEIGHT = 0.442
const EX_FACTOR = 0.5

/** How many formulas are asked about before input may get its turn. */
const STEP = 64

/**
 * Takes the address from a picture in a formula, which would load as soon as MathJax makes its element.
 * @param {any} node of MathJax's tree
 */
function withoutPictures({ kind, attributes }) {
  if (kind === "mglyph" && attributes.get("src")) attributes.set("src", "data:,")
}

/**
 * The layout of a compiled formula in a font: its HTML, and how many elements and levels that has.
 * @typedef {{ root: HTMLElement, size: number, levels: number }} Look
 */

/**
 * @param {Window & typeof globalThis} window the frame's
 * @param {any} html the MathDocument
 * @param {(formula: Element) => void} clean removes from a formula what causes requests
 * @param {object} say
 * @param {(excess: Excess) => string} say.reason why a formula is not rendered
 * @param {() => string} say.anyway the label of the button that has it rendered all the same
 * @param {(formula: Formula) => boolean} isRaised whether that was asked for
 */
export function layouter(window, html, clean, say, isRaised) {
  const document = window.document
  /** The x-height of a font, measured once per family and size: measuring forces a layout. @type {Map<string, number>} */
  const heights = new Map()
  /** @type {WeakMap<Compiled, Map<string, Look>>} by font */
  const looks = new WeakMap()

  /** @param {Element} parent */
  function measure(parent) {
    const probe = document.createElement("span")
    // 60ex, as MathJax does: one could be rounded to whole pixels.
    probe.style.cssText = "position:absolute;overflow:hidden;width:1px;height:60ex;font-style:normal;font-weight:normal"
    parent.append(probe)
    const height = probe.getBoundingClientRect().height / 60
    probe.remove()
    return height
  }

  /**
   * @param {Due} due
   * @param {Compiled} compiled
   * @returns {Look}
   */
  function draw({ formula: { tex, display, node }, em, ex, width }, compiled) {
    // MathJax measures text in foreign scripts where the formula stands.
    const place = { node, n: 0, delim: "" }
    const item = new html.options.MathItem(tex, html.inputJax[0], display, place, place)
    item.root = compiled.root
    item.setMetrics(em, ex, width, 1e6, ex / X_HEIGHT / em)
    item.state(STATE.METRICS)
    try {
      compiled.root.walkTree(withoutPictures)
      item.typeset(html)
      item.typesetRoot.firstElementChild?.setAttribute("aria-hidden", "true")
      item.typesetRoot.style.position = "relative"
      item.typesetRoot.append(assistive(html.adaptor, compiled.root, display))
    } catch (error) {
      html.typesetError(item, error)
    }
    clean(item.typesetRoot)
    const root = /** @type {HTMLElement} */ (item.typesetRoot)
    return { root, size: root.getElementsByTagName("*").length, levels: levelsOf(root, MOST_LEVELS) }
  }

  /**
   * Shows the source of a formula and why it is not rendered.
   * @param {Formula} formula
   * @param {Excess} excess
   */
  function hold(formula, excess) {
    const { node, display, source } = formula
    const action = excess === "large" && !isRaised(formula) ? { label: say.anyway(), name: "formula" } : undefined
    node.setAttribute("jax", "held")
    replaceNodes(node, [heldBox(document, { reason: say.reason(excess), source: source.textContent ?? "", inline: !display, action })])
  }

  return {
    /**
     * The formulas that are not laid out as they should be, in steps: those in view last, before them the nearest ones. All
     * that has to be asked of the page is asked here, before anything in it changes: in turns, each question would be a layout.
     * @param {Formula[]} formulas
     * @returns {Generator<void, Due[]>}
     */
    *due(formulas) {
      const open = formulas.filter(f => f.node.isConnected && (!f.shown || f.shown !== f.compiled))
      const width = open.length ? document.body.clientWidth : 0
      /** @type {Due[]} */
      const due = []
      for (const formula of open) {
        if (due.length % STEP === STEP - 1) yield
        const parent = formula.node.parentElement
        if (!parent) continue // taken out of the page meanwhile
        const { fontFamily, fontSize } = window.getComputedStyle(parent)
        const font = `${fontSize} ${fontFamily}`
        const em = parseFloat(fontSize) || 16
        let ex = heights.get(font)
        if (ex === undefined) heights.set(font, ex = measure(parent) || em * EX_FACTOR)
        due.push({ formula, font, em, ex, width, top: 0, distance: 0 })
      }
      return due.length > 1 ? nearestLast(due) : due
    },

    nearestLast,

    /**
     * Draws a formula, out of the page.
     * @param {Due} due
     * @param {Compiled} compiled
     * @returns {number} how many elements it has
     */
    draw(due, compiled) {
      if (compiled.excess) return 1
      let fonts = looks.get(compiled)
      if (!fonts) looks.set(compiled, fonts = new Map())
      let look = fonts.get(due.font)
      if (!look) fonts.set(due.font, look = draw(due, compiled))
      return look.size
    },

    /**
     * Puts a formula that was drawn into the page.
     * @param {Due} due
     * @param {Compiled} compiled
     */
    show({ formula, font }, compiled) {
      const look = looks.get(compiled)?.get(font)
      if (!look && !compiled.excess || formula.shown === compiled) return
      const { node } = formula
      formula.shown = compiled
      for (const { name } of [...node.attributes]) node.removeAttribute(name)
      if (!look) return hold(formula, compiled.excess ?? "deep")
      if (look.levels + levelsAbove(node) > MOST_LEVELS) return hold(formula, "deep")
      for (const { name, value } of look.root.attributes) node.setAttribute(name, value)
      replaceNodes(node, look.root.cloneNode(true).childNodes)
    }
  }

  /**
   * Puts formulas into the order of their distance from what is in view now, the nearest last.
   * @param {Due[]} due
   */
  function nearestLast(due) {
    for (const one of due) {
      const { top, bottom } = one.formula.node.getBoundingClientRect()
      one.top = top
      one.distance = Math.max(0, top - window.innerHeight, -bottom)
    }
    return due.sort((a, b) => b.distance - a.distance || b.top - a.top)
  }
}
