import { elementFinder } from "../../browser/elements.js"

/** @typedef {{ label: string, run: () => void }} Action */
/** @typedef {{ text: string, action?: Action, tone: "trouble" | "news" }} Banner */

/** Time that a message is visible, in ms: a fixed part, and a part for each UTF-16 unit. */
const VISIBLE = 3000
const VISIBLE_PER_UNIT = 50

/**
 * Messages to the writer: a line that disappears by itself, and a banner that stays until its topic
 * is settled. If there are several banners, the newest is visible, then the ones before it.
 * @param {HTMLElement} line a live region
 * @param {HTMLElement} banner
 */
export function createNotice(line, banner) {
  const find = elementFinder(banner, ".Banner-")
  const button = find("action")
  /** By topic, the newest last. @type {Map<string, Banner>} */
  const banners = new Map()
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  const newest = () => [...banners].at(-1)

  function show() {
    const [, shown] = newest() ?? []
    banner.hidden = !shown
    if (!shown) return
    banner.dataset.tone = shown.tone
    banner.setAttribute("role", shown.tone === "trouble" ? "alert" : "status")
    find("text").textContent = shown.text
    button.hidden = !shown.action
    button.textContent = shown.action?.label ?? ""
  }

  /** Removes the banner of a topic. @param {string} topic */
  function settle(topic) {
    if (banners.delete(topic)) show()
  }

  /** @type {(topic: string, next: Banner) => void} */
  function put(topic, next) {
    if (banners.get(topic)?.text === next.text) return
    banners.delete(topic)
    banners.set(topic, next)
    show()
  }

  find("close").addEventListener("click", () => settle(newest()?.[0] ?? ""))
  button.addEventListener("click", () => newest()?.[1].action?.run())

  return {
    /** Shows a line for some seconds. @param {string} text */
    say(text) {
      clearTimeout(timer)
      line.textContent = text
      line.classList.add("is-shown")
      const visible = VISIBLE + text.length * VISIBLE_PER_UNIT
      timer = setTimeout(() => line.classList.remove("is-shown"), visible)
    },

    /**
     * Shows a banner about a failure. The newest banner of a topic replaces the previous one.
     * @type {(topic: string, text: string, action?: Action) => void}
     */
    warn: (topic, text, action) => put(topic, { text, action, tone: "trouble" }),

    /**
     * Shows a banner with an offer.
     * @type {(topic: string, text: string, action: Action) => void}
     */
    offer: (topic, text, action) => put(topic, { text, action, tone: "news" }),

    /**
     * Shows the progress of an operation, and the button that cancels it. Unlike other banners it
     * keeps its place behind a newer one.
     * @type {(topic: string, text: string, action: Action) => void}
     */
    progress(topic, text, action) {
      const isNew = !banners.has(topic)
      banners.set(topic, { text, action, tone: "news" })
      if (isNew || newest()?.[0] === topic) show()
    },

    settle,
  }
}
