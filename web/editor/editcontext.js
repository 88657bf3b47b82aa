// Corrections of CodeMirror 6.43 where it uses an EditContext, as in Chrome for Android.

import { runScopeHandlers } from "@codemirror/view"

/** @import { EditorView } from "@codemirror/view" */

/** @param {EditorView} view */
const managerOf = view => /** @type {any} */ (view).observer.editContext

/**
 * Runs the commands of Enter at once. CodeMirror delays Enter to the next frame
 * (DOMObserver.delayAndroidKey) to read the browser's change; any transaction before that frame
 * drops the key (EditorView.update clears delayedAndroidKey), and with an EditContext the browser
 * changes nothing. The line break was lost when a syllable, or the mark of a problem, came before
 * the frame.
 * @param {EditorView} view
 * @param {import("./composition.js").Composition} composing
 */
export function handleEnterAtOnce(view, composing) {
  if (!managerOf(view)) return

  /**
   * @param {Event} event
   * @param {KeyboardEvent} key
   */
  function handle(event, key) {
    event.preventDefault()
    event.stopPropagation()
    composing.finish()
    runScopeHandlers(view, key, "editor")
  }
  /** @param {Event} event */
  const isInText = ({ target }) => view.contentDOM.contains(/** @type {Node} */ (target))

  view.dom.addEventListener("keydown", event => {
    if (event.keyCode !== 13 || event.ctrlKey || event.metaKey || event.altKey) return
    // During a composition, Enter belongs to the input method.
    if (isInText(event) && !composing.isComposing()) handle(event, event)
  }, true)
  // Some keyboards dispatch this event and no key event.
  view.dom.addEventListener("beforeinput", event => {
    const { inputType } = event
    if (!/^insert(Paragraph|LineBreak)$/.test(inputType) || !isInText(event)) return
    const shiftKey = inputType === "insertLineBreak"
    const key = { key: "Enter", code: "Enter", keyCode: 13, shiftKey }
    handle(event, new KeyboardEvent("keydown", key))
  }, true)
}

/**
 * Sets the text of the EditContext after EditorView.setState, which leaves the text of the previous
 * state in it. The browser would delete, and the keyboard propose words, by that text.
 * @param {EditorView} view
 */
export function resetContext(view) {
  managerOf(view)?.reset(view.state)
}
