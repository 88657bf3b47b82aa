// Images from the clipboard.

import { isPictureFile } from "../../../browser/picture.js"

/**
 * Returns the images of a paste; none if it is text that is accompanied by an image, such as cells
 * of a spreadsheet.
 * @param {Pick<DataTransfer, "files" | "getData"> | null} data
 * @returns {File[]}
 */
export function pasted(data) {
  const pictures = [...(data?.files ?? [])].filter(isPictureFile)
  const text = data?.getData("text/plain").trim() ?? ""
  // A file that was copied in a file manager has its name as text.
  return text === "" || pictures.some(({ name }) => text.includes(name)) ? pictures : []
}

/**
 * Handles images that are pasted into an element.
 * @param {HTMLElement} element
 * @param {(files: File[]) => void} onFiles
 */
export function takePastes(element, onFiles) {
  // In the capture phase, before the editor handles the event.
  element.addEventListener("paste", event => {
    const pictures = pasted(event.clipboardData)
    if (pictures.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    onFiles(pictures)
  }, true)
}
