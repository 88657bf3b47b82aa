/**
 * Prevents the browser from opening a dropped link or image in place of the page. Text fields still
 * accept drops.
 * @param {Document} document
 */
export function refuseDrops(document) {
  for (const type of ["dragover", "drop"]) {
    document.addEventListener(type, event => {
      const { target, dataTransfer } = /** @type {DragEvent} */ (event)
      if (event.defaultPrevented || isTextField(target)) return
      event.preventDefault()
      if (dataTransfer) dataTransfer.dropEffect = "none"
    })
  }
}

/** @param {EventTarget | null} target */
function isTextField(target) {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.matches("input, textarea")
}
