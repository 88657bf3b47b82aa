// What there is in a block, counted before the page gets it.

import { emptyPart } from "./graph.js"
import { layoutOf, priceOf, styleCost } from "./prices.js"
import { drawingsIn, idOf, idsIn } from "./references.js"
import { matches } from "./sheets.js"

/** @import { Part } from "./graph.js" */
/** @import { Rule } from "./sheets.js" */

/**
 * @typedef {object} Counts
 * @property {number} elements
 * @property {number} extra what they cost more than elements of text
 * @property {Part} drawing what the block refers to
 * @property {Map<string, Part>} ids its parts that have an id
 * @property {string[]} drawings the source of drawings in its addresses and styles
 * @property {number} columns how deep columns stand in columns
 * @property {number} boxes how deep boxes stand in each other whose parts are measured before they are laid out
 */

/** Where an element stands. @typedef {{ element: Element, columns: number, boxes: number, part: Part }} Place */

const SVG = "http://www.w3.org/2000/svg"

/**
 * @param {ParentNode & Node} root not in a page yet
 * @param {Rule[]} rules of the page's style sheets, of those that make columns or boxes
 * @returns {Counts}
 */
export function count(root, rules) {
  /** @type {Counts} */
  const counts = { elements: 0, extra: 0, drawing: emptyPart(), ids: new Map(), drawings: [], columns: 0, boxes: 0 }
  /** @type {Place[]} the elements around the current one */
  const places = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = /** @type {Element} */ (node)
    while (places.length && places[places.length - 1].element !== element.parentNode) places.pop()
    places.push(look(element, places[places.length - 1], counts, rules))
  }
  return counts
}

/** @param {Element} element @param {Place | undefined} outer @param {Counts} counts @param {Rule[]} rules @returns {Place} */
function look(element, outer, counts, rules) {
  const place = { element, columns: outer?.columns ?? 0, boxes: outer?.boxes ?? 0, part: outer?.part ?? counts.drawing }
  counts.elements++
  counts.extra += priceOf(element)
  if (element.id) {
    const part = emptyPart()
    place.part.inner.push(part)
    place.part = part
    if (!counts.ids.has(element.id)) counts.ids.set(element.id, part)
  }
  place.part.own++
  for (const { localName, name, value } of element.attributes) refer(element, localName, name === "style" ? "" : value, place.part, counts)
  const style = element.hasAttribute("style") ? /** @type {HTMLElement} */ (element).style : null
  if (style) {
    counts.extra += styleCost(style)
    refer(element, "style", style.cssText, place.part, counts)
  }
  const layouts = [...style ? [layoutOf(style)] : [], ...rules.filter(rule => matches(element, rule))]
  if (layouts.some(({ columns }) => columns)) counts.columns = Math.max(counts.columns, ++place.columns)
  if (layouts.some(({ boxes }) => boxes)) counts.boxes = Math.max(counts.boxes, ++place.boxes)
  return place
}

/** Notes what a value refers to. @param {Element} element @param {string} name @param {string} value @param {Part} part @param {Counts} counts */
function refer(element, name, value, part, counts) {
  if (name === "href" && element.namespaceURI === SVG && element.localName !== "a") {
    const id = idOf(value)
    if (id) part.refs.push(id)
  }
  // Most values are short words.
  if (value.length < 7) return
  for (const id of idsIn(value)) part.refs.push(id)
  for (const drawing of drawingsIn(value)) counts.drawings.push(drawing)
}
