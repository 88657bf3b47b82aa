import { bindAnswers, openDialog } from "../../browser/dialogs.js"
import { elementFinder } from "../../browser/elements.js"

/** @import { Translate } from "../../types" */

/** @typedef {"zip" | "text" | "back"} Answer */

/**
 * The dialog before the download of a log with pictures: whether the file includes them.
 * @param {HTMLDialogElement} root
 * @param {Translate} t
 */
export function createBundleQuestion(root, t) {
  const find = elementFinder(root, ".Bundle-")
  bindAnswers(root, { zip: find("zip"), text: find("text") })

  return {
    /**
     * @param {{ n: number, size: string }} pictures their number and total size
     * @returns {Promise<Answer>}
     */
    async ask(pictures) {
      find("lead").textContent = t("bundle.lead", pictures)
      return /** @type {Answer} */ (await openDialog(root, find("zip")) || "back")
    },
  }
}
