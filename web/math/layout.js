// Laying a compiled formula out as HTML in its element, at the size of the text around it.

import { STATE } from "mathjax-full/js/core/MathItem.js"

/** @import { Formula } from "./number.js" */
/** @import { Compiled } from "./tex.js" */

/** MathJax's ratio of x-height to font size in its own fonts, and what it takes for a font that cannot be measured. */
const X_HEIGHT = 0.442
const EX_FACTOR = 0.5

/**
 * @param {Window & typeof globalThis} window the frame's
 * @param {any} html the MathDocument
 */
export function layouter(window, html) {
  const document = window.document
  /** The x-height of a font, measured once per family and size: measuring forces a layout. @type {Map<string, number>} */
  const heights = new Map()
  /** What a compiled formula looks like at a size. @type {WeakMap<Compiled, Map<string, HTMLElement>>} */
  const looks = new WeakMap()

  /** @param {Element} parent */
  function metrics(parent) {
    const { fontFamily, fontSize } = window.getComputedStyle(parent)
    const font = `${fontSize} ${fontFamily}`
    const em = parseFloat(fontSize) || 16
    let ex = heights.get(font)
    if (ex === undefined) heights.set(font, ex = measure(parent) || em * EX_FACTOR)
    return { font, em, ex, scale: ex / X_HEIGHT / em }
  }

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
   * @param {Formula} formula
   * @param {Compiled} compiled
   */
  function draw({ tex, display, node }, compiled) {
    const { em, ex, scale } = metrics(/** @type {Element} */ (node.parentElement))
    // MathJax measures text in foreign scripts where the formula stands.
    const place = { node, n: 0, delim: "" }
    const item = new html.options.MathItem(tex, html.inputJax[0], display, place, place)
    item.root = compiled.root
    item.setMetrics(em, ex, document.body.clientWidth, 1e6, scale)
    item.state(STATE.METRICS)
    item.typeset(html)
    item.assistiveMml(html)
    return /** @type {HTMLElement} */ (item.typesetRoot)
  }

  return {
    /**
     * The formulas that are not laid out as they should be: those in view first, then the nearest ones.
     * @param {Formula[]} formulas
     */
    pending(formulas) {
      const due = formulas.filter(f => f.node.isConnected && (!f.shown || f.shown !== f.compiled))
      if (due.length < 2) return due
      const distance = new Map(due.map(f => {
        const { top, bottom } = f.node.getBoundingClientRect()
        return [f, Math.max(0, top - window.innerHeight, -bottom)]
      }))
      return due.sort((a, b) => /** @type {number} */ (distance.get(a)) - /** @type {number} */ (distance.get(b)))
    },

    /**
     * @param {Formula} formula
     * @param {Compiled} compiled
     */
    layOut(formula, compiled) {
      const { node } = formula
      if (formula.shown === compiled || !node.parentElement) return
      let sizes = looks.get(compiled)
      if (!sizes) looks.set(compiled, sizes = new Map())
      const { font } = metrics(node.parentElement)
      let look = sizes.get(font)
      if (!look) sizes.set(font, look = draw(formula, compiled))
      for (const { name } of [...node.attributes]) node.removeAttribute(name)
      for (const { name, value } of look.attributes) node.setAttribute(name, value)
      node.replaceChildren(...(/** @type {HTMLElement} */ (look.cloneNode(true))).childNodes)
      formula.shown = compiled
    }
  }
}
