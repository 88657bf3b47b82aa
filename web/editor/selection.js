// The selection: reading it for other modules, and moving it.

import { EditorSelection } from "@codemirror/state"
import { EditorView } from "@codemirror/view"
import { clampOffset } from "./lines.js"

/** @import { EditorState } from "@codemirror/state" */
/** @import { Composition } from "./composition.js" */

/**
 * @typedef {object} Caret
 * @property {number} offset in UTF-16 units
 * @property {number} line from 1
 * @property {number} column in characters, from 1
 * @property {number} selected number of selected characters
 */

/**
 * @param {EditorState} state
 * @returns {Caret}
 */
export function caretOf(state) {
  const { doc, selection: { main } } = state
  const line = doc.lineAt(main.head)
  return {
    offset: main.head,
    line: line.number,
    column: [...doc.sliceString(line.from, main.head)].length + 1,
    selected: [...state.sliceDoc(main.from, main.to).replaceAll("\r", "")].length,
  }
}

/**
 * @param {EditorView} view
 * @param {Composition} composing
 */
export function createSelection(view, composing) {
  return {
    /** Returns the caret's offset. */
    caret: () => view.state.selection.main.head,
    selection() {
      const { from, to } = view.state.selection.main
      return { start: from, end: to }
    },
    /**
     * Moves the caret to the text at a point of the window, if the point is in the pane.
     * @param {{ x: number, y: number }} point
     */
    placeCaret({ x, y }) {
      const { left, right, top, bottom } = view.scrollDOM.getBoundingClientRect()
      if (x < left || x > right || y < top || y > bottom) return
      composing.finish()
      view.dispatch({ selection: { anchor: view.posAtCoords({ x, y }, false) } })
    },
    /**
     * Selects a range, scrolls to it and moves the focus to the editor.
     * @param {number} start
     * @param {number} [end] by default the caret is moved to `start`
     * @param {"center" | "nearest"} [y] "nearest" does not scroll if the range is visible
     */
    jump(start, end = start, y = "center") {
      composing.finish()
      const selection = EditorSelection.single(clampOffset(view, start), clampOffset(view, end))
      const effects = EditorView.scrollIntoView(selection.main, { y, yMargin: 40 })
      view.dispatch({ selection, effects, userEvent: "select" })
      view.focus()
    },
  }
}
