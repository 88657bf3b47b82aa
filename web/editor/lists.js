// Enter, Backspace and Tab in lists and quotes, as pure functions: state → transaction, or null to let the key do its usual.

import { EditorSelection } from "@codemirror/state"
import { append } from "../browser/lists.js"
import { enclosingNode, endOf, isVerbatim, selectedLines, textOf } from "./context.js"
import { columns, markerOf, nextItem, prefixOf } from "./prefix.js"

/** @typedef {import("@codemirror/state").EditorState} EditorState */
/** @typedef {import("@codemirror/state").TransactionSpec} TransactionSpec */
/** @typedef {import("@codemirror/state").Text} Text */
/** @typedef {{from: number, to?: number, insert?: string}} Change */
/** @typedef {import("./prefix.js").Prefix} Prefix */

/** @typedef {Prefix & {line: number, from: number, depth: number}} Item a list item at a line; depth in columns */

/** @param {Text} doc @param {number} number @returns {Item} */
function itemAt(doc, number) {
  const line = doc.line(number), prefix = prefixOf(textOf(line))
  return { ...prefix, line: number, from: line.from, depth: columns(prefix.indent) }
}

/** @param {Text} doc @param {number} number */
const isBlank = (doc, number) => /^[\s>]*$/.test(doc.line(number).text)

/**
 * Walks from an item to the items of its list above or below it, past what belongs to others; stops where the list ends.
 * @param {Text} doc @param {Item} item @param {1 | -1} step @returns {Generator<Item>}
 */
function* walk(doc, item, step) {
  for (let n = item.line + step; n >= 1 && n <= doc.lines; n += step) {
    const other = itemAt(doc, n)
    if (other.item) yield other
    else if (isBlank(doc, n) ? isBlank(doc, Math.min(n + 1, doc.lines)) && n < doc.lines : !other.indent) return
  }
}

/** The item before this one at the same depth. @param {Text} doc @param {Item} item */
function brother(doc, item, depth = item.depth) {
  for (const other of walk(doc, item, -1)) {
    if (other.depth < depth || other.quote != item.quote) return null
    if (other.depth == depth) return other
  }
  return null
}

/** The item that this one stands in. @param {Text} doc @param {Item} item */
function parent(doc, item) {
  for (const other of walk(doc, item, -1)) if (other.depth < item.depth) return other
  return null
}

/** The line of the last line that belongs to an item: its own words and the items in it. @param {Text} doc @param {Item} item */
function lastLine(doc, item) {
  let last = item.line
  for (let n = item.line + 1; n <= doc.lines; n++) {
    const other = itemAt(doc, n)
    if (isBlank(doc, n)) continue
    if (other.depth <= item.depth || other.quote.trim() != item.quote.trim()) break
    last = n
  }
  return last
}

/**
 * Adds `by` to the ordered items below a line at one depth, as long as they count on from `number`: a list that the writer
 * numbers otherwise (all "1.", or with gaps) is left alone.
 * @param {Text} doc @param {Item} item where to start; its depth counts @param {number} number @param {number} by @returns {Change[]}
 */
function renumber(doc, item, number, by) {
  const changes = []
  for (const other of walk(doc, item, 1)) {
    if (other.depth > item.depth) continue
    if (other.depth < item.depth || other.number != number) break
    const from = other.from + other.quote.length + other.indent.length
    changes.push({ from, to: from + String(number).length, insert: String(number++ + by) })
  }
  return changes
}

/** Does this list repeat one number? Then the next item has it too. @param {Text} doc @param {Item} item */
function repeats(doc, item) {
  for (const other of walk(doc, item, 1)) if (other.depth == item.depth) return other.number == item.number
  return brother(doc, item)?.number == item.number
}

/**
 * Enter: a list, a task list or a quote goes on; in an empty item it ends. Elsewhere the indentation is kept.
 * @param {EditorState} state @returns {TransactionSpec}
 */
export function enter(state) {
  const { doc } = state
  const spec = state.changeByRange(range => {
    const line = doc.lineAt(range.from), item = itemAt(doc, line.number), { from, to } = range
    const verbatim = isVerbatim(state, from)
    const goesOn = item.item ? item.gap : item.quote
    if (verbatim || !goesOn || from < line.from + item.length) return plain(state, range, verbatim)
    if (range.empty && endOf(line) == line.from + item.length) return end(doc, item, endOf(line))
    if (!item.item) return split(doc, from, to, item.quote + item.indent)
    const same = item.number >= 0 && repeats(doc, item)
    const moved = item.number >= 0 && !same ? renumber(doc, item, item.number + 1, 1) : []
    return split(doc, from, to, nextItem(item, same ? item.number : undefined), moved)
  })
  return { ...spec, scrollIntoView: true, userEvent: "input" }
}

/** @param {Text} doc @param {number} from @param {number} to @param {string} start of the new line @param {Change[]} [more] */
function split(doc, from, to, start, more = []) {
  const rest = /^[ \t]*/.exec(doc.sliceString(to, endOf(doc.lineAt(to))))?.[0].length ?? 0
  const insert = "\n" + start
  return { changes: [{ from, to: to + rest, insert }, ...more], range: EditorSelection.cursor(from + insert.length) }
}

/**
 * A line break that keeps the indentation, and a quote's mark.
 * @param {EditorState} state @param {{from: number, to: number}} range @param {boolean} verbatim
 */
function plain(state, { from, to }, verbatim) {
  const line = state.doc.lineAt(from)
  const quoted = !verbatim || enclosingNode(state, /^Blockquote$/, from)
  const space = (quoted ? /^(?: {0,3}> ?)*[ \t]*/ : /^[ \t]*/).exec(line.text)?.[0] ?? ""
  const insert = "\n" + space.slice(0, from - line.from)
  return { changes: [{ from, to, insert }], range: EditorSelection.cursor(from + insert.length) }
}

/**
 * Ends a list or quote in its empty last line: one level out, or nothing left.
 * @param {Text} doc @param {Item} item @param {number} to
 */
function end(doc, item, to) {
  const outer = item.item && item.depth ? parent(doc, item) : null
  const insert = outer ? nextItem(outer) : item.item ? item.quote : item.quote.replace(/> ?$/, "")
  const moved = outer && outer.number >= 0 ? renumber(doc, { ...item, depth: outer.depth }, outer.number + 1, 1) : []
  return { changes: [{ from: item.from, to, insert }, ...moved], range: EditorSelection.cursor(item.from + insert.length) }
}

/**
 * Backspace right after a marker takes the marker: first the task's box, then the list's sign, then the quote's.
 * @param {EditorState} state @returns {TransactionSpec | null}
 */
export function backspace(state) {
  let any = false
  const spec = state.changeByRange(range => {
    const item = itemAt(state.doc, state.doc.lineAt(range.from).number), end = item.from + item.length
    const length = !range.empty || range.from != end || isVerbatim(state, range.from) ? 0
      : item.task ? item.task.length
      : item.item ? markerOf(item).length + item.gap.length
      : item.indent ? 0 : /> ?$/.exec(item.quote)?.[0].length ?? 0
    if (!length) return { range }
    any = true
    return { changes: { from: end - length, to: end }, range: EditorSelection.cursor(end - length) }
  })
  if (!any || state.selection.ranges.some(range => !range.empty)) return null
  return { ...spec, scrollIntoView: true, userEvent: "delete.backward" }
}

/** The step that this document's nested lists use above a line, 0 when there are none. @param {Text} doc @param {Item} item */
function usualStep(doc, item) {
  let inner = /** @type {Item | null} */ (null)
  for (let n = item.line - 1; n >= Math.max(1, item.line - 300); n--) {
    const other = itemAt(doc, n)
    if (!other.item) continue
    if (inner && other.depth < inner.depth) return inner.depth - other.depth
    inner = other
  }
  return 0
}

/**
 * Where Tab takes an item: under the item before it, as deep as that one's own children stand.
 * @param {Text} doc @param {Item} item
 */
function deeper(doc, item) {
  const above = brother(doc, item)
  if (!above) return item.depth
  for (let n = above.line + 1; n < item.line; n++) {
    const child = itemAt(doc, n)
    if (child.item) return child.depth
  }
  return item.depth + Math.max(markerOf(above).length + 1, usualStep(doc, item))
}

/** The items that a selection moves: those selected whose parent is not. @param {EditorState} state */
function selectedItems(state) {
  const items = []
  let covered = 0
  for (const line of selectedLines(state)) {
    const item = itemAt(state.doc, line.number)
    if (!item.item || line.number <= covered || isVerbatim(state, line.from)) continue
    covered = lastLine(state.doc, item)
    items.push(item)
  }
  return items
}

/**
 * Tab and Shift+Tab: moves the selected items with all that stands in them one level in or out, and numbers them as where
 * they come to stand. Null where there is no list.
 * @param {EditorState} state @param {1 | -1} direction @returns {TransactionSpec | null}
 */
export function indent(state, direction) {
  const { doc } = state, items = selectedItems(state)
  if (!items.length) return null
  /** @type {Change[]} */
  const changes = []
  for (let i = 0; i < items.length;) {
    // Neighbours at one depth move as one.
    let next = i + 1
    while (next < items.length && follows(doc, items[next - 1], items[next])) next++
    append(changes, moveItems(doc, items.slice(i, next), direction))
    i = next
  }
  return { changes, scrollIntoView: true, userEvent: direction > 0 ? "input.indent" : "delete.dedent" }
}

/** @param {Text} doc @param {Item} item @param {Item} next */
const follows = (doc, item, next) => next.depth == item.depth && next.line == lastLine(doc, item) + 1

/** @param {Text} doc @param {Item[]} items @param {1 | -1} direction @returns {Change[]} */
function moveItems(doc, items, direction) {
  const [first] = items, last = items[items.length - 1], outer = parent(doc, first)
  const depth = direction > 0 ? deeper(doc, first) : outer?.depth ?? 0
  if (depth == first.depth) return []
  /** @type {Change[]} */
  const changes = []
  const end = lastLine(doc, last)
  for (let n = first.line; n <= end; n++) if (!isBlank(doc, n)) append(changes, shift(doc, n, depth - first.depth))
  if (first.number < 0) return changes
  const newBrother = direction > 0 ? brother(doc, first, depth) : outer
  const start = newBrother && newBrother.number >= 0 ? newBrother.number + 1 : 1
  items.forEach((item, i) => append(changes, setNumber(item, start + i)))
  const tail = { ...last, line: end }
  const left = last.number + 1, firstLeft = direction > 0 ? first.number : 1
  append(changes, renumber(doc, tail, left, firstLeft - left))
  if (direction < 0 && newBrother && newBrother.number >= 0) {
    append(changes, renumber(doc, { ...tail, depth }, newBrother.number + 1, items.length))
  }
  return changes
}

/** @param {Item} item @param {number} number @returns {Change[]} */
function setNumber(item, number) {
  if (item.number < 0 || item.number == number) return []
  const from = item.from + item.quote.length + item.indent.length
  return [{ from, to: from + String(item.number).length, insert: String(number) }]
}

/**
 * Moves a line by columns; spaces are only added or taken where they are, tabs are written anew.
 * @param {Text} doc @param {number} number @param {number} by @returns {Change[]}
 */
function shift(doc, number, by) {
  const { from, quote, indent, depth } = itemAt(doc, number), start = from + quote.length
  if (indent.includes("\t")) return [{ from: start, to: start + indent.length, insert: " ".repeat(Math.max(0, depth + by)) }]
  if (by > 0) return [{ from: start, insert: " ".repeat(by) }]
  return depth ? [{ from: start, to: start + Math.min(depth, -by) }] : []
}
