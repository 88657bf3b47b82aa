// Measures the positions of the text's lines in the page. Nothing is cached: positions are measured
// on demand, around one block, so a late image, a formula or another width leaves no wrong values.

import { prefixLength } from "../browser/prefix.js"
import { isChunk } from "./chunks.js"

/**
 * A line of the text (from 1, with a fraction) and its distance from the top of the page, in
 * pixels.
 * @typedef {{ line: number, y: number }} Place
 */

/**
 * The text. Lines count from 1, offsets are UTF-16 units.
 * @typedef {object} Source
 * @property {(offset: number) => number} lineOf
 * @property {(line: number) => number} offsetOf returns the start of a line
 * @property {(start: number, end: number) => number} lineAfter returns the line after the last one
 *   of start–end that is not blank
 * @property {(start: number, end: number) => string} slice
 * @property {() => number} lines returns the number of lines
 */

/** @typedef {Pick<import("./blocks.js").Listed, "start" | "end" | "nodes" | "gap">} Block */
/**
 * Distances of the edges of a block from the top of the page, in pixels.
 * @typedef {{ top: number, bottom: number }} Box
 */
/** A block's number and box. @typedef {{ number: number, box: Box }} Found */

/** @param {Node} node @returns {node is Element} */
export const isElement = node => node.nodeType === 1

/**
 * Returns the offset of an element in its block's source, which the engine wrote as data-at; null
 * if it has no valid one. A post may contain any value, and an invalid one must not cause an
 * exception.
 * @param {Element} element
 * @param {number} length the length of the block's source
 */
export function offsetIn(element, length) {
  const attribute = element.getAttribute("data-at") ?? ""
  const at = Number(attribute)
  return /^\d+$/.test(attribute) && Number.isSafeInteger(at) && at <= length ? at : null
}

/** Returns the elements of a block that have an offset, in document order. @param {Block} block */
function markedElements({ start, end, nodes }) {
  const elements = nodes.filter(isElement).flatMap(node => [...node.querySelectorAll("[data-at]")])
  return elements.flatMap(element => {
    const at = offsetIn(element, end - start)
    return at === null ? [] : [{ element, at }]
  })
}

/**
 * Returns the y of a line, interpolated between the places around it.
 * @param {Place[]} places in order
 * @param {number} line
 */
export function yOf(places, line) {
  const next = places.findIndex(place => place.line >= line)
  if (next < 0) return places[places.length - 1]?.y ?? 0
  const { line: end, y } = places[next]
  if (end === line || next === 0) return y
  const before = places[next - 1]
  return before.y + (y - before.y) * (line - before.line) / (end - before.line)
}

/**
 * Returns the line at a y, interpolated between the places around it.
 * @param {Place[]} places in order
 * @param {number} y
 */
export function lineAt(places, y) {
  const next = places.findIndex(place => place.y > y)
  if (next < 0) return places[places.length - 1]?.line ?? 1
  if (next === 0) return places[0].line
  const before = places[next - 1]
  const after = places[next]
  return before.line + (after.line - before.line) * (y - before.y) / (after.y - before.y)
}

/**
 * Makes lines and distances ascend: an element that floats or overflows its block may be above an
 * earlier line.
 * @param {Place[]} places
 */
export function inOrder(places) {
  let line = 1
  let y = 0
  return places.map(place => {
    line = Math.max(line, place.line)
    y = Math.max(y, place.y)
    return { line, y }
  })
}

/**
 * Measures the page of a document.
 * @param {Document} document
 * @param {() => readonly Block[]} blocks
 * @param {Source} source
 */
export function createMeasurer(document, blocks, source) {
  const root = document.documentElement

  /**
   * Returns the box of nodes; null if none of them has a layout.
   * @param {Node[]} nodes
   * @returns {Box | null}
   */
  function boxOfNodes(nodes) {
    let top = Infinity
    let bottom = -Infinity
    for (const node of nodes) {
      const rect = rectOf(node)
      if (!rect) continue
      top = Math.min(top, rect.top)
      bottom = Math.max(bottom, rect.bottom)
    }
    return top <= bottom ? { top: top + root.scrollTop, bottom: bottom + root.scrollTop } : null
  }

  /**
   * Returns the box of a block, null without a layout; in a gap, an estimate.
   * @param {Block} block
   * @returns {Box | null}
   */
  function boxOf({ nodes, gap, start }) {
    if (!gap) return boxOfNodes(nodes)
    const { top, height } = gap.element.getBoundingClientRect()
    const each = height / gap.blocks.length
    const number = gap.blocks.findIndex(block => block.start === start)
    const estimate = top + root.scrollTop + each * number
    return { top: estimate, bottom: estimate + each }
  }

  /**
   * Returns the first block with a layout, from a number on or backwards.
   * @param {number} number
   * @param {1 | -1} [step]
   * @param {number} [end]
   * @returns {Found | null}
   */
  function laidOut(number, step = 1, end = blocks().length) {
    for (; number >= 0 && number < end; number += step) {
      const box = boxOf(blocks()[number])
      if (box) return { number, box }
    }
    return null
  }

  /**
   * Returns the last block with a layout that starts at or before an offset.
   * @param {number} offset
   */
  function blockOf(offset) {
    const count = prefixLength(blocks().length, number => blocks()[number].start <= offset)
    return laidOut(count - 1, -1)
  }

  /** Returns the last block with a layout whose top is at or above a y. @param {number} y */
  function blockAt(y) {
    const count = prefixLength(blocks().length, (number, end) => {
      // The position of a chunk is known without a layout of its content.
      const chunk = blocks()[number].gap?.element ?? blocks()[number].nodes[0]?.parentNode
      const edges = isChunk(chunk ?? null) && /** @type {Element} */ (chunk).getBoundingClientRect()
      if (edges && edges.top + root.scrollTop > y) return false
      if (edges && edges.bottom + root.scrollTop <= y) return true
      // A block without a layout counts as being at the next one.
      const next = laidOut(number, 1, end)
      return next !== null && next.box.top <= y
    })
    return laidOut(count - 1, -1)
  }

  /**
   * Returns places from the start of a block, or the top of the page, to the start of the next
   * block.
   * @param {Found | null} found
   */
  function placesAround(found) {
    const next = laidOut(found ? found.number + 1 : 0)
    const end = next
      ? { line: source.lineOf(blocks()[next.number].start), y: next.box.top }
      : { line: source.lines() + 1, y: root.scrollHeight }
    const places = found ? placesIn(blocks()[found.number], found.box) : [{ line: 1, y: 0 }]
    return inOrder([...places, end])
  }

  /** @param {Block} block @param {Box} box */
  function placesIn(block, { top, bottom }) {
    const { start, end, nodes } = block
    const first = source.lineOf(start)
    const after = source.lineAfter(start, end)
    const marks = markedElements(block)
      .map(({ element, at }) => ({ offset: start + at, rect: element.getBoundingClientRect() }))
      .filter(({ rect }) => rect.width || rect.height)
    const places = [{ line: first, y: top }, ...codePlaces(nodes, first, after)]
    marks.forEach(({ offset, rect }, number) => {
      const next = marks[number + 1]
      places.push({ line: source.lineOf(offset), y: rect.top + root.scrollTop })
      // The end of the source before the next element; blank lines are the gap between both.
      if (next && next.offset > offset) {
        const bottom = Math.min(rect.bottom, next.rect.top)
        places.push({ line: source.lineAfter(offset, next.offset), y: bottom + root.scrollTop })
      }
    })
    places.push({ line: after, y: bottom })
    return places.map(({ line, y }) => ({ line: Math.min(line, after), y: Math.min(y, bottom) }))
  }

  /**
   * Returns the places of the first and last line of a code block: its header is higher than a
   * fence.
   * @param {ChildNode[]} nodes
   * @param {number} first
   * @param {number} after
   */
  function codePlaces(nodes, first, after) {
    const block = nodes.filter(isElement).find(node => node.matches("div[class^=language-]"))
    const code = block?.querySelector(".rouge-code pre")
    if (!code) return []
    const count = lineCount(code)
    const start = first + (after - first > count ? 1 : 0)
    const { top, bottom } = code.getBoundingClientRect()
    return [
      { line: start, y: top + root.scrollTop },
      { line: start + count, y: bottom + root.scrollTop },
    ]
  }

  return {
    boxOf,

    /**
     * Returns the number of the last block whose top is at or above a y, else 0.
     * @param {number} y
     */
    numberAt: y => blockAt(y)?.number ?? 0,

    /** Returns the y of a line. @param {number} line */
    yOf: line => yOf(placesAround(blockOf(source.offsetOf(Math.floor(line)))), line),

    /** Returns the line at a y. @param {number} y */
    lineAt: y => lineAt(placesAround(blockAt(y)), y),
  }
}

/** Returns the rectangle of a node in the window, null without a layout. @param {Node} node */
function rectOf(node) {
  if (node.nodeType === 3 && !node.nodeValue?.trim()) return null
  const range = isElement(node) ? node : /** @type {Document} */ (node.ownerDocument).createRange()
  if (range !== node) /** @type {Range} */ (range).selectNode(node)
  const rect = /** @type {Element | Range} */ (range).getBoundingClientRect()
  return rect.width || rect.height ? rect : null
}

/** @param {Element} code */
const lineCount = code => (code.textContent ?? "").replace(/\n$/, "").split("\n").length

/**
 * Returns the offset in the text of a click in the page.
 * @param {Block} block
 * @param {MouseEvent} event
 * @param {Source} source
 * @param {number} line the measured line at the click
 */
export function clicked(block, event, source, line) {
  const { start, end } = block
  const target = /** @type {Element} */ (event.target)
  const places = markedElements(block)
  const at = places.findLast(({ element }) => element.contains(target))?.at ?? null
  const from = start + (at ?? 0)
  const next = at === null ? [] : places.filter(place => place.at > at)
  const to = next.reduce((to, place) => Math.min(to, start + place.at), end)
  const code = target.closest(".rouge-code pre")
  const before = textBefore(event, code)
  const first = source.lineOf(from)
  const after = source.lineAfter(from, to)
  let expected = Math.max(first, Math.min(Math.floor(line), after - 1))
  if (code) expected = first + before.split("\n").length - (after - first > lineCount(code) ? 0 : 1)
  const snippet = before.slice(before.lastIndexOf("\n") + 1).slice(-24)
  const near = Math.max(0, source.offsetOf(expected) - from)
  return from + findSnippet(source.slice(from, to), snippet, near)
}

/**
 * Returns the end of the occurrence of `snippet` that is nearest to an offset; the offset itself if
 * there is none.
 * @param {string} text
 * @param {string} snippet
 * @param {number} offset
 */
export function findSnippet(text, snippet, offset) {
  let best = -1
  if (snippet.trim()) {
    for (let at = text.indexOf(snippet); at >= 0; at = text.indexOf(snippet, at + 1)) {
      if (best < 0 || Math.abs(at - offset) < Math.abs(best - offset)) best = at
    }
  }
  return best < 0 ? offset : best + snippet.length
}

/**
 * Returns the text before a click: in its text node, or in the whole code block.
 * @param {MouseEvent} event
 * @param {Element | null} code
 */
function textBefore({ clientX, clientY, view }, code) {
  const document = /** @type {Window} */ (view).document
  const position = document.caretPositionFromPoint?.(clientX, clientY)
  // Safari has only the older function.
  const range = position ? null : document.caretRangeFromPoint?.(clientX, clientY)
  const node = position?.offsetNode ?? range?.startContainer
  const offset = position?.offset ?? range?.startOffset ?? 0
  if (!node) return ""
  if (!code?.contains(node)) {
    return node.nodeType === 3 ? (node.nodeValue ?? "").slice(0, offset) : ""
  }
  const before = document.createRange()
  before.setStart(code, 0)
  before.setEnd(node, offset)
  return before.toString()
}
