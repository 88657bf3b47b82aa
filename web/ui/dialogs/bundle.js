/** @import { Translate } from "../../types" */

/** @typedef {"zip" | "text" | "back"} Answer */

/**
 * The dialog before the download of a log with pictures: with them, or the text alone.
 * @param {HTMLDialogElement} root
 * @param {Translate} t
 */
export function create(root, t) {
  /** @type {(name: string) => HTMLElement} */
  const find = name => /** @type {HTMLElement} */ (root.querySelector(`.Bundle-${name}`))
  find("zip").addEventListener("click", () => root.close("zip"))
  find("text").addEventListener("click", () => root.close("text"))

  return {
    /**
     * @param {{ n: number, size: string }} pictures how many, and how large all together
     * @returns {Promise<Answer>}
     */
    ask(pictures) {
      if (root.open) return Promise.resolve("back")
      find("lead").textContent = t("bundle.lead", pictures)
      root.returnValue = "back"
      root.showModal()
      find("zip").focus()
      return new Promise(resolve => {
        root.addEventListener("close", () => resolve(/** @type {Answer} */ (root.returnValue || "back")), { once: true })
      })
    },
  }
}
