// The dialog for a file that was changed in daylog and on disk. It shows both texts side by side.

import { bindAnswers, openDialog } from "../../browser/dialogs.js"
import { createElement, elementFinder } from "../../browser/elements.js"

/** @import { Translate } from "../../types" */

/** @typedef {"mine" | "theirs" | "both" | "later"} Answer */

/** @typedef {typeof import("../../browser/compare.js").compare} Compare */

/**
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {() => Promise<{ compare: Compare }>} options.load
 */
export function createConflictDialog(root, { t, load }) {
  const find = elementFinder(root, ".Conflict-")
  bindAnswers(root, {
    mine: find("mine"), theirs: find("theirs"), both: find("both"), later: find("later"),
  })

  /** @type {(theirs: string, mine: string) => Promise<{ destroy(): void }>} */
  async function showTexts(theirs, mine) {
    /** @type {[string, string]} */
    const label = [t("conflict.there"), t("conflict.here")]
    const options = { label, hidden: t("history.hidden") }
    try {
      const { compare } = await load()
      return compare(find("texts"), theirs, mine, options)
    } catch (error) {
      console.warn("daylog: the texts cannot be compared", error)
      for (const text of [theirs, mine]) {
        find("texts").append(createElement("pre", "Conflict-plain", text))
      }
      return { destroy: () => {} }
    }
  }

  return {
    /**
     * Asks which text is kept.
     * @param {{ name: string, mine: string, theirs: string }} texts
     * @returns {Promise<Answer>}
     */
    async ask({ name, mine, theirs }) {
      find("lead").textContent = t("conflict.lead", { name })
      const closed = openDialog(root, find("both"))
      const shown = await showTexts(theirs, mine)
      const answer = await closed
      shown.destroy()
      find("texts").replaceChildren()
      return /** @type {Answer} */ (answer || "later")
    },
  }
}
