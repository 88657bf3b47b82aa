/**
 * Makes a toolbar one stop of the Tab key, with the arrow keys moving inside it.
 * @param {HTMLElement} root
 */
export function createToolbar(root) {
  const items = () => [...root.querySelectorAll("button")].filter(button => button.offsetParent !== null && !button.disabled)

  /** @param {HTMLElement | undefined} current */
  function rove(current) {
    for (const button of root.querySelectorAll("button")) button.tabIndex = button === current ? 0 : -1
  }

  root.addEventListener("keydown", event => {
    const all = items()
    const at = all.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement))
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to === undefined || all.length === 0) return
    event.preventDefault()
    all[(to + all.length) % all.length].focus()
  })
  root.addEventListener("focusin", event => {
    if (event.target instanceof HTMLElement) rove(event.target)
  })

  // A layout can hide the button that was the stop.
  const refresh = () => {
    const all = items()
    if (!all.some(button => button.tabIndex === 0) || all.length < root.querySelectorAll("button").length) rove(all[0])
  }
  rove(items()[0])
  return { refresh }
}
