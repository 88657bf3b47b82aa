// CodeMirror replaces the invisible parts of a very long line by gaps. In a new state it draws them
// with a width instead of a height, although lines wrap. The line seems to be short then, and the
// first measurement draws most of it: 0.2 s for 1 MB.

import { Decoration, ViewPlugin } from "@codemirror/view"

/** Draws the first gaps of a state with their height. */
export const longLines = ViewPlugin.define(view => {
  // There is no public API for gaps.
  const { viewState } = /** @type {any} */ (view)
  /** @type {any[]} */
  const gaps = viewState?.lineGaps ?? []
  if (gaps.length && view.lineWrapping) {
    viewState.lineGapDeco = Decoration.set(gaps.map(gap => gap.draw(viewState, true)))
  }
  return {}
})
