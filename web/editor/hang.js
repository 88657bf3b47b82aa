// Hanging indentation: long list items and quotes wrap below their text, not below the marker.

import { Decoration, EditorView, ViewPlugin } from "@codemirror/view"
import { textOf } from "./context.js"
import { columns, prefixOf } from "./prefix.js"

/** @import { Range, Text } from "@codemirror/state" */
/** @import { DecorationSet, ViewUpdate } from "@codemirror/view" */

/** Widest indentation, in columns; a wider one leaves no room for text on a phone. */
const WIDEST = 20

/**
 * Decorations by width. Lines of one width share theirs, so that CodeMirror does not redraw a line
 * whose text changes.
 */
const decorations = Array.from({ length: WIDEST + 1 }, (_, width) =>
  Decoration.line({ class: "cm-hang", attributes: { style: `--hang: ${width}ch` } }))

/**
 * Returns the number of columns before a line's text.
 * @param {string} text
 */
const widthOf = text => Math.min(WIDEST, columns(text.slice(0, prefixOf(text).length)))

/**
 * Returns the decorations of the lines from one position to another.
 * @param {Text} doc
 * @param {number} from
 * @param {number} to
 */
export function decorateLines(doc, from, to) {
  /** @type {Range<Decoration>[]} */
  const ranges = []
  for (let pos = from; pos <= to;) {
    const line = doc.lineAt(pos)
    const width = widthOf(textOf(line))
    if (width > 0) ranges.push(decorations[width].range(line.from))
    pos = line.to + 1
  }
  return ranges
}

/** @param {EditorView} view */
const decorateVisible = ({ state, visibleRanges }) =>
  Decoration.set(visibleRanges.flatMap(({ from, to }) => decorateLines(state.doc, from, to)))

/**
 * Returns the decorations after a change; only the changed lines are decorated again.
 * @param {DecorationSet} lines
 * @param {Pick<ViewUpdate, "state" | "changes">} update
 */
export function updateLines(lines, { state: { doc }, changes }) {
  let updated = lines.map(changes)
  changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
    const filterFrom = doc.lineAt(fromB).from
    const filterTo = doc.lineAt(toB).to
    const add = decorateLines(doc, filterFrom, filterTo)
    updated = updated.update({ filterFrom, filterTo, filter: () => false, add })
  })
  return updated
}

export const hangingIndent = [
  ViewPlugin.fromClass(class {
    /** @param {EditorView} view */
    constructor(view) {
      this.lines = decorateVisible(view)
      this.viewport = view.viewport
    }

    /** @param {ViewUpdate} update */
    update(update) {
      const { changes, docChanged, view } = update
      const { from, to } = view.viewport
      const isDecorated = from >= changes.mapPos(this.viewport.from, -1) &&
        to <= changes.mapPos(this.viewport.to, 1)
      if (isDecorated && !docChanged) return
      this.lines = isDecorated ? updateLines(this.lines, update) : decorateVisible(view)
      this.viewport = view.viewport
    }
  }, { decorations: plugin => plugin.lines }),
  EditorView.theme({
    ".cm-line.cm-hang": {
      paddingInlineStart: "var(--hang)",
      textIndent: "calc(-1 * var(--hang))",
    },
  }),
]
