// The switches of the card: front matter fields that are true or false.

import { elementFinder } from "../../browser/elements.js"

/** @import { Post } from "../../types" */

export const switchKeys = /** @type {const} */ (["math", "mermaid", "pin", "toc", "comments"])

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {import("./fields.js").SetField} options.onSet
 * @param {(key: string, reason: string) => void} options.onRefused
 */
export function createSwitches(root, { onSet, onRefused }) {
  const find = elementFinder(root)
  /** @param {string} key */
  const switchOf = key => find(`.Card-switch[data-key="${key}"]`)

  /** @type {(element: HTMLElement, key: string) => Promise<void>} */
  async function flip(element, key) {
    const isOn = element.getAttribute("aria-checked") !== "true"
    element.setAttribute("aria-checked", String(isOn))
    const reason = await onSet(key, isOn, false)
    if (reason !== "") element.setAttribute("aria-checked", String(!isOn))
    onRefused(key, reason)
  }

  /** @param {boolean} isLocked */
  function setLocked(isLocked) {
    for (const key of switchKeys) switchOf(key).setAttribute("aria-disabled", String(isLocked))
  }

  root.addEventListener("click", event => {
    const target = /** @type {Element} */ (event.target)
    const element = /** @type {HTMLElement | null} */ (target.closest(".Card-switch"))
    const isLocked = element?.getAttribute("aria-disabled") === "true"
    if (element?.dataset.key && !isLocked) void flip(element, element.dataset.key)
  })

  return {
    /** Shows the values of the text. @param {Post} post @param {boolean} isLocked */
    show(post, isLocked) {
      for (const key of switchKeys) switchOf(key).setAttribute("aria-checked", String(post[key]))
      setLocked(isLocked)
    },
    lock: () => setLocked(true),
    /** Marks a switch with a problem; "" for none. @type {(key: string, text: string) => void} */
    showProblem(key, text) {
      switchOf(key).classList.toggle("has-problem", text !== "")
      switchOf(key).title = text
    },
  }
}
