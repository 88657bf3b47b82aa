// Long list items and quotes wrap under their own words, not under the marker.

import { Decoration, EditorView, ViewPlugin } from "@codemirror/view"
import { textOf } from "./context.js"
import { columns, prefixOf } from "./prefix.js"

// Deeper ones would leave no room on a phone.
const deepest = 20

/** @type {Decoration[]} by width; one for all lines of a width, so that a line whose text changes is not drawn anew */
const hangs = Array.from({ length: deepest + 1 }, (_, width) =>
  Decoration.line({ class: "cm-hang", attributes: { style: `--hang: ${width}ch` } }))

/** How many columns stand before a line's words. @param {string} text */
export const hangOf = text => Math.min(deepest, columns(text.slice(0, prefixOf(text).length)))

/**
 * The decorations of the lines from a position to another.
 * @param {import("@codemirror/state").Text} doc @param {number} from @param {number} to
 */
export function linesOf(doc, from, to) {
  /** @type {import("@codemirror/state").Range<Decoration>[]} */
  const lines = []
  for (let pos = from; pos <= to;) {
    const line = doc.lineAt(pos), width = hangOf(textOf(line))
    if (width) lines.push(hangs[width].range(line.from))
    pos = line.to + 1
  }
  return lines
}

/** @param {EditorView} view */
const seen = ({ state, visibleRanges }) => Decoration.set(visibleRanges.flatMap(({ from, to }) => linesOf(state.doc, from, to)))

/**
 * The decorations after a change: only the lines that it touched are looked at.
 * @param {import("@codemirror/view").DecorationSet} lines @param {Pick<import("@codemirror/view").ViewUpdate, "state" | "changes">} update
 */
export function changed(lines, { state: { doc }, changes }) {
  lines = lines.map(changes)
  changes.iterChangedRanges((_fromA, _toA, fromB, toB) => {
    const from = doc.lineAt(fromB).from, to = doc.lineAt(toB).to
    lines = lines.update({ filterFrom: from, filterTo: to, filter: () => false, add: linesOf(doc, from, to) })
  })
  return lines
}

export const hang = [
  ViewPlugin.fromClass(class {
    /** @param {EditorView} view */
    constructor(view) {
      this.lines = seen(view)
      this.viewport = view.viewport
    }
    /** @param {import("@codemirror/view").ViewUpdate} update */
    update(update) {
      const { changes, view: { viewport } } = update
      const known = viewport.from >= changes.mapPos(this.viewport.from, -1) && viewport.to <= changes.mapPos(this.viewport.to, 1)
      if (!known) this.lines = seen(update.view)
      else if (update.docChanged) this.lines = changed(this.lines, update)
      if (!known || update.docChanged) this.viewport = viewport
    }
  }, { decorations: plugin => plugin.lines }),
  EditorView.theme({ ".cm-line.cm-hang": { paddingInlineStart: "var(--hang)", textIndent: "calc(-1 * var(--hang))" } }),
]
