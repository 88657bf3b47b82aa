// Buttons name their action in data-action. Labels, tooltips and clicks are handled here for all.

import { createElement } from "../../browser/elements.js"

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {(action: string) => string} options.nameOf "" for an action without a name
 * @param {(action: string) => string[]} options.keysOf its keys as the writer reads them
 * @param {(action: string) => void} options.onAction
 */
export function createButtons(root, { nameOf, keysOf, onAction }) {
  root.addEventListener("click", event => {
    const target = /** @type {Element} */ (event.target)
    if (target.closest(".Dialog-close")) target.closest("dialog")?.close()
    const button = target.closest("[data-action]")
    if (button instanceof HTMLElement && button.dataset.action) onAction(button.dataset.action)
  })
  // A click on the format bar keeps the focus in the text: a phone would hide its keyboard.
  root.addEventListener("mousedown", event => {
    const target = /** @type {Element} */ (event.target)
    if (target.closest(".Formats button")) event.preventDefault()
  })

  /** @param {HTMLElement} button */
  function label(button) {
    const action = button.dataset.action ?? ""
    const name = nameOf(action)
    const [key = ""] = keysOf(action)
    if (!name) return
    if (button.matches(".Menu-item")) {
      const label = createElement("span", "Menu-label", name)
      return button.replaceChildren(label, createElement("span", "Menu-keys", key))
    }
    button.title = key ? `${name} (${key})` : name
    if (button.matches(".IconButton") && !button.hasAttribute("data-label")) {
      button.setAttribute("aria-label", name)
    }
  }

  return {
    /** Sets the labels and tooltips of all buttons in the current language. */
    translate() {
      for (const button of root.querySelectorAll("button[data-action]")) {
        label(/** @type {HTMLElement} */ (button))
      }
    },
    /**
     * Checks one button of a group of menu items.
     * @param {string} group the prefix of their actions: "theme"
     * @param {string} choice the rest of the action in lower case: "dark" for themeDark
     */
    check(group, choice) {
      for (const button of root.querySelectorAll(`[role=menuitemradio][data-action^=${group}]`)) {
        const action = button.getAttribute("data-action") ?? ""
        const isChecked = action.slice(group.length).toLowerCase() === choice
        button.setAttribute("aria-checked", String(isChecked))
      }
    },
  }
}
