// The question whether shared texts are added to today's log, with the texts that would be added.

import { createElement } from "../../browser/elements.js"
import { replaceNodes } from "../../browser/lists.js"
import { fit } from "./fit.js"

/** @import { Shared } from "../../types" */

/**
 * @param {HTMLElement} anchor
 * @param {object} options
 * @param {(key: string) => string} options.t
 * @param {(shared: Shared) => string} options.lineOf
 * @param {(lines: string[]) => void} options.onAnswer called with the lines to add, none to discard
 */
export function createSharePanel(anchor, { t, lineOf, onAnswer }) {
  const lead = createElement("p", "Share-lead")
  const list = createElement("ul", "Share-list")
  const note = createElement("p", "Share-note")
  const discard = createElement("button", "Button Share-discard")
  const add = createElement("button", "Button Button--primary Share-add")
  const actions = createElement("div", "Share-actions", discard, add)
  const root = createElement("section", "Share", lead, list, note, actions)
  /** @type {string[]} */
  let lines = []

  /** @param {Shared} shared */
  function item({ title, text, url }) {
    const item = createElement("li", "Share-item")
    item.dir = "auto"
    item.textContent = [...new Set([title, text, url])].filter(Boolean).join("\n")
    return item
  }

  root.hidden = true
  // The editor keeps the focus, so that a key typed into the text does not answer the question.
  lead.setAttribute("role", "status")
  list.tabIndex = 0
  discard.type = add.type = "button"
  discard.addEventListener("click", () => onAnswer([]))
  add.addEventListener("click", () => onAnswer(lines))
  anchor.after(root)

  return {
    /** @param {Shared[]} shares none to hide the question */
    show(shares) {
      const { fitting, isCut } = fit(shares, lineOf)
      lines = fitting.map(({ line }) => line)
      root.hidden = shares.length === 0
      replaceNodes(list, fitting.map(({ shared }) => item(shared)))
      lead.textContent = root.hidden ? "" : t("share.ask")
      note.textContent = t("share.cut")
      note.hidden = !isCut
      discard.textContent = t("share.discard")
      add.textContent = t("share.add")
      add.disabled = lines.length === 0
    },
  }
}
