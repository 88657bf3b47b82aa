// What CodeMirror 6.43 lacks where it uses an EditContext, which it does in Chrome for Android.

import { runScopeHandlers } from "@codemirror/view"

/** @import { EditorView } from "@codemirror/view" */

/** @param {EditorView} view */
const managerOf = view => /** @type {any} */ (view).observer.editContext

/**
 * Runs the commands of Enter at once. CodeMirror puts Enter off to the next frame (DOMObserver.delayAndroidKey), to read what the
 * browser did; any transaction before that frame drops the key (EditorView.update clears delayedAndroidKey), and with an
 * EditContext the browser did nothing. So a line break was lost when a syllable, or a problem's mark, came before the frame.
 * @param {EditorView} view @param {import("./composition.js").Composition} composed
 */
export function enterAtOnce(view, composed) {
  if (!managerOf(view)) return

  /** @param {Event} event @param {KeyboardEvent} key */
  function take(event, key) {
    event.preventDefault()
    event.stopPropagation()
    composed.finish()
    runScopeHandlers(view, key, "editor")
  }
  const isText = (/** @type {Event} */ { target }) => view.contentDOM.contains(/** @type {Node} */ (target))

  view.dom.addEventListener("keydown", event => {
    if (event.keyCode !== 13 || event.ctrlKey || event.metaKey || event.altKey) return
    // Enter within a composition is the input method's.
    if (isText(event) && !composed.isComposing()) take(event, event)
  }, true)
  // Keyboards that send no key for Enter send this.
  view.dom.addEventListener("beforeinput", event => {
    if (!/^insert(Paragraph|LineBreak)$/.test(event.inputType) || !isText(event)) return
    take(event, new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, shiftKey: event.inputType === "insertLineBreak" }))
  }, true)
}

/**
 * Makes the EditContext hold the text of a new state. EditorView.setState leaves it with the text of the old one, by which the
 * browser then deletes and the keyboard proposes words.
 * @param {EditorView} view
 */
export function renewContext(view) {
  managerOf(view)?.reset(view.state)
}
