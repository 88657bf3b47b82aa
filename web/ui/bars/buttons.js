// Every button says by data-action what it does; here it gets its words and its key, and its click is told.

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {(action: string) => string} options.label "" for none
 * @param {(action: string) => string} options.keys as the writer reads them, "" for none
 * @param {(action: string) => void} options.onAction
 */
export function createButtons(root, { label, keys, onAction }) {
  root.addEventListener("click", event => {
    const target = /** @type {Element} */ (event.target)
    if (target.closest(".Dialog-close")) target.closest("dialog")?.close()
    const button = target.closest("[data-action]")
    if (button instanceof HTMLElement && button.dataset.action) onAction(button.dataset.action)
  })
  // A button of the format bar must not take the focus from the text, or a phone's keyboard goes away.
  root.addEventListener("mousedown", event => {
    if (/** @type {Element} */ (event.target).closest(".Formats button")) event.preventDefault()
  })

  /** @type {(name: string, text: string) => HTMLElement} */
  const word = (name, text) => {
    const element = document.createElement("span")
    element.className = name
    element.textContent = text
    return element
  }

  return {
    /** Puts the words in, again when the language has changed. */
    dress() {
      for (const button of root.querySelectorAll("button[data-action]")) {
        const action = button.getAttribute("data-action") ?? ""
        const text = label(action)
        if (!text) continue
        if (button.matches(".Menu-item")) {
          button.replaceChildren(word("Menu-label", text), word("Menu-keys", keys(action)))
          continue
        }
        button.setAttribute("title", keys(action) ? `${text} (${keys(action)})` : text)
        if (button.matches(".IconButton") && !button.hasAttribute("data-label")) button.setAttribute("aria-label", text)
      }
    },
    /**
     * Marks which of several choices is made, as "theme" and "dark" for themeDark.
     * @param {string} group
     * @param {string} choice
     */
    choose(group, choice) {
      for (const button of root.querySelectorAll(`[role=menuitemradio][data-action^=${group}]`)) {
        const own = (button.getAttribute("data-action") ?? "").slice(group.length).toLowerCase()
        button.setAttribute("aria-checked", String(own === choice))
      }
    },
  }
}
