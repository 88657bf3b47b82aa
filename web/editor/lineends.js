// Keeps a file's own line ends and its byte order mark.
//
// The editor's lines end with "\n" alone, so the "\r" of a CRLF file is a character of the line before it, and what is opened
// is byte for byte what text() returns. Three rules keep the pair together while the writer edits:
// the caret never stands between "\r" and "\n", nor before a byte order mark; a deletion takes both or none; and a line
// begun within CRLF lines ends with CRLF. Documents without "\r" and mark pay one look at a boolean.

import { EditorSelection, EditorState, RangeSet, RangeValue, StateField } from "@codemirror/state"
import { Decoration, EditorView, ViewPlugin } from "@codemirror/view"
import { append } from "../browser/lists.js"

/** @typedef {import("@codemirror/state").Text} Text */
/** @typedef {import("@codemirror/state").Transaction} Transaction */

const mark = "\ufeff"

/** @param {Text} doc @param {number} pos */
const charAt = (doc, pos) => pos < 0 ? "" : doc.sliceString(pos, pos + 1)

/** @param {Text} doc @param {number} pos */
const splitsPair = (doc, pos) => charAt(doc, pos - 1) == "\r" && charAt(doc, pos) == "\n"

/** @param {Text} text */
function hasReturn(text) {
  for (let chunk = text.iter(); !chunk.next().done;) if (chunk.value.includes("\r")) return true
  return false
}

/** Does the document hold anything that the rules are about? */
const special = StateField.define({
  create: state => charAt(state.doc, 0) == mark || hasReturn(state.doc),
  update(value, tr) {
    if (value || !tr.docChanged) return value
    tr.changes.iterChanges((_fa, _ta, _fb, _tb, inserted) => { value ||= hasReturn(inserted) })
    return value
  },
})

/**
 * Does the line at pos end with CRLF? The last line, which has no end, does as the one before it.
 * @param {Text} doc @param {number} pos
 */
function usesReturn(doc, pos) {
  const line = doc.lineAt(pos)
  const ended = line.number < doc.lines || line.number == 1 ? line : doc.line(line.number - 1)
  return ended.text.endsWith("\r")
}

/**
 * What must be added to a transaction so that no pair is left torn, as changes of the new document.
 * @param {Transaction} tr
 */
function repairs(tr) {
  const before = tr.startState.doc, after = tr.newDoc
  /** @type {{from: number, to?: number, insert?: string}[]} */
  const changes = []
  const typed = tr.isUserEvent("input") || tr.isUserEvent("move")
  const marked = charAt(before, 0) == mark && charAt(after, 0) != mark
  if (marked) changes.push({ from: 0, insert: mark })
  tr.changes.iterChanges((fromA, toA, fromB, toB, inserted) => {
    if (marked && toA == 0) changes.push({ from: toB, to: toB + 1 })
    if (splitsPair(before, fromA) && charAt(after, fromB) != "\n") changes.push({ from: fromB - 1, to: fromB })
    if (typed && usesReturn(before, fromA)) append(changes, bareEnds(inserted, fromB, charAt(after, fromB - 1)))
    if (splitsPair(before, toA) && charAt(after, toB - 1) != "\r") {
      const onlyReturn = toA == fromA + 1 && !inserted.length
      changes.push(onlyReturn ? { from: toB, to: toB + 1 } : { from: toB, insert: "\r" })
    }
  })
  return changes
}

/** @param {Text} inserted @param {number} at where it stands @param {string} previous the character before it */
function bareEnds(inserted, at, previous) {
  const text = inserted.toString(), changes = []
  for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) {
    if ((i ? text[i - 1] : previous) != "\r") changes.push({ from: at + i, insert: "\r" })
  }
  return changes
}

const keepPairs = EditorState.transactionFilter.of(tr => {
  if (!tr.docChanged || !tr.startState.field(special)) return tr
  const changes = repairs(tr)
  return changes.length ? [tr, { changes, sequential: true }] : tr
})

const keepCaretOut = EditorState.transactionFilter.of(tr => {
  if (!tr.startState.field(special) || !(tr.docChanged || tr.selection)) return tr
  const doc = tr.newDoc, selection = tr.newSelection
  /** @param {number} pos */
  const allowed = pos => pos == 0 && charAt(doc, 0) == mark ? 1 : splitsPair(doc, pos) ? pos - 1 : pos
  if (selection.ranges.every(range => allowed(range.anchor) == range.anchor && allowed(range.head) == range.head)) return tr
  const ranges = selection.ranges.map(range => EditorSelection.range(allowed(range.anchor), allowed(range.head), range.goalColumn))
  return [tr, { selection: EditorSelection.create(ranges, selection.mainIndex), sequential: true }]
})

// Taken out of the page: beside a character without width the browser puts its own caret on the wrong side, and what is
// composed there comes out twice.
const hidden = Decoration.replace({})

class LineEnd extends RangeValue {}
const lineEnd = new LineEnd()

/** Hides "\r" and the mark in the lines on the screen, and lets the arrow keys step over a line end as one. */
const unseen = ViewPlugin.fromClass(class {
  /** @param {EditorView} view */
  constructor(view) {
    this.found = find(view)
    this.pressed = false
  }

  /** @param {import("@codemirror/view").ViewUpdate} update */
  update(update) {
    if (update.docChanged || update.viewportChanged) this.found = find(update.view)
  }
}, {
  decorations: plugin => plugin.found.marks,
  // A click behind a line's text means its end, while a step over it would lead to the next line.
  eventHandlers: {
    mousedown() {
      this.pressed = true
      queueMicrotask(() => { this.pressed = false })
    },
  },
  provide: plugin => EditorView.atomicRanges.of(view => {
    const value = view.plugin(plugin)
    return value && !value.pressed ? value.found.steps : RangeSet.empty
  }),
})

/** @param {EditorView} view */
function find({ state, visibleRanges }) {
  if (!state.field(special)) return { marks: Decoration.none, steps: RangeSet.empty }
  const { doc } = state, marks = [], steps = []
  if (charAt(doc, 0) == mark) marks.push(hidden.range(0, 1))
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

// Filters run from the last to the first: pairs are mended before the caret is looked at.
export const lineEnds = [
  EditorState.lineSeparator.of("\n"),
  special, keepCaretOut, keepPairs, unseen,
  EditorView.clipboardInputFilter.of(text => text.replace(/\r\n?/g, "\n")),
]
