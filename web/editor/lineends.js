// Keeps a file's line ends and byte order mark.
//
// The editor's lines end with "\n" alone: the "\r" of a CRLF file is a character of the line before
// it, so text() returns the file's text unchanged. Three rules keep CR and LF together during
// editing: the caret is never between them, nor before a byte order mark; a deletion removes both
// or neither; and a new line among CRLF lines ends with CRLF. Documents without "\r" and mark only
// read a boolean.

import { EditorSelection, EditorState, RangeSet, RangeValue, StateField } from "@codemirror/state"
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view"
import { append } from "../browser/lists.js"

/** @import { Text, Transaction } from "@codemirror/state" */
/** @import { Change } from "./context.js" */

const BYTE_ORDER_MARK = "\ufeff"

/**
 * Returns the character at a position, "" before the start.
 * @type {(doc: Text, pos: number) => string}
 */
const charAt = (doc, pos) => pos < 0 ? "" : doc.sliceString(pos, pos + 1)

/** @param {Text} doc */
const hasMark = doc => charAt(doc, 0) === BYTE_ORDER_MARK

/**
 * Reports whether a position is between CR and LF.
 * @type {(doc: Text, pos: number) => boolean}
 */
const splitsPair = (doc, pos) => charAt(doc, pos - 1) === "\r" && charAt(doc, pos) === "\n"

/** @param {Text} text */
function hasReturn(text) {
  for (let chunk = text.iter(); !chunk.next().done;) if (chunk.value.includes("\r")) return true
  return false
}

/** Whether the document has, or had, a "\r" or a byte order mark. */
const isSpecial = StateField.define({
  create: state => hasMark(state.doc) || hasReturn(state.doc),
  update(value, tr) {
    if (value || !tr.docChanged) return value
    let result = false
    tr.changes.iterChanges((_fromA, _toA, _fromB, _toB, inserted) => {
      result ||= hasReturn(inserted)
    })
    return result
  },
})

/**
 * Reports whether the line at a position ends with CRLF. The last line, which has no end, follows
 * the line before it.
 * @type {(doc: Text, pos: number) => boolean}
 */
function usesReturn(doc, pos) {
  const line = doc.lineAt(pos)
  const isLast = line.number === doc.lines && line.number > 1
  return (isLast ? doc.line(line.number - 1) : line).text.endsWith("\r")
}

/**
 * Returns the changes of the new document that complete split pairs and restore the mark.
 * @param {Transaction} tr
 */
function repairs(tr) {
  const before = tr.startState.doc
  const after = tr.newDoc
  /** @type {Change[]} */
  const changes = []
  const isTyped = tr.isUserEvent("input") || tr.isUserEvent("move")
  const isMarkMoved = hasMark(before) && !hasMark(after)
  if (isMarkMoved) changes.push({ from: 0, insert: BYTE_ORDER_MARK })
  tr.changes.iterChanges((fromA, toA, fromB, toB, inserted) => {
    if (isMarkMoved && toA === 0) changes.push({ from: toB, to: toB + 1 })
    if (splitsPair(before, fromA) && charAt(after, fromB) !== "\n") {
      changes.push({ from: fromB - 1, to: fromB })
    }
    if (isTyped && usesReturn(before, fromA)) {
      append(changes, addedReturns(inserted, fromB, charAt(after, fromB - 1)))
    }
    if (splitsPair(before, toA) && charAt(after, toB - 1) !== "\r") {
      const deletesReturn = toA === fromA + 1 && inserted.length === 0
      changes.push(deletesReturn ? { from: toB, to: toB + 1 } : { from: toB, insert: "\r" })
    }
  })
  return changes
}

/**
 * Returns the changes that insert a "\r" before each "\n" without one.
 * @param {Text} inserted
 * @param {number} start the position of the inserted text
 * @param {string} previous the character before it
 */
function addedReturns(inserted, start, previous) {
  const text = inserted.toString()
  const changes = []
  for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) {
    const charBefore = i > 0 ? text[i - 1] : previous
    if (charBefore !== "\r") changes.push({ from: start + i, insert: "\r" })
  }
  return changes
}

const pairFilter = EditorState.transactionFilter.of(tr => {
  if (!tr.docChanged || !tr.startState.field(isSpecial)) return tr
  const changes = repairs(tr)
  return changes.length > 0 ? [tr, { changes, sequential: true }] : tr
})

/**
 * Returns the position, moved out of a pair and behind the mark.
 * @type {(doc: Text, pos: number) => number}
 */
function allowedPosition(doc, pos) {
  if (pos === 0 && hasMark(doc)) return 1
  return splitsPair(doc, pos) ? pos - 1 : pos
}

const selectionFilter = EditorState.transactionFilter.of(tr => {
  if (!tr.startState.field(isSpecial) || !(tr.docChanged || tr.selection)) return tr
  const { newDoc: doc, newSelection: { ranges, mainIndex } } = tr
  const isAllowed = (/** @type {number} */ pos) => allowedPosition(doc, pos) === pos
  if (ranges.every(({ anchor, head }) => isAllowed(anchor) && isAllowed(head))) return tr
  const moved = ranges.map(({ anchor, head, goalColumn }) => EditorSelection.range(
    allowedPosition(doc, anchor), allowedPosition(doc, head), goalColumn))
  return [tr, { selection: EditorSelection.create(moved, mainIndex), sequential: true }]
})

// Replaced and not only invisible: beside a character without width the browser puts its caret on
// the wrong side, and a composition there is inserted twice.
const hidden = Decoration.replace({})

class LineEnd extends RangeValue {}
const lineEnd = new LineEnd()

/** Hides "\r" and the mark in the visible lines; arrow keys move over a line end in one step. */
const hideLineEnds = ViewPlugin.fromClass(class {
  /** @param {EditorView} view */
  constructor(view) {
    this.visible = lineEndsIn(view)
    this.isPressed = false
  }

  /** @param {import("@codemirror/view").ViewUpdate} update */
  update(update) {
    if (update.docChanged || update.viewportChanged) this.visible = lineEndsIn(update.view)
  }
}, {
  decorations: plugin => plugin.visible.marks,
  // A click behind a line's text moves the caret to its end; an atomic range would move it to the
  // next line.
  eventHandlers: {
    mousedown() {
      this.isPressed = true
      queueMicrotask(() => { this.isPressed = false })
    },
  },
  provide: plugin => EditorView.atomicRanges.of(view => {
    const value = view.plugin(plugin)
    return value && !value.isPressed ? value.visible.steps : RangeSet.empty
  }),
})

/** @param {EditorView} view */
function lineEndsIn({ state, visibleRanges }) {
  if (!state.field(isSpecial)) return { marks: Decoration.none, steps: RangeSet.empty }
  const { doc } = state
  const marks = []
  const steps = []
  if (hasMark(doc)) marks.push(hidden.range(0, 1))
  for (const { from, to } of visibleRanges) {
    for (let pos = from; pos <= to;) {
      const line = doc.lineAt(pos)
      if (splitsPair(doc, line.to)) {
        marks.push(hidden.range(line.to - 1, line.to))
        steps.push(lineEnd.range(line.to - 1, line.to + 1))
      }
      pos = line.to + 1
    }
  }
  return { marks: Decoration.set(marks), steps: RangeSet.of(steps) }
}

// CodeMirror runs filters from the last to the first: pairs are completed before the selection is
// checked.
export const lineEnds = [
  EditorState.lineSeparator.of("\n"),
  isSpecial, selectionFilter, pairFilter, hideLineEnds,
  EditorView.clipboardInputFilter.of(text => text.replace(/\r\n?/g, "\n")),
]
