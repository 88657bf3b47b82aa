import { bindAnswers, openDialog } from "../../browser/dialogs.js"
import { createElement, elementFinder } from "../../browser/elements.js"
import { replaceNodes } from "../../browser/lists.js"

/** @import { Problem, Translate } from "../../types" */

/** @typedef {"download" | "fix" | "back"} Answer */

/**
 * The dialog before the download, or the saving into the folder, of a log that would break the
 * site.
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {(problem: Problem) => string} options.message
 */
export function createPublishQuestion(root, { t, message }) {
  const find = elementFinder(root, ".Publish-")
  bindAnswers(root, { download: find("anyway"), fix: find("fix"), back: find("back") })

  return {
    /**
     * @param {Problem[]} problems
     * @param {"download" | "folder"} target
     * @returns {Promise<Answer>} "back" if the dialog is open already
     */
    async ask(problems, target) {
      if (root.open) return "back"
      const items = problems.map(problem => createElement("li", "Publish-item", message(problem)))
      const isFixable = problems.some(({ fix }) => fix.length > 0)
      replaceNodes(find("list"), items)
      const isDownload = target === "download"
      find("fix").textContent = t(isDownload ? "publish.fix" : "publish.fixAndSave")
      find("anyway").textContent = t(isDownload ? "publish.anyway" : "publish.saveAnyway")
      find("fix").hidden = !isFixable
      find("back").classList.toggle("Button--primary", !isFixable)
      const answer = await openDialog(root, find(isFixable ? "fix" : "back"))
      return /** @type {Answer} */ (answer || "back")
    },
  }
}
