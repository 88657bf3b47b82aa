/**
 * Resolves with a dialog's return value when it is closed. That is told later than it happens: where the dialog is open again by
 * then, it was the time before.
 * @param {HTMLDialogElement} dialog
 * @returns {Promise<string>}
 */
export function closed(dialog) {
  return new Promise(resolve => {
    dialog.addEventListener("close", function onClose() {
      if (dialog.open) return
      dialog.removeEventListener("close", onClose)
      resolve(dialog.returnValue)
    })
  })
}
