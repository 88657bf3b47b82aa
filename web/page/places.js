// Where the text's lines stand in the page. Nothing is kept: what is asked for is measured when it is asked for, around one
// block, so that a late picture, a formula or another width leaves nothing behind that is wrong.

import { isChunk } from "./chunks.js"

/** A line of the text and how far below the page's top it begins. @typedef {{ line: number, y: number }} Place */

/**
 * What is asked of the text. Lines count from 1.
 * @typedef {object} Source
 * @property {(offset: number) => number} lineOf
 * @property {(line: number) => number} offsetOf where a line starts
 * @property {(start: number, end: number) => number} lineAfter the line behind the last one of start–end that is not blank
 * @property {(start: number, end: number) => string} slice
 * @property {() => number} lines how many there are
 */

/** @typedef {Pick<import("./blocks.js").Listed, "start" | "end" | "nodes" | "gap">} Block */
/** A block's number, and how far below the page's top it begins and ends. @typedef {{ number: number, box: { top: number, bottom: number } }} Found */

/** @param {Node} node @returns {node is Element} */
export const isElement = node => node.nodeType === 1

/**
 * The offset in its block that the engine wrote on an element, or null without a valid one: nothing in a page is trusted so far
 * that a wrong number could end in an exception.
 * @param {Element} element
 * @param {number} length the block's
 */
export function placeOf(element, length) {
  const written = element.getAttribute("data-at") ?? ""
  const at = Number(written)
  return /^\d+$/.test(written) && Number.isSafeInteger(at) && at <= length ? at : null
}

/**
 * The elements of a block that have a place, in order.
 * @param {Block} block
 */
function placed({ start, end, nodes }) {
  return nodes.filter(isElement).flatMap(node => [...node.querySelectorAll("[data-at]")]).flatMap(element => {
    const at = placeOf(element, end - start)
    return at === null ? [] : [{ element, at }]
  })
}

/**
 * Where a line (with how much of it is above) begins, by the two places that it is between.
 * @param {Place[]} places in order
 * @param {number} line
 */
export function yOf(places, line) {
  const next = places.findIndex(place => place.line >= line)
  if (next < 0) return places[places.length - 1]?.y ?? 0
  const { line: to, y } = places[next]
  if (to === line || next === 0) return y
  const from = places[next - 1]
  return from.y + (y - from.y) * (line - from.line) / (to - from.line)
}

/**
 * The line at a distance from the page's top, by the two places that it is between.
 * @param {Place[]} places in order
 * @param {number} y
 */
export function lineAt(places, y) {
  const next = places.findIndex(place => place.y > y)
  if (next < 0) return places[places.length - 1]?.line ?? 1
  if (next === 0) return places[0].line
  const from = places[next - 1]
  const to = places[next]
  return from.line + (to.line - from.line) * (y - from.y) / (to.y - from.y)
}

/**
 * Puts places into order: what floats or hangs out of its block never makes a later line stand above an earlier one.
 * @param {Place[]} places
 */
export function inOrder(places) {
  let line = 1
  let y = 0
  return places.map(place => ({ line: line = Math.max(line, place.line), y: y = Math.max(y, place.y) }))
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
   * The top and bottom of some nodes; null when nothing of them is laid out.
   * @param {Node[]} nodes
   */
  function box(nodes) {
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

  /** The top and bottom of a block; in a gap, about where it will be. @param {Block} block */
  function boxOf({ nodes, gap, start }) {
    if (!gap) return box(nodes)
    const { top, height } = gap.element.getBoundingClientRect()
    const each = height / gap.blocks.length
    const before = top + root.scrollTop + each * gap.blocks.findIndex(block => block.start === start)
    return { top: before, bottom: before + each }
  }

  /** @param {Node} node */
  function rectOf(node) {
    if (node.nodeType === 3 && !node.nodeValue?.trim()) return null
    const range = isElement(node) ? node : document.createRange()
    if (range !== node) /** @type {Range} */ (range).selectNode(node)
    const rect = /** @type {Element | Range} */ (range).getBoundingClientRect()
    return rect.width || rect.height ? rect : null
  }

  /** The first block from a number on, or backwards, that is laid out. @param {number} number @param {1 | -1} [step] @param {number} [until] @returns {Found | null} */
  function laidOut(number, step = 1, until = blocks().length) {
    for (; number >= 0 && number < until; number += step) {
      const found = boxOf(blocks()[number])
      if (found) return { number, box: found }
    }
    return null
  }

  /** The last block that starts at an offset or before it. @param {number} offset */
  function blockOf(offset) {
    return laidOut(count(blocks().length, number => blocks()[number].start <= offset) - 1, -1)
  }

  /** The last block whose top is at a height or above it. @param {number} y */
  function blockAt(y) {
    const passed = count(blocks().length, (number, until) => {
      // A chunk says without being laid out whether it is above or below.
      const chunk = blocks()[number].gap?.element ?? blocks()[number].nodes[0]?.parentNode
      const edges = isChunk(chunk ?? null) && /** @type {Element} */ (chunk).getBoundingClientRect()
      if (edges && edges.top + root.scrollTop > y) return false
      if (edges && edges.bottom + root.scrollTop <= y) return true
      // What is not laid out stands where the next block does.
      const next = laidOut(number, 1, until)
      return next !== null && next.box.top <= y
    })
    return laidOut(passed - 1, -1)
  }

  /** Places around a block: from its start, or the page's top, to the next block's start. @param {Found | null} one */
  function around(one) {
    const next = laidOut(one ? one.number + 1 : 0)
    const end = next
      ? { line: source.lineOf(blocks()[next.number].start), y: next.box.top }
      : { line: source.lines() + 1, y: root.scrollHeight }
    return inOrder([...one ? within(blocks()[one.number], one.box) : [{ line: 1, y: 0 }], end])
  }

  /** @param {Block} block @param {{ top: number, bottom: number }} box */
  function within(block, { top, bottom }) {
    const { start, end, nodes } = block
    const first = source.lineOf(start)
    const after = source.lineAfter(start, end)
    const marks = placed(block)
      .map(({ element, at }) => ({ offset: start + at, rect: element.getBoundingClientRect() }))
      .filter(({ rect }) => rect.width || rect.height)
    const places = [{ line: first, y: top }, ...codeOf(nodes, first, after)]
    marks.forEach(({ offset, rect }, number) => {
      const next = marks[number + 1]
      places.push({ line: source.lineOf(offset), y: rect.top + root.scrollTop })
      // What is inside has places of its own; blank lines behind it are the gap below.
      if (next && next.offset > offset) {
        places.push({ line: source.lineAfter(offset, next.offset), y: Math.min(rect.bottom, next.rect.top) + root.scrollTop })
      }
    })
    places.push({ line: after, y: bottom })
    return places.map(place => ({ line: Math.min(place.line, after), y: Math.min(place.y, bottom) }))
  }

  /** The first and last line of a block of code, whose fences and header are not alike. @param {ChildNode[]} nodes @param {number} first @param {number} after */
  function codeOf(nodes, first, after) {
    const block = nodes.filter(isElement).find(node => node.matches("div[class^=language-]"))
    const code = block?.querySelector(".rouge-code pre")
    if (!code) return []
    const count = lineCount(code)
    const start = first + (after - first > count ? 1 : 0)
    const rect = code.getBoundingClientRect()
    return [{ line: start, y: rect.top + root.scrollTop }, { line: start + count, y: rect.bottom + root.scrollTop }]
  }

  return {
    boxOf,
    /** The number of the last block whose top is at a height or above it, else the first one's. @param {number} y */
    numberAt: y => blockAt(y)?.number ?? 0,
    /** @param {number} line */
    yOf(line) {
      const offset = source.offsetOf(Math.floor(line))
      return yOf(around(blockOf(offset)), line)
    },
    /** @param {number} y */
    lineAt: y => lineAt(around(blockAt(y)), y),
  }
}

/**
 * How many of the first `length` numbers hold, which those that hold come before.
 * @param {number} length
 * @param {(number: number, until: number) => boolean} holds `until` is where none holds from
 */
function count(length, holds) {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle, high)) low = middle + 1
    else high = middle
  }
  return low
}

/** @param {Element} code */
const lineCount = code => (code.textContent ?? "").replace(/\n$/, "").split("\n").length

/**
 * The place in the text that a click in the page is on.
 * @param {Block} block
 * @param {MouseEvent} event
 * @param {Source} source
 * @param {number} line the one that stands there, by measuring
 */
export function clicked(block, event, source, line) {
  const { start, end } = block
  const target = /** @type {Element} */ (event.target)
  const places = placed(block)
  const at = places.findLast(({ element }) => element.contains(target))?.at ?? null
  const from = start + (at ?? 0)
  const to = places.reduce((to, place) => (at !== null && place.at > at ? Math.min(to, start + place.at) : to), end)
  const code = target.closest(".rouge-code pre")
  const before = textBefore(event, code)
  const first = source.lineOf(from)
  let near = Math.max(first, Math.min(Math.floor(line), source.lineAfter(from, to) - 1))
  if (code) near = first + before.split("\n").length - (source.lineAfter(from, to) - first > lineCount(code) ? 0 : 1)
  const snippet = before.slice(before.lastIndexOf("\n") + 1).slice(-24)
  return from + find(source.slice(from, to), snippet, Math.max(0, source.offsetOf(near) - from))
}

/**
 * The place behind `snippet` in `text` that is nearest to `near`, or `near` itself.
 * @param {string} text
 * @param {string} snippet
 * @param {number} near
 */
export function find(text, snippet, near) {
  let best = -1
  if (snippet.trim()) {
    for (let at = text.indexOf(snippet); at >= 0; at = text.indexOf(snippet, at + 1)) {
      if (best < 0 || Math.abs(at - near) < Math.abs(best - near)) best = at
    }
  }
  return best < 0 ? near : best + snippet.length
}

/**
 * What stands before a click: in the same piece of text, or in all of a block of code.
 * @param {MouseEvent} event
 * @param {Element | null} code
 */
function textBefore({ clientX, clientY, view }, code) {
  const document = /** @type {Window} */ (view).document
  const position = document.caretPositionFromPoint?.(clientX, clientY)
  // Safari has only the older one.
  const range = position ? null : document.caretRangeFromPoint?.(clientX, clientY)
  const node = position?.offsetNode ?? range?.startContainer
  const offset = position?.offset ?? range?.startOffset ?? 0
  if (!node) return ""
  if (!code?.contains(node)) return node.nodeType === 3 ? (node.nodeValue ?? "").slice(0, offset) : ""
  const before = document.createRange()
  before.setStart(code, 0)
  before.setEnd(node, offset)
  return before.toString()
}
