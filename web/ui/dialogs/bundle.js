import { bindAnswers, openDialog } from "../../browser/dialogs.js"

/** @import { Translate } from "../../types" */

/** @typedef {"zip" | "text" | "back"} Answer */

/**
 * The dialog before the download of a log with pictures: with them, or the text alone.
 * @param {HTMLDialogElement} root
 * @param {Translate} t
 */
export function createBundleQuestion(root, t) {
  /** @type {(name: string) => HTMLElement} */
  const find = name => /** @type {HTMLElement} */ (root.querySelector(`.Bundle-${name}`))
  bindAnswers(root, { zip: find("zip"), text: find("text") })

  return {
    /**
     * @param {{ n: number, size: string }} pictures how many, and how large all together
     * @returns {Promise<Answer>}
     */
    async ask(pictures) {
      find("lead").textContent = t("bundle.lead", pictures)
      return /** @type {Answer} */ (await openDialog(root, find("zip")) || "back")
    },
  }
}
