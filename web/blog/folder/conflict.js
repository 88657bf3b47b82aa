// The dialog for a file that was changed in daylog and on disk. It shows both texts side by side.

import { bindAnswers, openDialog } from "../../browser/dialogs.js"

/** @import { Translate } from "../../types" */

/** @typedef {"mine" | "theirs" | "both" | "later"} Answer */

/** @typedef {{ label: [string, string], hidden: string, narrow: boolean }} CompareOptions */

/**
 * Shows two texts side by side.
 * @typedef {(parent: HTMLElement, before: string, now: string, options: CompareOptions) => {
 *   destroy(): void }} Compare
 */

/** The media query of windows where the texts stand below each other. */
const NARROW = "(max-width: 760px)"

/** @param {string} text */
const createPlain = text =>
  Object.assign(document.createElement("pre"), { className: "Conflict-plain", textContent: text })

/**
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {() => Promise<{ compare: Compare }>} options.load
 */
export function createConflictDialog(root, { t, load }) {
  /** @type {(name: string) => HTMLElement} */
  const find = name => /** @type {HTMLElement} */ (root.querySelector(`.Conflict-${name}`))
  bindAnswers(root, {
    mine: find("mine"), theirs: find("theirs"), both: find("both"), later: find("later"),
  })

  /** @type {(theirs: string, mine: string) => Promise<{ destroy(): void }>} */
  async function showTexts(theirs, mine) {
    /** @type {[string, string]} */
    const label = [t("conflict.there"), t("conflict.here")]
    const options = { label, hidden: t("history.hidden"), narrow: matchMedia(NARROW).matches }
    try {
      const { compare } = await load()
      return compare(find("texts"), theirs, mine, options)
    } catch (error) {
      console.warn("daylog: the texts cannot be compared", error)
      find("texts").append(createPlain(theirs), createPlain(mine))
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
