// Finds formulas by MathJax's own rules: which text counts (not code, not pre), and which
// delimiters.

import { FindTeX } from "mathjax-full/js/input/tex/FindTeX.js"
import { HTMLDomStrings } from "mathjax-full/js/handlers/html/HTMLDomStrings.js"
import { append } from "../../browser/lists.js"
import { USUAL } from "./budget.js"
import { makeLinear } from "./ends.js"
import { DELIMITERS } from "./tex.js"

/** @import { Formula } from "./number.js" */

/**
 * A formula, or an escaped dollar sign (`\$`), of which nothing is typeset.
 * @typedef {Formula & { isEscape: boolean }} Found
 */

/** A text node and an offset in it. @typedef {[node: Text, offset: number]} Position */

/**
 * A formula in the text of a block; `display` is null for an escaped character, as MathJax has it.
 * @typedef {{ tex: string, display: boolean | null, start: Position, end: Position }} Match
 */

/** Number of elements of a formula without those of its signs, and of each sign of its TeX. */
const FORMULA = 6
const SIGN = 2

/**
 * @param {any} adaptor MathJax's adaptor for the frame's window
 * @returns {(holder: HTMLElement, most?: number) => Found[] | null} wraps each formula below an
 *   element in one of its own, as `Typesetter.find`
 */
export function createFinder(adaptor) {
  const finder = /** @type {any} */ (new FindTeX(/** @type {any} */ (DELIMITERS)))
  const strings = new HTMLDomStrings()
  strings.adaptor = adaptor
  makeLinear(finder)
  return (holder, most = Infinity) => {
    /** @type {[string[], [Text, number][][]]} */
    const [texts, nodes] = /** @type {any} */ (strings.find(holder))
    /** @type {any[]} */
    const items = finder.findMath(texts)
    if (elementsOf(items) > most) return null
    const positions = nodes.map(positionsIn)
    const matches = items.map(item => {
      const { math, display, n, start, end } = item
      const [from, to] = [positions[n](start.n), positions[n](end.n)]
      return { tex: math, display, start: from, end: to }
    })
    return wrapAll(matches)
  }
}

/**
 * Estimates the number of elements of typeset formulas. A formula over its own budget is not
 * typeset.
 * @param {{ math: string, display: boolean | null }[]} items
 */
function elementsOf(items) {
  let count = 0
  for (const { math, display } of items) {
    count += display === null ? 1 : Math.min(USUAL.nodes, FORMULA + SIGN * math.length)
  }
  return count
}

/**
 * Wraps formulas, from the last one to the first, so that the offsets of the others stay valid.
 * @param {Match[]} matches
 */
function wrapAll(matches) {
  /** @type {Found[]} */
  const found = []
  for (let last = matches.length; last > 0;) {
    const [node] = matches[last - 1].start
    let first = last
    while (first > 0 && isWithin(matches[first - 1], node)) first--
    if (first < last) append(found, wrapInText(node, matches.slice(first, last)).reverse())
    else found.push(wrapRange(matches[--first]))
    last = first
  }
  return found.reverse()
}

/** @param {Match} match @param {Text} node */
const isWithin = ({ start, end }, node) => start[0] === node && end[0] === node

/**
 * Wraps the formulas of one text node in one pass: a range or splitText copies the text for each.
 * @param {Text} text
 * @param {Match[]} matches
 */
function wrapInText(text, matches) {
  const { data, ownerDocument } = text
  const wrapped = ownerDocument.createDocumentFragment()
  const found = matches.map((match, at) => {
    const source = ownerDocument.createDocumentFragment()
    source.append(data.slice(match.start[1], match.end[1]))
    const one = wrap(match, source)
    const gap = data.slice(match.end[1], matches[at + 1]?.start[1])
    wrapped.append(one.node)
    if (gap) wrapped.append(gap)
    return one
  })
  text.after(wrapped)
  text.data = data.slice(0, matches[0].start[1])
  if (!text.data) text.remove()
  return found
}

/** Wraps a formula that contains elements. @param {Match} match */
function wrapRange(match) {
  const range = match.start[0].ownerDocument.createRange()
  range.setStart(...match.start)
  range.setEnd(...match.end)
  const one = wrap(match, range.extractContents())
  range.insertNode(one.node)
  // If the formula begins or ends its text, the range leaves an empty text node.
  for (const sibling of [one.node.previousSibling, one.node.nextSibling]) {
    if (sibling?.nodeType === 3 && !sibling.nodeValue) sibling.parentNode?.removeChild(sibling)
  }
  return one
}

/**
 * @param {Match} match
 * @param {DocumentFragment} source
 * @returns {Found} with an element that is not in the document yet
 */
function wrap({ tex, display }, source) {
  const isEscape = display === null
  const node = source.ownerDocument.createElement(isEscape ? "span" : "mjx-container")
  node.append(isEscape ? tex : source.cloneNode(true))
  return { tex, display: display === true, isEscape, node, source }
}

/** Puts back the text of formulas and escapes. @param {Found[]} found */
export function undo(found) {
  for (const { node, source } of found) node.replaceWith(source)
}

/**
 * Returns a function that returns the text node, and the offset in it, of an offset in a string
 * joined from `nodes`. Each call takes the same offset as the one before it, or a larger one.
 * @param {[Text, number][]} nodes with their lengths
 * @returns {(offset: number) => Position}
 */
function positionsIn(nodes) {
  let number = 0
  /** Offset of the node in the string. */
  let begin = 0
  return offset => {
    for (; number < nodes.length; number++) {
      const [node, length] = nodes[number]
      if (offset - begin <= length && node.nodeType === 3) return [node, offset - begin]
      begin += length
    }
    throw new RangeError(`offset ${offset} is behind the end of the text`)
  }
}
