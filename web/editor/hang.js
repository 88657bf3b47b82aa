// Long list items and quotes wrap under their own words, not under the marker.

import { RangeSetBuilder } from "@codemirror/state"
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

/** @param {EditorView} view */
function find({ state, visibleRanges }) {
  const builder = new RangeSetBuilder()
  for (const { from, to } of visibleRanges) {
    for (let pos = from; pos <= to;) {
      const line = state.doc.lineAt(pos), width = hangOf(textOf(line))
      if (width) builder.add(line.from, line.from, hangs[width])
      pos = line.to + 1
    }
  }
  return /** @type {import("@codemirror/view").DecorationSet} */ (builder.finish())
}

export const hang = [
  ViewPlugin.fromClass(class {
    /** @param {EditorView} view */
    constructor(view) { this.lines = find(view) }
    /** @param {import("@codemirror/view").ViewUpdate} update */
    update(update) { if (update.docChanged || update.viewportChanged) this.lines = find(update.view) }
  }, { decorations: plugin => plugin.lines }),
  EditorView.theme({ ".cm-line.cm-hang": { paddingInlineStart: "var(--hang)", textIndent: "calc(-1 * var(--hang))" } }),
]
