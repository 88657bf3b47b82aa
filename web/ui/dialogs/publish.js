import { bindAnswers, openDialog } from "../../browser/dialogs.js"
import { createElement, elementFinder } from "../../browser/elements.js"
import { replaceNodes } from "../../browser/lists.js"

/** @import { Problem } from "../../types" */

/** @typedef {"download" | "fix" | "back"} Answer */

/**
 * The dialog before the download of a log that would break the site.
 * @param {HTMLDialogElement} root
 * @param {(problem: Problem) => string} message
 */
export function createPublishQuestion(root, message) {
  const find = elementFinder(root, ".Publish-")
  bindAnswers(root, { download: find("anyway"), fix: find("fix"), back: find("back") })

  return {
    /**
     * @param {Problem[]} problems
     * @returns {Promise<Answer>} "back" if the dialog is open already
     */
    async ask(problems) {
      if (root.open) return "back"
      const items = problems.map(problem => createElement("li", "Publish-item", message(problem)))
      const isFixable = problems.some(({ fix }) => fix.length > 0)
      replaceNodes(find("list"), items)
      find("fix").hidden = !isFixable
      find("back").classList.toggle("Button--primary", !isFixable)
      const answer = await openDialog(root, find(isFixable ? "fix" : "back"))
      return /** @type {Answer} */ (answer || "back")
    },
  }
}
