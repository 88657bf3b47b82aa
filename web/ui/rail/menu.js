// What can be done with a log of the list: a menu at its row, by its button, a right click or the menu key.

/**
 * @param {HTMLElement} root a popover
 * @param {(action: string, id: string) => void} onRun
 */
export function createRowMenu(root, onRun) {
  const items = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[role=menuitem]")])
  let id = ""
  /** @type {HTMLElement | null} */
  let opener = null

  root.addEventListener("keydown", event => {
    const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement))
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    items[(to + items.length) % items.length].focus()
  })
  root.addEventListener("click", event => {
    const item = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-run]"))
    if (!item?.dataset.run) return
    root.hidePopover()
    onRun(item.dataset.run, id)
  })
  root.addEventListener("toggle", event => {
    opener?.setAttribute("aria-expanded", String(/** @type {ToggleEvent} */ (event).newState === "open"))
  })

  return {
    /**
     * @param {string} log its id
     * @param {HTMLElement} at the button that it opens from
     */
    open(log, at) {
      id = log
      // The menu may go from one row to another: then it tells of the new one only.
      opener?.setAttribute("aria-expanded", "false")
      opener = at
      root.showPopover()
      const { left, right, top, bottom } = at.getBoundingClientRect()
      const { width, height } = root.getBoundingClientRect()
      const below = bottom + height + 8 < window.innerHeight
      root.style.left = `${Math.max(8, Math.min(right - width + 40, left, window.innerWidth - width - 8))}px`
      root.style.top = `${Math.max(8, below ? bottom + 2 : top - height - 2)}px`
      items[0]?.focus()
    },
  }
}
