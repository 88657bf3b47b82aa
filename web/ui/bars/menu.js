import { anyArrow, moveFocus } from "../focus.js"

/**
 * The menu of the top bar, a popover: the browser closes it on Escape and on a click outside.
 * @param {HTMLElement} root
 * @param {HTMLButtonElement} button
 */
export function createMenu(root, button) {
  function visibleItems() {
    const items = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[role^=menuitem]")])
    return items.filter(item => item.offsetParent !== null)
  }

  button.popoverTargetElement = root
  root.addEventListener("toggle", event => {
    const isOpen = /** @type {ToggleEvent} */ (event).newState === "open"
    button.setAttribute("aria-expanded", String(isOpen))
    if (isOpen) visibleItems()[0]?.focus()
  })
  root.addEventListener("keydown", event => moveFocus(event, visibleItems(), anyArrow))
  // In the capture phase: the action may open a dialog or move the focus into the text.
  root.addEventListener("click", event => {
    if (/** @type {Element} */ (event.target).closest("[role=menuitem]")) root.hidePopover()
  }, true)
}
