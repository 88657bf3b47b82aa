// Whatever is dropped on the app, it stays: browsers open a link or a picture in place of the page, unless it falls into a field.

/** @param {Document} document */
export function keepPlace(document) {
  for (const type of ["dragover", "drop"]) {
    document.addEventListener(type, event => {
      const { target, dataTransfer } = /** @type {DragEvent} */ (event)
      if (event.defaultPrevented || takesText(target)) return
      event.preventDefault()
      if (dataTransfer) dataTransfer.dropEffect = "none"
    })
  }
}

/** @param {EventTarget | null} target */
function takesText(target) {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea"))
}
