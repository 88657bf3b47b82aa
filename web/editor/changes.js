// Changes of the text that other modules request. Edits may come in any order, but must not
// overlap. The editor inserts exactly these characters.

import { redo, undo } from "@codemirror/commands"
import { Transaction } from "@codemirror/state"
import { changesOf, editSpec, externalEditSpec } from "./problems.js"

/** @import { EditorView, ViewUpdate } from "@codemirror/view" */
/** @import { Change, Edit } from "../types" */
/** @import { Composition } from "./composition.js" */

/**
 * @param {EditorView} view
 * @param {Composition} composing
 */
export function createChanges(view, composing) {
  /** The text after the last splice. @type {import("@codemirror/state").Text | null} */
  let splicedDoc = null

  return {
    /**
     * Applies edits as one step of undo, and scrolls to the caret.
     * @param {Edit[]} edits
     */
    apply(edits) {
      composing.finish()
      view.dispatch(editSpec(edits))
    },
    /**
     * Applies edits as one step of undo; the focus and the scroll position stay.
     * @param {Edit[]} edits
     * @param {boolean} isContinued joins the edits to the step of the last splice, if the text has
     *   not changed since
     */
    splice(edits, isContinued) {
      composing.finish()
      view.dispatch(externalEditSpec(edits, isContinued && view.state.doc === splicedDoc))
      splicedDoc = view.state.doc
    },
    /**
     * Applies edits of another tab: they are not part of the undo history, and the scroll position
     * stays.
     * @param {Edit[]} edits
     */
    receive(edits) {
      composing.finish()
      const annotations = Transaction.addToHistory.of(false)
      view.dispatch({ changes: changesOf(edits), annotations, filter: false })
    },
    /**
     * Undoes or redoes one step; the focus stays.
     * @param {"undo" | "redo"} name
     */
    step(name) {
      composing.finish()
      const command = name === "undo" ? undo : redo
      command(view)
    },
  }
}

/**
 * Returns one change that covers all changes of an update.
 * @param {ViewUpdate} update
 * @returns {Change}
 */
export function changeOf({ changes, state }) {
  let start = Infinity
  let end = 0
  let endAfter = 0
  changes.iterChangedRanges((fromA, toA, fromB, toB) => {
    start = Math.min(start, fromA)
    end = toA
    endAfter = toB
  })
  return { start, end, text: state.sliceDoc(start, endAfter) }
}

/**
 * Reports whether the writer typed or deleted text.
 * @param {ViewUpdate} update
 */
export const isTyped = ({ transactions }) =>
  transactions.some(tr => tr.isUserEvent("input.type") || tr.isUserEvent("delete"))
