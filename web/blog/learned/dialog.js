// What was learnt, to be looked at before it is kept and at any time after.

import { openDialog } from "../../browser/dialogs.js"
import { appendNodes } from "../../browser/lists.js"
import { agreed, ranked } from "./sums.js"

/** @import { Habits, Translate } from "../../types" */

/** How a file's name is shown to those who write it: %Y-%m-%d is YYYY-MM-DD. @param {string} form */
export const readable = form => form.replaceAll("%Y", "YYYY").replaceAll("%m", "MM").replaceAll("%d", "DD").replaceAll("%y", "YY").replaceAll("%-m", "M").replaceAll("%-d", "D")

/**
 * @param {HTMLDialogElement} root
 * @param {Translate} t
 */
export function create(root, t) {
  /** @type {<T extends HTMLElement = HTMLElement>(selector: string) => T} */
  const find = selector => /** @type {any} */ (root.querySelector(selector))
  /** @type {HTMLInputElement} */
  const bring = find(".Habits-bring")
  /** @type {HTMLInputElement} */
  const use = find(".Habits-use")

  /** @type {(name: string, parts: { text: string, count?: number }[]) => HTMLElement[]} */
  function row(name, parts) {
    if (parts.length === 0) return []
    const term = document.createElement("dt")
    term.textContent = name
    const said = document.createElement("dd")
    appendNodes(said, parts.map(({ text, count }) => {
      const word = document.createElement("span")
      word.className = "Habits-word"
      word.textContent = text
      const number = document.createElement("span")
      number.className = "Habits-count"
      number.textContent = count === undefined ? "" : String(count)
      word.append(number)
      return word
    }))
    return [term, said]
  }

  /** @param {Record<string, number>} counts @param {number} most */
  const top = (counts, most) => ranked(counts).slice(0, most).map(([text, count]) => ({ text: text.replace("\n", " › "), count }))
  /** @param {string} text */
  const one = text => (text === "" ? [] : [{ text }])

  return {
    /**
     * @param {{ habits: Habits, template: string, fresh: boolean, forgettable?: boolean }} learnt
     * @returns {Promise<{ bring: boolean, template: boolean, forget: boolean } | null>} null: nothing is to be done
     */
    async ask({ habits, template, fresh, forgettable = false }) {
      const pairs = Object.fromEntries(Object.entries(habits.categories).filter(([name]) => name.includes("\n") || !Object.keys(habits.categories).some(other => other.startsWith(`${name}\n`))))
      find(".Habits-title").textContent = t(fresh ? "habits.read" : "habits.known", { n: habits.posts })
      find(".Habits-list").replaceChildren(
        ...row(t("field.tags"), top(habits.tags, 12)),
        ...row(t("field.categories"), top(pairs, 6)),
        ...row(t("field.offset"), one(agreed(habits.zones))),
        ...row(t("habits.names"), one(readable(agreed(habits.names)))),
        ...row(t("field.image"), top(habits.covers, 2)),
        ...row(t("habits.pictures"), one(readable(agreed(habits.folders)))),
      )
      find(".Habits-none").hidden = habits.posts > 0
      find(".Habits-template").hidden = template === ""
      find(".Habits-text").textContent = template
      use.checked = fresh
      bring.checked = true
      find(".Habits-bringRow").hidden = !fresh
      find(".Habits-forget").hidden = !forgettable
      find(".Habits-ok").textContent = t(fresh ? "habits.keep" : "habits.close")
      const answer = await openDialog(root)
      if (answer === "") return null
      return { bring: fresh && bring.checked, template: template !== "" && use.checked, forget: answer === "forget" }
    },
  }
}
