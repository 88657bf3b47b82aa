// Laying a compiled formula out as HTML in its element, at the size of the text around it.

import { STATE } from "mathjax-full/js/core/MathItem.js"
import { replaceNodes } from "../browser/lists.js"

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
 * @param {Window & typeof globalThis} window the frame's
 * @param {any} html the MathDocument
 * @param {(formula: Element) => void} clean
 */
export function layouter(window, html, clean) {
  const document = window.document
  /** The x-height of a font, measured once per family and size: measuring forces a layout. @type {Map<string, number>} */
  const heights = new Map()
  /** What a compiled formula looks like in a font. @type {WeakMap<Compiled, Map<string, HTMLElement>>} */
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
   */
  function draw({ formula: { tex, display, node }, em, ex, width }, compiled) {
    // MathJax measures text in foreign scripts where the formula stands.
    const place = { node, n: 0, delim: "" }
    const item = new html.options.MathItem(tex, html.inputJax[0], display, place, place)
    item.root = compiled.root
    compiled.root.walkTree(withoutPictures)
    item.setMetrics(em, ex, width, 1e6, ex / X_HEIGHT / em)
    item.state(STATE.METRICS)
    item.typeset(html)
    item.assistiveMml(html)
    clean(item.typesetRoot)
    return /** @type {HTMLElement} */ (item.typesetRoot)
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
     */
    draw(due, compiled) {
      let fonts = looks.get(compiled)
      if (!fonts) looks.set(compiled, fonts = new Map())
      if (!fonts.has(due.font)) fonts.set(due.font, draw(due, compiled))
    },

    /**
     * Puts a formula that was drawn into the page.
     * @param {Due} due
     * @param {Compiled} compiled
     */
    show({ formula, font }, compiled) {
      const look = looks.get(compiled)?.get(font)
      if (!look || formula.shown === compiled) return
      const { node } = formula
      for (const { name } of [...node.attributes]) node.removeAttribute(name)
      for (const { name, value } of look.attributes) node.setAttribute(name, value)
      replaceNodes(node, look.cloneNode(true).childNodes)
      formula.shown = compiled
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
