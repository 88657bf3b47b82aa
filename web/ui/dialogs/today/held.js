// A dialog that comes up by itself may open under the hands of someone who types. It waits until nobody does; a key that
// comes all the same is the text's, and puts the dialog off.

/**
 * What such a dialog has to know.
 * @typedef {object} Early
 * @property {() => Promise<void>} rest resolves when nobody types
 * @property {() => boolean} wanted whether there is still something to ask
 */

/** The answer of a dialog that was put off. */
export const later = "later"

/** For so long Enter, the space bar and Backspace may be the text's as well, in milliseconds. */
const pause = 700

const edits = ["Enter", " ", "Backspace", "Delete"]

/** @param {KeyboardEvent} event */
const isLetter = ({ key, keyCode, ctrlKey, metaKey, altKey }) =>
  keyCode === 229 || key.length === 1 && key !== " " && !(ctrlKey || metaKey || altKey)

/**
 * Offers a keydown event to the element that has the focus now; returns whether that handled it. Without this the browser alone
 * applies the key to the text, and Firefox loses Enter in an empty one.
 * @param {KeyboardEvent} event
 */
function passOn({ key, code, keyCode, shiftKey, ctrlKey, metaKey, altKey, repeat }) {
  const copy = { key, code, keyCode, shiftKey, ctrlKey, metaKey, altKey, repeat, bubbles: true, cancelable: true }
  return document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", copy)) === false
}

/**
 * Hands what is typed on in an open dialog to the text. As long as no other key answers, it has `data-held`.
 * @param {HTMLDialogElement} dialog
 * @param {Promise<unknown>} closed resolves when the dialog is closed
 */
export function hold(dialog, closed) {
  /** @param {KeyboardEvent} event */
  const onKey = event => {
    const held = dialog.dataset.held !== undefined
    const field = /** @type {Element} */ (event.target).matches("input, select")
    if (held && edits.includes(event.key) || isLetter(event) && (held || !field)) {
      event.stopPropagation()
      // The focus goes back to the text, and the key's effect with it.
      dialog.close(later)
      if (passOn(event)) event.preventDefault()
    } else if (held) {
      event.stopPropagation()
      event.preventDefault()
    }
  }
  const release = () => delete dialog.dataset.held
  dialog.dataset.held = ""
  dialog.addEventListener("keydown", onKey, true)
  const timer = setTimeout(release, pause)
  void closed.then(() => {
    clearTimeout(timer)
    release()
    dialog.removeEventListener("keydown", onKey, true)
  })
}

/**
 * Asks when nobody types, and again when it was put off. Null when there is nothing to ask any more.
 * @template T
 * @param {Early | null} early null for a dialog that was asked for
 * @param {() => Promise<T>} ask
 * @returns {Promise<Exclude<T, "later"> | null>}
 */
export async function atRest(early, ask) {
  for (;;) {
    await early?.rest()
    if (early && !early.wanted()) return null
    const answer = await ask()
    if (answer !== later) return /** @type {Exclude<T, "later">} */ (answer)
  }
}
