// Counts the elements of a block, before it is inserted.

import { emptyPart } from "./graph.js"
import { SVG } from "./namespaces.js"
import { pixelsIn } from "./pixels.js"
import { PIXELS, STYLED, layoutOf, priceOf, styleCost } from "./prices.js"
import { drawingsIn, idOf, idsIn } from "./references.js"
import { matches } from "./sheets.js"

/** @import { Part } from "./graph.js" */
/** @import { Rule } from "./sheets.js" */

/**
 * @typedef {object} Counts
 * @property {number} elements
 * @property {number} extra their additional cost, in elements of text
 * @property {Part} drawing the references of the block
 * @property {Map<string, Part>} ids its parts with an id
 * @property {string[]} drawings the sources of drawings in its data: URLs
 * @property {number} columns levels of columns in columns
 * @property {number} boxes levels of boxes whose children are measured before they are laid out
 */

/**
 * An element, its levels, and the part that its references belong to.
 * @typedef {{ element: Element, columns: number, boxes: number, part: Part }} Place
 */

/**
 * A style attribute: its cost, its layout, and its text as the browser reads it.
 * @typedef {{ cost: number, layout: ReturnType<typeof layoutOf>, text: string }} Style
 */

/**
 * @param {ParentNode & Node} root not in a page yet
 * @param {Rule[]} rules the rules of the page that create columns or boxes
 * @returns {Counts}
 */
export function count(root, rules) {
  /** @type {Counts} */
  const counts = {
    elements: 0, extra: 0, drawing: emptyPart(), ids: new Map(), drawings: [], columns: 0, boxes: 0,
  }
  /** The elements around the current one. @type {Place[]} */
  const places = []
  /**
   * The styles by the value of the attribute: many elements share one.
   * @type {Map<string, Style>}
   */
  const styles = new Map()
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = /** @type {Element} */ (node)
    while (places.length && places[places.length - 1].element !== element.parentNode) places.pop()
    const style = styleOf(element, styles)
    places.push(countElement(element, style, places[places.length - 1], counts, rules))
  }
  return counts
}

/**
 * Returns the style attribute of an element, null if it has none.
 * @param {Element} element
 * @param {Map<string, Style>} known
 * @returns {Style | null}
 */
function styleOf(element, known) {
  const value = element.getAttribute("style")
  if (value === null) return null
  const found = known.get(value)
  if (found) return found
  const style = /** @type {HTMLElement | { style: undefined }} */ (element).style
  if (!style) return null // an element that is neither HTML nor SVG
  const read = { cost: styleCost(style) + STYLED, layout: layoutOf(style), text: style.cssText }
  known.set(value, read)
  return read
}

/**
 * @param {Element} element
 * @param {Style | null} style
 * @param {Place | undefined} outer
 * @param {Counts} counts
 * @param {Rule[]} rules
 * @returns {Place}
 */
function countElement(element, style, outer, counts, rules) {
  const { columns, boxes, part } = outer ?? { columns: 0, boxes: 0, part: counts.drawing }
  const place = { element, columns, boxes, part }
  counts.elements++
  counts.extra += priceOf(element)
  if (element.id) {
    const part = emptyPart()
    place.part.inner.push(part)
    place.part = part
    if (!counts.ids.has(element.id)) counts.ids.set(element.id, part)
  }
  place.part.own++
  // The placeholder of a missing image (media.js) has a fixed price.
  const skipped = element.hasAttribute("data-missing") ? "src" : ""
  for (const { localName, name, value } of element.attributes) {
    if (name !== "style" && name !== skipped) refer(element, localName, value, place.part, counts)
  }
  if (style) {
    counts.extra += style.cost
    refer(element, "style", style.text, place.part, counts)
  }
  const matching = rules.filter(rule => matches(element, rule))
  const layouts = style ? [style.layout, ...matching] : matching
  if (layouts.some(layout => layout.columns)) place.columns++
  if (layouts.some(layout => layout.boxes)) place.boxes++
  counts.columns = Math.max(counts.columns, place.columns)
  counts.boxes = Math.max(counts.boxes, place.boxes)
  return place
}

/**
 * Adds the references in a value.
 * @param {Element} element
 * @param {string} name
 * @param {string} value
 * @param {Part} part
 * @param {Counts} counts
 */
function refer(element, name, value, part, counts) {
  if (name === "href" && element.namespaceURI === SVG && element.localName !== "a") {
    const id = idOf(value)
    if (id) part.refs.push(id)
  }
  // No reference is shorter.
  if (value.length < 7) return
  for (const id of idsIn(value)) part.refs.push(id)
  for (const drawing of drawingsIn(value)) counts.drawings.push(drawing)
  counts.extra += pixelsIn(value) / PIXELS
}
