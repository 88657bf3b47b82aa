import { horizontal, moveFocus } from "../focus.js"

/**
 * Makes a toolbar one stop of the Tab key; arrow keys move the focus within it.
 * @param {HTMLElement} root
 */
export function createToolbar(root) {
  const buttons = () => [...root.querySelectorAll("button")]
  const enabled = () => buttons().filter(button => button.offsetParent !== null && !button.disabled)

  /** @param {HTMLElement | undefined} stop the button that Tab moves to */
  function setStop(stop) {
    for (const button of buttons()) button.tabIndex = button === stop ? 0 : -1
  }

  /** Chooses another stop if the layout has hidden the current one. */
  function refresh() {
    const all = enabled()
    const hasStop = all.some(button => button.tabIndex === 0)
    if (!hasStop || all.length < buttons().length) setStop(all[0])
  }

  root.addEventListener("keydown", event => moveFocus(event, enabled(), horizontal))
  root.addEventListener("focusin", event => {
    if (event.target instanceof HTMLElement) setStop(event.target)
  })
  setStop(enabled()[0])
  return { refresh }
}
