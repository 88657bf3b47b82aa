/** @typedef {{ label: string, run: () => void }} Action */

/**
 * What the app has to say: a quiet line that goes by itself, and a banner that stays until it is settled.
 * @param {HTMLElement} line a live region
 * @param {HTMLElement} banner
 */
export function create(line, banner) {
  /** @type {(selector: string) => HTMLElement} */
  const find = selector => /** @type {HTMLElement} */ (banner.querySelector(selector))
  const text = find(".Banner-text")
  const button = find(".Banner-action")
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  /** @type {(() => void) | undefined} */
  let act

  const settle = () => {
    banner.hidden = true
  }
  find(".Banner-close").addEventListener("click", settle)
  button.addEventListener("click", () => {
    settle()
    act?.()
  })

  return {
    /** @param {string} message */
    say(message) {
      clearTimeout(timer)
      line.textContent = message
      line.classList.add("is-shown")
      // Long enough to be read: a fixed time, and more for what is longer.
      timer = setTimeout(() => line.classList.remove("is-shown"), 3000 + message.length * 50)
    },
    /**
     * @param {string} message
     * @param {Action} [action]
     */
    warn(message, action) {
      text.textContent = message
      button.hidden = !action
      button.textContent = action?.label ?? ""
      act = action?.run
      banner.hidden = false
    },
    settle,
  }
}
