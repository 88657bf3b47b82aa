import { openDialog } from "../../browser/dialogs.js"

/**
 * The dialog that tells which daylog this is, and under which licences its parts are.
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {string} options.version "" while daylog is developed
 * @param {(key: string, params?: Record<string, string>) => string} options.t
 */
export function createAbout(root, { version, t }) {
  return {
    open() {
      const line = /** @type {HTMLElement} */ (root.querySelector(".About-version"))
      line.textContent = version ? t("about.version", { version }) : t("about.developed")
      void openDialog(root)
    },
  }
}
