// Dialogs that open without a request may do so while the writer types. They wait until nobody
// types; a key that arrives nevertheless goes to the text and postpones the dialog.

/**
 * The state of the desk that such a dialog needs.
 * @typedef {object} Unasked
 * @property {() => Promise<void>} idle resolves when nobody types
 * @property {() => boolean} isWanted whether the question still matters
 */

/** The answer of a postponed dialog. */
export const POSTPONED = "later"

/**
 * Time after opening during which Enter, the space bar and Backspace are ignored, in ms, so that a
 * key typed into the text does not confirm the dialog.
 */
const PAUSE = 700

const editingKeys = ["Enter", " ", "Backspace", "Delete"]

/** @param {KeyboardEvent} event */
const isText = ({ key, keyCode, ctrlKey, metaKey, altKey }) =>
  keyCode === 229 || (key.length === 1 && key !== " " && !(ctrlKey || metaKey || altKey))

/**
 * Dispatches a keydown event again, to the element that has the focus now; returns whether it was
 * handled. Otherwise only the browser applies the key to the text, and Firefox loses Enter in an
 * empty one.
 * @param {KeyboardEvent} event
 */
function dispatchAgain({ key, code, keyCode, shiftKey, ctrlKey, metaKey, altKey, repeat }) {
  const copy = new KeyboardEvent("keydown", /** @type {any} */ ({
    key, code, keyCode, shiftKey, ctrlKey, metaKey, altKey, repeat, bubbles: true, cancelable: true,
  }))
  return document.activeElement?.dispatchEvent(copy) === false
}

/**
 * Passes typed keys from an open dialog on to the text. The dialog has `data-held` during the pause
 * in which no other key has an effect.
 * @param {HTMLDialogElement} dialog
 * @param {Promise<unknown>} closed resolves when the dialog is closed
 */
export function passKeysToText(dialog, closed) {
  /** @param {KeyboardEvent} event */
  function onKey(event) {
    const isPaused = dialog.dataset.held !== undefined
    const isInField = /** @type {Element} */ (event.target).matches("input, select")
    const isTyped = isPaused && editingKeys.includes(event.key) ||
      isText(event) && (isPaused || !isInField)
    if (isTyped) {
      event.stopPropagation()
      dialog.close(POSTPONED) // returns the focus to the text
      if (dispatchAgain(event)) event.preventDefault()
    } else if (isPaused) {
      event.stopPropagation()
      event.preventDefault()
    }
  }
  const release = () => delete dialog.dataset.held
  dialog.dataset.held = ""
  dialog.addEventListener("keydown", onKey, true)
  const timer = setTimeout(release, PAUSE)
  void closed.then(() => {
    clearTimeout(timer)
    release()
    dialog.removeEventListener("keydown", onKey, true)
  })
}

/**
 * Asks when nobody types, and again if the dialog was postponed; null if the question does not
 * matter any more.
 * @template T
 * @param {Unasked | null} unasked null for a dialog that the writer requested
 * @param {() => Promise<T>} ask
 * @returns {Promise<Exclude<T, "later"> | null>}
 */
export async function askWhenIdle(unasked, ask) {
  for (;;) {
    await unasked?.idle()
    if (unasked && !unasked.isWanted()) return null
    const answer = await ask()
    if (answer !== POSTPONED) return /** @type {Exclude<T, "later">} */ (answer)
  }
}
