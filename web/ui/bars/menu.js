/**
 * The menu under the top bar's last button. The browser closes it on Escape and on a click elsewhere.
 * @param {HTMLElement} root
 * @param {HTMLButtonElement} button
 */
export function createMenu(root, button) {
  const items = () => /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[role^=menuitem]")].filter(item => /** @type {HTMLElement} */ (item).offsetParent !== null))

  button.popoverTargetElement = root
  root.addEventListener("toggle", event => {
    const open = /** @type {ToggleEvent} */ (event).newState === "open"
    button.setAttribute("aria-expanded", String(open))
    if (open) items()[0]?.focus()
  })
  root.addEventListener("keydown", event => {
    const all = items()
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement))
    const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    all[(to + all.length) % all.length].focus()
  })
  // Before the action itself, which may open a dialog or want the focus in the text.
  root.addEventListener("click", event => {
    if (/** @type {Element} */ (event.target).closest("[role=menuitem]")) root.hidePopover()
  }, true)
}
