// The question whether what was shared goes into today's log, with all that would be added.

import { fit } from "./fit.js"

/** @import { Shared } from "../../types" */

/**
 * @param {HTMLElement} anchor
 * @param {object} options
 * @param {(key: string) => string} options.t
 * @param {(shared: Shared) => string} options.lineOf
 * @param {(lines: string[]) => void} options.onAnswer
 */
export function createSharePanel(anchor, { t, lineOf, onAnswer }) {
  /** @type {<T extends keyof HTMLElementTagNameMap>(tag: T, className: string) => HTMLElementTagNameMap[T]} */
  const make = (tag, className) => Object.assign(document.createElement(tag), { className })
  const root = make("section", "Share")
  const lead = make("p", "Share-lead")
  const list = make("ul", "Share-list")
  const note = make("p", "Share-note")
  const actions = make("div", "Share-actions")
  const discard = make("button", "Button Share-discard")
  const take = make("button", "Button Button--primary Share-add")
  /** @type {string[]} */
  let lines = []

  root.hidden = true
  // The editor keeps the focus: a key typed into the text must not answer the question.
  lead.setAttribute("role", "status")
  list.tabIndex = 0
  discard.type = take.type = "button"
  discard.addEventListener("click", () => onAnswer([]))
  take.addEventListener("click", () => onAnswer(lines))
  actions.append(discard, take)
  root.append(lead, list, note, actions)
  anchor.after(root)

  return {
    /** @param {Shared[]} shares none to hide the question */
    show(shares) {
      const { fitting, isCut } = fit(shares, lineOf)
      lines = fitting.map(({ line }) => line)
      root.hidden = shares.length === 0
      list.textContent = ""
      for (const { shared: { title, text, url } } of fitting) {
        const item = make("li", "Share-item")
        item.dir = "auto"
        item.textContent = [...new Set([title, text, url])].filter(Boolean).join("\n")
        list.append(item)
      }
      lead.textContent = root.hidden ? "" : t("share.ask")
      note.textContent = t("share.cut")
      note.hidden = !isCut
      discard.textContent = t("share.discard")
      take.textContent = t("share.add")
      take.disabled = lines.length === 0
    },
  }
}
