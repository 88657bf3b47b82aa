// Finds formulas by MathJax's own rules: which text counts (not code, not pre), and which
// delimiters.

import { FindTeX } from "mathjax-full/js/input/tex/FindTeX.js"
import { HTMLDomStrings } from "mathjax-full/js/handlers/html/HTMLDomStrings.js"
import { DELIMITERS } from "./tex.js"

/** @import { Formula } from "./number.js" */

/**
 * A formula, or an escaped dollar sign (`\$`), of which nothing is typeset.
 * @typedef {Formula & { isEscape: boolean }} Found
 */

/**
 * @param {any} adaptor MathJax's adaptor for the frame's window
 * @returns {(holder: HTMLElement) => Found[]} wraps each formula below an element in one of its
 *   own, as `Typesetter.find`
 */
export function createFinder(adaptor) {
  const finder = new FindTeX(/** @type {any} */ (DELIMITERS))
  const strings = new HTMLDomStrings()
  strings.adaptor = adaptor
  return holder => {
    /** @type {[string[], [Node, number][][]]} */
    const [texts, nodes] = /** @type {any} */ (strings.find(holder))
    const found = finder.findMath(texts).map(item => {
      const { math, display, n, start, end } = /** @type {any} */ (item)
      // A range, unlike an offset, stays valid while the formulas before it are extracted.
      const range = holder.ownerDocument.createRange()
      range.setStart(...positionOf(nodes[n], start.n))
      range.setEnd(...positionOf(nodes[n], end.n))
      return { tex: math, display, range }
    })
    return found.map(({ tex, display, range }) => wrap(tex, display, range))
  }
}

/**
 * @param {string} tex
 * @param {boolean | null} display null for an escaped character, as MathJax has it
 * @param {Range} range
 * @returns {Found}
 */
function wrap(tex, display, range) {
  const isEscape = display === null
  const document = /** @type {Document} */ (range.startContainer.ownerDocument)
  const node = document.createElement(isEscape ? "span" : "mjx-container")
  const source = range.extractContents()
  range.insertNode(node)
  // If the formula begins or ends its text, the range leaves an empty text node.
  for (const sibling of [node.previousSibling, node.nextSibling]) {
    if (sibling?.nodeType === 3 && !sibling.nodeValue) sibling.parentNode?.removeChild(sibling)
  }
  node.append(isEscape ? tex : source.cloneNode(true))
  return { tex, display: display === true, isEscape, node, source }
}

/** Puts back the text of formulas and escapes. @param {Found[]} found */
export function undo(found) {
  for (const { node, source } of found) node.replaceWith(source)
}

/**
 * Returns the text node, and the offset in it, of an offset in a string joined from `nodes`.
 * @param {[Node, number][]} nodes with their lengths
 * @param {number} offset
 * @returns {[Node, number]}
 */
function positionOf(nodes, offset) {
  for (const [node, length] of nodes) {
    if (offset <= length && node.nodeType === 3) return [node, offset]
    offset -= length
  }
  throw new RangeError(`offset ${offset} is behind the end of the text`)
}
