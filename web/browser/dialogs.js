// Modal dialogs. The browser closes them on Escape and returns the focus to the element that had
// it. It dispatches the close event in a later task; by then the same dialog can be open again, and
// a listener would take the event for the end of the second opening.

/**
 * Functions that settle the last opening of a dialog.
 * @type {WeakMap<HTMLDialogElement, () => void>}
 */
const settlers = new WeakMap()

/**
 * Opens a dialog and resolves when it is closed, to its return value: the argument of `close` or
 * the value of the submit button, "" if the writer dismissed it. A dialog that is open already
 * stays open, and the result is "" at once.
 *
 * @param {HTMLDialogElement} dialog
 * @param {HTMLElement} [focused] the element that gets the focus; by default the browser chooses it
 * @returns {Promise<string>}
 */
export function openDialog(dialog, focused) {
  if (dialog.open) return Promise.resolve("")
  settlers.get(dialog)?.()
  dialog.returnValue = ""
  dialog.showModal()
  focused?.focus()
  return new Promise(resolve => {
    const settle = () => {
      dialog.removeEventListener("close", onClose)
      resolve(dialog.returnValue)
    }
    const onClose = () => {
      if (!dialog.open) settle()
    }
    dialog.addEventListener("close", onClose)
    settlers.set(dialog, settle)
  })
}

/**
 * Makes each button close the dialog with its answer.
 *
 * @param {HTMLDialogElement} dialog
 * @param {Record<string, HTMLElement>} buttons by answer
 */
export function bindAnswers(dialog, buttons) {
  for (const [answer, button] of Object.entries(buttons)) {
    button.addEventListener("click", () => dialog.close(answer))
  }
}
