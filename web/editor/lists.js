// Enter, Backspace and Tab in lists and quotes. Each function returns a transaction; null leaves
// the key to the next handler.

import { EditorSelection } from "@codemirror/state"
import { append } from "../browser/lists.js"
import { enclosingNode, endOf, isVerbatim, selectedLines, textOf } from "./context.js"
import { columns, markerOf, nextItem, prefixOf } from "./prefix.js"

/** @import { EditorState, Text, TransactionSpec } from "@codemirror/state" */
/** @import { Change } from "./context.js" */
/** @import { Prefix } from "./prefix.js" */

/**
 * A line with its prefix. `line` is its number, `from` its offset, `depth` its indentation in
 * columns.
 * @typedef {Prefix & { line: number, from: number, depth: number }} Item
 */

/** Number of lines above an item that are searched for the list's usual step. */
const STEP_LINES = 300

/** @type {(doc: Text, number: number) => Item} */
function itemAt(doc, number) {
  const line = doc.line(number)
  const prefix = prefixOf(textOf(line))
  return { ...prefix, line: number, from: line.from, depth: columns(prefix.indent) }
}

/** @type {(doc: Text, number: number) => boolean} */
const isBlank = (doc, number) => /^[\s>]*$/.test(doc.line(number).text)

/**
 * Yields the items above or below an item, up to the end of the list: two blank lines, or text that
 * is not indented.
 * @type {(doc: Text, item: Item, step: 1 | -1) => Generator<Item>}
 */
function* walk(doc, item, step) {
  for (let n = item.line + step; n >= 1 && n <= doc.lines; n += step) {
    const other = itemAt(doc, n)
    if (other.item) yield other
    else if (!isBlank(doc, n)) {
      if (!other.indent) return
    } else if (n < doc.lines && isBlank(doc, n + 1)) return
  }
}

/**
 * Returns the previous item of a depth in the same parent.
 * @type {(doc: Text, item: Item, depth?: number) => Item | null}
 */
function previousSibling(doc, item, depth = item.depth) {
  for (const other of walk(doc, item, -1)) {
    if (other.depth < depth || other.quote !== item.quote) return null
    if (other.depth === depth) return other
  }
  return null
}

/** @type {(doc: Text, item: Item) => Item | null} */
function parentOf(doc, item) {
  for (const other of walk(doc, item, -1)) if (other.depth < item.depth) return other
  return null
}

/**
 * Returns the number of the last line of an item, nested items included.
 * @type {(doc: Text, item: Item) => number}
 */
function lastLine(doc, item) {
  let last = item.line
  for (let n = item.line + 1; n <= doc.lines; n++) {
    const other = itemAt(doc, n)
    if (isBlank(doc, n)) continue
    if (other.depth <= item.depth || other.quote.trim() !== item.quote.trim()) break
    last = n
  }
  return last
}

/** @type {(item: Item, from: number, to: number) => Change[]} */
function replaceNumber(item, from, to) {
  if (item.number < 0 || from === to) return []
  const start = item.from + item.quote.length + item.indent.length
  return [{ from: start, to: start + String(from).length, insert: String(to) }]
}

/**
 * Adds `difference` to the numbers of the items below an item, at its depth, as long as they
 * continue from `number`. Lists that are numbered in another way (only "1.", or with gaps) do not
 * change.
 * @type {(doc: Text, item: Item, number: number, difference: number) => Change[]}
 */
function renumber(doc, item, number, difference) {
  /** @type {Change[]} */
  const changes = []
  let expected = number
  for (const other of walk(doc, item, 1)) {
    if (other.depth > item.depth) continue
    if (other.depth < item.depth || other.number !== expected) break
    append(changes, replaceNumber(other, expected, expected + difference))
    expected++
  }
  return changes
}

/**
 * Reports whether a list repeats one number; the next item then gets the same one.
 * @type {(doc: Text, item: Item) => boolean}
 */
function repeatsNumber(doc, item) {
  for (const other of walk(doc, item, 1)) {
    if (other.depth === item.depth) return other.number === item.number
  }
  return previousSibling(doc, item)?.number === item.number
}

/**
 * Enter: starts the next item of a list or line of a quote; an empty item ends the list. Elsewhere
 * the indentation is kept.
 * @param {EditorState} state
 * @returns {TransactionSpec}
 */
export function enter(state) {
  const spec = state.changeByRange(range => enterAt(state, range))
  return { ...spec, scrollIntoView: true, userEvent: "input" }
}

/**
 * @param {EditorState} state
 * @param {import("@codemirror/state").SelectionRange} range
 */
function enterAt(state, range) {
  const { doc } = state
  const { from, to } = range
  const line = doc.lineAt(from)
  const item = itemAt(doc, line.number)
  const isCode = isVerbatim(state, from)
  const continues = item.item ? item.gap : item.quote
  if (isCode || !continues || from < line.from + item.length) return breakLine(state, range, isCode)
  if (range.empty && endOf(line) === line.from + item.length) return endItem(doc, item, endOf(line))
  if (!item.item) return splitLine(doc, from, to, item.quote + item.indent)
  if (item.number < 0) return splitLine(doc, from, to, nextItem(item))
  if (repeatsNumber(doc, item)) return splitLine(doc, from, to, nextItem(item, item.number))
  return splitLine(doc, from, to, nextItem(item), renumber(doc, item, item.number + 1, 1))
}

/**
 * Replaces a range, and the spaces after it, by a line break and the prefix of the new line.
 * @type {(doc: Text, from: number, to: number, prefix: string, more?: Change[]) =>
 *   { changes: Change[], range: import("@codemirror/state").SelectionRange }}
 */
function splitLine(doc, from, to, prefix, more = []) {
  const after = doc.sliceString(to, endOf(doc.lineAt(to)))
  const spaces = /^[ \t]*/.exec(after)?.[0].length ?? 0
  const insert = "\n" + prefix
  const range = EditorSelection.cursor(from + insert.length)
  return { changes: [{ from, to: to + spaces, insert }, ...more], range }
}

/**
 * Inserts a line break that keeps the indentation and quote marks.
 * @param {EditorState} state
 * @param {{ from: number, to: number }} range
 * @param {boolean} isCode whether ">" is code, unless a quote encloses it
 */
function breakLine(state, { from, to }, isCode) {
  const line = state.doc.lineAt(from)
  const isQuoted = !isCode || enclosingNode(state, /^Blockquote$/, from)
  const pattern = isQuoted ? /^(?: {0,3}> ?)*[ \t]*/ : /^[ \t]*/
  const prefix = pattern.exec(line.text)?.[0] ?? ""
  const insert = "\n" + prefix.slice(0, from - line.from)
  return { changes: [{ from, to, insert }], range: EditorSelection.cursor(from + insert.length) }
}

/**
 * Ends a list or quote in its empty last line: a nested item becomes one of its parent's list,
 * other prefixes are deleted.
 * @param {Text} doc
 * @param {Item} item
 * @param {number} to the end of the line
 */
function endItem(doc, item, to) {
  const parent = item.item && item.depth > 0 ? parentOf(doc, item) : null
  const quote = item.item ? item.quote : item.quote.replace(/> ?$/, "")
  const insert = parent ? nextItem(parent) : quote
  const numbers = parent && parent.number >= 0
    ? renumber(doc, { ...item, depth: parent.depth }, parent.number + 1, 1)
    : []
  return {
    changes: [{ from: item.from, to, insert }, ...numbers],
    range: EditorSelection.cursor(item.from + insert.length),
  }
}

/**
 * Returns the length of the last part of a prefix: a task box, a list marker or a quote mark.
 * @param {Item} item
 */
function lastPartLength(item) {
  if (item.task) return item.task.length
  if (item.item) return markerOf(item).length + item.gap.length
  return item.indent ? 0 : /> ?$/.exec(item.quote)?.[0].length ?? 0
}

/**
 * Backspace after a prefix deletes its last part.
 * @param {EditorState} state
 * @returns {TransactionSpec | null}
 */
export function backspace(state) {
  if (state.selection.ranges.some(range => !range.empty)) return null
  let isChanged = false
  const spec = state.changeByRange(range => {
    const item = itemAt(state.doc, state.doc.lineAt(range.from).number)
    const end = item.from + item.length
    const isAfterPrefix = range.from === end && !isVerbatim(state, range.from)
    const length = isAfterPrefix ? lastPartLength(item) : 0
    if (length === 0) return { range }
    isChanged = true
    const from = end - length
    return { changes: { from, to: end }, range: EditorSelection.cursor(from) }
  })
  return isChanged
    ? { ...spec, scrollIntoView: true, userEvent: "delete.backward" }
    : null
}

/**
 * Returns the indentation of nested items relative to their parents in the lists above an item, 0
 * if there are none.
 * @type {(doc: Text, item: Item) => number}
 */
function usualStep(doc, item) {
  /** @type {Item | null} */
  let below = null
  for (let n = item.line - 1; n >= Math.max(1, item.line - STEP_LINES); n--) {
    const other = itemAt(doc, n)
    if (!other.item) continue
    const inner = /** @type {Item | null} */ (below)
    if (inner && other.depth < inner.depth) return inner.depth - other.depth
    below = other
  }
  return 0
}

/**
 * Returns the depth of an item after Tab: that of the previous item's nested items.
 * @type {(doc: Text, item: Item) => number}
 */
function nestedDepth(doc, item) {
  const previous = previousSibling(doc, item)
  if (!previous) return item.depth
  for (let n = previous.line + 1; n < item.line; n++) {
    const child = itemAt(doc, n)
    if (child.item) return child.depth
  }
  return item.depth + Math.max(markerOf(previous).length + 1, usualStep(doc, item))
}

/**
 * Returns the selected items without those nested in another selected item.
 * @param {EditorState} state
 */
function selectedItems(state) {
  const items = []
  let lastCovered = 0
  for (const line of selectedLines(state)) {
    const item = itemAt(state.doc, line.number)
    if (!item.item || line.number <= lastCovered || isVerbatim(state, line.from)) continue
    lastCovered = lastLine(state.doc, item)
    items.push(item)
  }
  return items
}

/**
 * Tab and Shift+Tab: moves the selected items with their nested items one level in or out, and
 * renumbers the lists. Null outside of lists.
 * @param {EditorState} state
 * @param {1 | -1} direction 1 for in
 * @returns {TransactionSpec | null}
 */
export function indent(state, direction) {
  const { doc } = state
  const items = selectedItems(state)
  if (items.length === 0) return null
  /** @type {Change[]} */
  const changes = []
  for (let i = 0; i < items.length;) {
    // Adjacent items of one depth are moved together.
    let next = i + 1
    while (next < items.length && areAdjacent(doc, items[next - 1], items[next])) next++
    append(changes, moveItems(doc, items.slice(i, next), direction))
    i = next
  }
  const userEvent = direction > 0 ? "input.indent" : "delete.dedent"
  return { changes, scrollIntoView: true, userEvent }
}

/** @type {(doc: Text, item: Item, next: Item) => boolean} */
const areAdjacent = (doc, item, next) =>
  next.depth === item.depth && next.line === lastLine(doc, item) + 1

/** @type {(doc: Text, items: Item[], direction: 1 | -1) => Change[]} */
function moveItems(doc, items, direction) {
  const [first] = items
  const last = items[items.length - 1]
  const parent = parentOf(doc, first)
  const depth = direction > 0 ? nestedDepth(doc, first) : parent?.depth ?? 0
  if (depth === first.depth) return []
  /** @type {Change[]} */
  const changes = []
  const end = lastLine(doc, last)
  for (let n = first.line; n <= end; n++) {
    if (!isBlank(doc, n)) append(changes, shiftLine(doc, n, depth - first.depth))
  }
  if (first.number < 0) return changes
  const previous = direction > 0 ? previousSibling(doc, first, depth) : parent
  const continued = previous && previous.number >= 0 ? previous.number + 1 : null
  items.forEach((item, i) => {
    append(changes, replaceNumber(item, item.number, (continued ?? 1) + i))
  })
  // The items that follow in the old list close the gap; those in the new list make room.
  const tail = { ...last, line: end }
  const nextNumber = last.number + 1
  const newNumber = direction > 0 ? first.number : 1
  append(changes, renumber(doc, tail, nextNumber, newNumber - nextNumber))
  if (direction < 0 && continued !== null) {
    append(changes, renumber(doc, { ...tail, depth }, continued, items.length))
  }
  return changes
}

/**
 * Shifts a line by a number of columns. Spaces are inserted or deleted; an indentation with tabs is
 * replaced by spaces.
 * @type {(doc: Text, number: number, difference: number) => Change[]}
 */
function shiftLine(doc, number, difference) {
  const { from, quote, indent, depth } = itemAt(doc, number)
  const start = from + quote.length
  if (indent.includes("\t")) {
    const insert = " ".repeat(Math.max(0, depth + difference))
    return [{ from: start, to: start + indent.length, insert }]
  }
  if (difference > 0) return [{ from: start, insert: " ".repeat(difference) }]
  return depth > 0 ? [{ from: start, to: start + Math.min(depth, -difference) }] : []
}
