/** @import { EditorView } from "@codemirror/view" */
/** @import { Composition } from "./composition.js" */

/**
 * Handles clicks and the focus that they give: a click outside of the syllable ends its
 * composition. A touch does not: on phones text is composed all the time, and blur hides the
 * keyboard.
 *
 * A browser that returns the focus from a dialog puts the selection at the start of the text, and
 * CodeMirror would read it from there; then the selection is set again. A pointer sets it itself.
 * @param {EditorView} view
 * @param {Composition} composing
 */
export function handlePointer(view, composing) {
  let isPointerDown = false
  view.dom.addEventListener("pointerdown", event => {
    isPointerDown = true
    if (event.pointerType === "mouse") composing.finish()
  }, true)
  for (const type of ["pointerup", "pointercancel"]) {
    document.addEventListener(type, () => (isPointerDown = false), true)
  }
  // In a microtask, since focus() discards changes that CodeMirror has not read yet:
  // document.execCommand changes the text, then moves the focus.
  view.contentDOM.addEventListener("focus", () => {
    if (!isPointerDown) queueMicrotask(() => view.hasFocus && view.focus())
  })
}
