/** @import { createContent } from "./content.js" */
/** @import { View } from "./view.js" */

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

/**
 * Marks the block at the writer's cursor, after the next frame, when the page has its layout.
 * @param {object} options
 * @param {() => View | null} options.view null while the frame loads
 * @param {Pick<ReturnType<typeof createContent>, "at">} options.content
 * @param {() => boolean} options.isVisible
 * @param {(work: () => void) => () => void} options.once see preview.js
 */
export function createCaret({ view, content, isVisible, once }) {
  /** Offset of the cursor in the text; null if its block is not marked. @type {number | null} */
  let offset = null

  const draw = once(() => {
    const block = offset === null ? undefined : content.at(offset)
    const isShown = block && !block.gap && isVisible()
    view()?.drawCaret(isShown ? view()?.measurer()?.boxOf(block) ?? null : null)
  })

  return {
    draw,

    /** @param {number | null} next null marks no block */
    mark(next) {
      offset = next
      draw()
    },
  }
}
