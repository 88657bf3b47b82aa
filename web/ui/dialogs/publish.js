import { bindAnswers, openDialog } from "../../browser/dialogs.js"
import { replaceNodes } from "../../browser/lists.js"

/** @import { Problem } from "../../types" */

/** @typedef {"download" | "fix" | "back"} Answer */

/**
 * The dialog before the download of a log that would break the site: fix it, download it all the same, or go back.
 * @param {HTMLDialogElement} root
 * @param {(problem: Problem) => string} message
 */
export function createPublishQuestion(root, message) {
  /** @type {(name: string) => HTMLElement} */
  const find = name => /** @type {HTMLElement} */ (root.querySelector(`.Publish-${name}`))
  bindAnswers(root, { download: find("anyway"), fix: find("fix"), back: find("back") })

  return {
    /**
     * @param {Problem[]} problems
     * @returns {Promise<Answer>}
     */
    async ask(problems) {
      if (root.open) return "back"
      replaceNodes(find("list"), problems.map(problem => {
        const item = document.createElement("li")
        item.className = "Publish-item"
        item.textContent = message(problem)
        return item
      }))
      const fixable = problems.some(({ fix }) => fix.length > 0)
      find("fix").hidden = !fixable
      find("back").classList.toggle("Button--primary", !fixable)
      return /** @type {Answer} */ (await openDialog(root, find(fixable ? "fix" : "back")) || "back")
    },
  }
}
