/**
 * Creates the line in the margin that marks a block. It is outside of the content, which stays as
 * published.
 * @param {Document} document the frame's
 * @param {HTMLElement} content
 */
export function createCaretMark(document, content) {
  const line = document.createElement("div")
  line.className = "Page-caret"
  line.hidden = true
  document.body.append(line)
  let drawn = ""

  /**
   * Draws the line beside a box, or hides it.
   * @param {{ top: number, bottom: number } | null} box in pixels below the top of the page
   */
  return box => {
    line.hidden = !box
    if (!box) return
    const { left } = content.getBoundingClientRect()
    const style = { top: `${box.top}px`, height: `${box.bottom - box.top}px`, left: `${left}px` }
    // Most keystrokes do not move the line; setting the same style would cause a layout.
    const drawing = Object.values(style).join()
    if (drawing !== drawn) Object.assign(line.style, style)
    drawn = drawing
  }
}
