import { openDialog } from "../../browser/dialogs.js"

/** @import { Translate } from "../../types" */

/**
 * The dialog with the version and the licences.
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {string} options.version "" during development
 * @param {Translate} options.t
 */
export function createAbout(root, { version, t }) {
  const line = /** @type {HTMLElement} */ (root.querySelector(".About-version"))
  return {
    open() {
      line.textContent = version ? t("about.version", { version }) : t("about.developed")
      void openDialog(root)
    },
  }
}
