// Pictures from the clipboard.

/**
 * The pictures that a paste is about; none where words are pasted of which a picture comes along, as from a spreadsheet.
 * @param {Pick<DataTransfer, "files" | "getData"> | null} data
 * @returns {File[]}
 */
export function pasted(data) {
  const pictures = [...(data?.files ?? [])].filter(isPicture)
  const words = data?.getData("text/plain").trim() ?? ""
  // A file that was copied in a file manager brings its name as words.
  return words === "" || pictures.some(({ name }) => words.includes(name)) ? pictures : []
}

/** @param {{ type: string, name: string }} file */
export const isPicture = ({ type, name }) => type.startsWith("image/") || /\.(?:png|jpe?g|gif|webp|avif|svg|heic|bmp|tiff?)$/i.test(name)

/**
 * Takes pictures that are pasted into an element.
 * @param {HTMLElement} element
 * @param {(files: File[]) => void} onFiles
 */
export function takePastes(element, onFiles) {
  // In the capture phase, since the editor would take the paste for its own.
  element.addEventListener("paste", event => {
    const pictures = pasted(event.clipboardData)
    if (pictures.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    onFiles(pictures)
  }, true)
}
