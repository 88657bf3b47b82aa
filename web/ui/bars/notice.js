/** @typedef {{ label: string, run: () => void }} Action */

/**
 * What the app has to say: a quiet line that goes by itself, and a banner that stays until what it is about is settled. Of
 * several such troubles the newest is shown, then those before it.
 * @param {HTMLElement} line a live region
 * @param {HTMLElement} banner
 */
export function createNotice(line, banner) {
  /** @type {(selector: string) => HTMLElement} */
  const find = selector => /** @type {HTMLElement} */ (banner.querySelector(selector))
  const text = find(".Banner-text")
  const button = find(".Banner-action")
  /** @type {Map<string, { message: string, action?: Action, tone: "trouble" | "news" }>} about what → what is said, the newest last */
  const troubles = new Map()
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  const newest = () => [...troubles].at(-1)

  function show() {
    const [, trouble] = newest() ?? []
    banner.hidden = !trouble
    if (!trouble) return
    banner.dataset.tone = trouble.tone
    banner.setAttribute("role", trouble.tone === "trouble" ? "alert" : "status")
    text.textContent = trouble.message
    button.hidden = !trouble.action
    button.textContent = trouble.action?.label ?? ""
  }

  /** @param {string} about */
  function settle(about) {
    if (troubles.delete(about)) show()
  }

  find(".Banner-close").addEventListener("click", () => settle(newest()?.[0] ?? ""))
  button.addEventListener("click", () => newest()?.[1].action?.run())

  /** @type {(about: string, said: { message: string, action?: Action, tone: "trouble" | "news" }) => void} */
  function put(about, said) {
    if (troubles.get(about)?.message === said.message) return
    troubles.delete(about)
    troubles.set(about, said)
    show()
  }

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
     * @param {string} about what settle will call it
     * @param {string} message
     * @param {Action} [action]
     */
    warn(about, message, action) {
      put(about, { message, action, tone: "trouble" })
    },

    /**
     * Offers something that is no trouble.
     * @param {string} about
     * @param {string} message
     * @param {Action} action
     */
    offer(about, message, action) {
      put(about, { message, action, tone: "news" })
    },

    /**
     * Shows how far something is, and how to end it; other messages keep their place before it.
     * @param {string} about
     * @param {string} message
     * @param {Action} action
     */
    progress(about, message, action) {
      const isNew = !troubles.has(about)
      troubles.set(about, { message, action, tone: "news" })
      if (isNew || newest()?.[0] === about) show()
    },

    settle,
  }
}
