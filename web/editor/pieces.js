// Lays out a very long line in pieces if its script makes the layout slow: a browser's time for a
// run of Thai, or of letters in alternating directions, grows with the square of its length.

import { Decoration, EditorView, ViewPlugin } from "@codemirror/view"
import { marksOf } from "../browser/marks.js"

/** Length from which a line may be laid out in pieces, in UTF-16 units. */
const LONG = 5000

/** Length of a piece, in UTF-16 units. */
const PIECE = 500

/** Two alternating decorations, since CodeMirror merges adjacent ranges of the same one. */
const MARKS = ["cm-piece", "cm-piece cm-piece-odd"].map(name => Decoration.mark({ class: name }))

/** A character that belongs to the one before it. */
const JOINED = /^[\p{M}\udc00-\udfff]/u

/**
 * Returns the pieces of the slow lines between two positions.
 * @param {import("@codemirror/state").Text} doc
 * @param {number} from
 * @param {number} to
 */
export function piecesOf(doc, from, to) {
  /** @type {import("@codemirror/state").Range<Decoration>[]} */
  const pieces = []
  for (let pos = from; pos <= to;) {
    const line = doc.lineAt(pos)
    const start = Math.max(from, line.from)
    const end = Math.min(to, line.to)
    if (end - start >= LONG && marksOf(doc.sliceString(start, end)) > 0) {
      // Pieces are counted from the start of the line, so that they stay while the view scrolls.
      for (const piece of cut(doc, start, end, line.from)) pieces.push(piece)
    }
    pos = line.to + 1
  }
  return pieces
}

/**
 * @param {import("@codemirror/state").Text} doc
 * @param {number} start
 * @param {number} end
 * @param {number} origin offset of the first piece of the line
 */
function* cut(doc, start, end, origin) {
  for (let at = start; at < end;) {
    const number = Math.floor((at - origin) / PIECE)
    let next = Math.min(end, origin + (number + 1) * PIECE)
    while (next < end && JOINED.test(doc.sliceString(next, next + 2))) next++
    yield MARKS[number % 2].range(at, next)
    at = next
  }
}

/** @param {EditorView} view */
function decorate({ state, visibleRanges }) {
  return Decoration.set(visibleRanges.flatMap(({ from, to }) => piecesOf(state.doc, from, to)))
}

/** The extension. */
export const linePieces = [
  ViewPlugin.fromClass(class {
    /** @param {EditorView} view */
    constructor(view) {
      this.pieces = decorate(view)
    }

    /** @param {import("@codemirror/view").ViewUpdate} update */
    update({ view, docChanged, viewportChanged }) {
      if (docChanged || viewportChanged) this.pieces = decorate(view)
    }
  }, { decorations: plugin => plugin.pieces }),
  EditorView.theme({ ".cm-piece": { display: "inline-block" } }),
]
