// Lays a compiled formula out as HTML, at the size of the text around it.

import { STATE } from "mathjax-full/js/core/MathItem.js"
import { heldBox } from "../../browser/held.js"
import { replaceNodes } from "../../browser/lists.js"
import { MOST_LEVELS, levelsAbove, levelsOf } from "../../browser/nesting.js"
import { sanitizeFormula } from "../sanitize.js"
import { assistive } from "./mathml.js"
import { sortByDistance } from "./order.js"

/** @import { Translate } from "../../types" */
/** @import { Excess } from "./budget.js" */
/** @import { Formula } from "./number.js" */
/** @import { Compiled } from "./tex.js" */

/**
 * A formula to lay out. Lengths are in pixels.
 * @typedef {object} Due
 * @property {Formula} formula
 * @property {string} font size and family of the text around it
 * @property {number} em
 * @property {number} ex
 * @property {number} width of the page
 * @property {number} top below the top of the window
 * @property {number} distance from the visible part of the page, 0 for a visible formula
 */

/**
 * MathJax's ratio of x-height to font size in its own fonts, and its fallback for a font that
 * cannot be measured.
 */
const X_HEIGHT = 0.442
const EX_FACTOR = 0.5

/** Number of formulas that are measured in one step. */
const STEP = 64

/**
 * The HTML of a formula in a font, with the numbers of its elements and levels.
 * @typedef {{ root: HTMLElement, size: number, levels: number }} Drawing
 */

/**
 * @param {Window & typeof globalThis} window the frame's
 * @param {any} html the MathDocument
 * @param {Translate} t
 * @param {(formula: Formula) => boolean} isRaised whether a formula may exceed the usual budget
 */
export function createLayout(window, html, t, isRaised) {
  const document = window.document
  /**
   * The x-height of each family and size, measured once: measuring causes a layout.
   * @type {Map<string, number>}
   */
  const heights = new Map()
  /** The drawings of a formula by font. @type {WeakMap<Compiled, Map<string, Drawing>>} */
  const drawings = new WeakMap()

  /** @param {string} font @param {number} em @param {Element} parent */
  function xHeightOf(font, em, parent) {
    const known = heights.get(font)
    if (known !== undefined) return known
    const height = measureXHeight(parent) || em * EX_FACTOR
    heights.set(font, height)
    return height
  }

  /**
   * Shows the source of a formula and why it is not rendered.
   * @param {Formula} formula
   * @param {Excess} excess
   */
  function hold(formula, excess) {
    const { node, display, source } = formula
    const hasButton = excess === "large" && !isRaised(formula)
    node.setAttribute("jax", "held")
    replaceNodes(node, [heldBox(document, {
      reason: t(`held.formula.${excess}`),
      source: source.textContent ?? "",
      inline: !display,
      action: hasButton ? { label: t("held.show"), name: "formula" } : undefined,
    })])
  }

  return {
    /**
     * Returns the formulas that must be laid out, sorted by their distance (order.js). It reads all
     * sizes before anything in the page changes, in steps: reading and writing in turns would cause
     * a layout each time.
     * @param {Formula[]} formulas
     * @returns {Generator<void, Due[]>}
     */
    *due(formulas) {
      const open = formulas.filter(({ node, shown, compiled }) =>
        node.isConnected && (!shown || shown !== compiled))
      const width = open.length ? document.body.clientWidth : 0
      /** @type {Due[]} */
      const due = []
      for (const formula of open) {
        if (due.length % STEP === STEP - 1) yield
        const parent = formula.node.parentElement
        if (!parent) continue // removed between two steps
        const { fontFamily, fontSize } = window.getComputedStyle(parent)
        const font = `${fontSize} ${fontFamily}`
        const em = parseFloat(fontSize) || 16
        due.push({ formula, font, em, ex: xHeightOf(font, em, parent), width, top: 0, distance: 0 })
      }
      return due.length > 1 ? yield* sortByDistance(window, due) : due
    },

    /**
     * Draws a formula outside of the page; returns the number of its elements.
     * @param {Due} due
     * @param {Compiled} compiled
     */
    draw(due, compiled) {
      if (compiled.excess) return 1
      const fonts = drawings.get(compiled) ?? new Map()
      drawings.set(compiled, fonts)
      const drawing = fonts.get(due.font) ?? draw(html, due, compiled)
      fonts.set(due.font, drawing)
      return drawing.size
    },

    /** Inserts a drawn formula into the page. @param {Due} due @param {Compiled} compiled */
    show({ formula, font }, compiled) {
      const drawing = drawings.get(compiled)?.get(font)
      if (!drawing && !compiled.excess || formula.shown === compiled) return
      const { node } = formula
      formula.shown = compiled
      for (const { name } of [...node.attributes]) node.removeAttribute(name)
      if (!drawing) return hold(formula, compiled.excess ?? "deep")
      if (drawing.levels + levelsAbove(node) > MOST_LEVELS) return hold(formula, "deep")
      for (const { name, value } of drawing.root.attributes) node.setAttribute(name, value)
      replaceNodes(node, drawing.root.cloneNode(true).childNodes)
    },
  }
}

/** Returns the x-height of the font of an element, in pixels. @param {Element} parent */
function measureXHeight(parent) {
  const probe = parent.ownerDocument.createElement("span")
  // 60ex, as MathJax does: a single ex may be rounded to whole pixels.
  probe.style.cssText =
    "position:absolute;overflow:hidden;width:1px;height:60ex;font-style:normal;font-weight:normal"
  parent.append(probe)
  const height = probe.getBoundingClientRect().height / 60
  probe.remove()
  return height
}

/**
 * @param {any} html the MathDocument
 * @param {Due} due
 * @param {Compiled} compiled
 * @returns {Drawing}
 */
function draw(html, { formula: { tex, display, node }, em, ex, width }, compiled) {
  // MathJax measures text in foreign scripts at the place of the formula.
  const place = { node, n: 0, delim: "" }
  const item = new html.options.MathItem(tex, html.inputJax[0], display, place, place)
  item.root = compiled.root
  item.setMetrics(em, ex, width, 1e6, ex / X_HEIGHT / em)
  item.state(STATE.METRICS)
  try {
    compiled.root.walkTree(removePicture)
    item.typeset(html)
    item.typesetRoot.firstElementChild?.setAttribute("aria-hidden", "true")
    item.typesetRoot.style.position = "relative"
    item.typesetRoot.append(assistive(html.adaptor, compiled.root, display))
  } catch (error) {
    html.typesetError(item, error)
  }
  const root = /** @type {HTMLElement} */ (item.typesetRoot)
  sanitizeFormula(root)
  return { root, size: root.getElementsByTagName("*").length, levels: levelsOf(root, MOST_LEVELS) }
}

/**
 * Removes the URL of an image: it would load as soon as MathJax creates the element.
 * @param {any} node of MathJax's tree
 */
function removePicture({ kind, attributes }) {
  if (kind === "mglyph" && attributes.get("src")) attributes.set("src", "data:,")
}
