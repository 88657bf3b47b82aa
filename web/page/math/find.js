// Where the formulas stand: MathJax's own rules for which text counts (not code, not pre) and for what delimits a formula.

import { FindTeX } from "mathjax-full/js/input/tex/FindTeX.js"
import { HTMLDomStrings } from "mathjax-full/js/handlers/html/HTMLDomStrings.js"
import { DELIMITERS } from "./tex.js"

/**
 * A formula in the page. Its element stays the same from the moment it is found; what is in it changes from the source
 * to the typeset formula. `source` holds the text as it stood, to be put back.
 * @typedef {object} Found
 * @property {string} tex
 * @property {boolean} display
 * @property {HTMLElement} node
 * @property {DocumentFragment} source
 */

/**
 * Reports whether a text can hold a formula at all; most blocks are done with this.
 * @param {string} text
 */
export function mayHoldMath(text) {
  return /[$\\]/.test(text)
}

/**
 * @param {any} adaptor MathJax's adaptor for the frame's window
 * @returns {(holder: HTMLElement) => { formulas: Found[], escapes: Found[] }} puts an element around every formula in
 *   holder, in place; escapes are the `\$` that become `$`
 */
export function finder(adaptor) {
  const finder = new FindTeX(/** @type {any} */ (DELIMITERS))
  const strings = new HTMLDomStrings()
  strings.adaptor = adaptor
  return holder => {
    const [texts, nodes] = /** @type {[string[], [Node, number][][]]} */ (/** @type {unknown} */ (strings.find(holder)))
    const found = finder.findMath(texts).map(item => {
      const { math, display, n, start, end } = /** @type {any} */ (item)
      // Ranges, not offsets: they stay right while the formulas before them are taken out.
      const range = holder.ownerDocument.createRange()
      range.setStart(...position(nodes[n], start.n))
      range.setEnd(...position(nodes[n], end.n))
      return { tex: math, display, range }
    })
    /** @type {Found[]} */
    const formulas = []
    /** @type {Found[]} */
    const escapes = []
    for (const { tex, display, range } of found) {
      const escaped = display === null
      const node = holder.ownerDocument.createElement(escaped ? "span" : "mjx-container")
      const source = range.extractContents()
      range.insertNode(node)
      // What a range leaves at its ends when the formula began or ended the text.
      for (const rest of [node.previousSibling, node.nextSibling]) if (rest?.nodeType === 3 && !rest.nodeValue) rest.parentNode?.removeChild(rest)
      if (escaped) node.textContent = tex
      else node.append(source.cloneNode(true))
      ;(escaped ? escapes : formulas).push({ tex, display, node, source })
    }
    return { formulas, escapes }
  }
}

/**
 * The text node and the offset in it of place `at` in a string that was put together from `nodes`.
 * @param {[Node, number][]} nodes
 * @param {number} at
 * @returns {[Node, number]}
 */
function position(nodes, at) {
  for (const [node, length] of nodes) {
    if (at <= length && node.nodeType === 3) return [node, at]
    at -= length
  }
  throw new RangeError(`position ${at} lies behind the text`)
}
