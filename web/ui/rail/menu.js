import { moveFocus, vertical } from "../focus.js"

/** Distance of the menu from the edges of the window, in CSS pixels. */
const MARGIN = 8

/**
 * The menu of a row: it opens by the row's button, a right click or the menu key.
 * @param {HTMLElement} root a popover
 * @param {(action: string, id: string) => void} onRun
 */
export function createRowMenu(root, onRun) {
  const items = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[role=menuitem]")])
  let id = ""
  /** @type {HTMLElement | null} */
  let opener = null

  /**
   * Places the menu below the button, or above it if there is no space.
   * @param {HTMLElement} button
   */
  function place(button) {
    const { left, right, top, bottom } = button.getBoundingClientRect()
    const { width, height } = root.getBoundingClientRect()
    const isBelow = bottom + height + MARGIN < window.innerHeight
    const x = Math.min(right - width + 40, left, window.innerWidth - width - MARGIN)
    const y = isBelow ? bottom + 2 : top - height - 2
    root.style.left = `${Math.max(MARGIN, x)}px`
    root.style.top = `${Math.max(MARGIN, y)}px`
  }

  root.addEventListener("keydown", event => moveFocus(event, items, vertical))
  root.addEventListener("click", event => {
    const item = /** @type {Element} */ (event.target).closest("[data-run]")
    const action = item?.getAttribute("data-run")
    if (!action) return
    root.hidePopover()
    onRun(action, id)
  })
  root.addEventListener("toggle", event => {
    const isOpen = /** @type {ToggleEvent} */ (event).newState === "open"
    opener?.setAttribute("aria-expanded", String(isOpen))
  })

  return {
    /**
     * @param {string} log the id of the row's log
     * @param {HTMLElement} button
     */
    open(log, button) {
      id = log
      opener?.setAttribute("aria-expanded", "false") // the menu may move from another row
      opener = button
      root.showPopover()
      place(button)
      items[0]?.focus()
    },
  }
}
