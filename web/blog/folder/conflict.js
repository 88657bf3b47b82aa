// The dialog for a file that was changed here and on disk: both texts side by side, and what to do with them.

import { bindAnswers, openDialog } from "../../browser/dialogs.js"

/** @import { Translate } from "../../types" */

/** @typedef {"mine" | "theirs" | "both" | "later"} Answer */

/** Shows two texts side by side. @typedef {(parent: HTMLElement, before: string, now: string, words: { label: [string, string], hidden: string, narrow: boolean }) => { destroy(): void }} Compare */

/**
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {() => Promise<{ compare: Compare }>} options.load
 */
export function create(root, { t, load }) {
  /** @type {(name: string) => HTMLElement} */
  const find = name => /** @type {HTMLElement} */ (root.querySelector(`.Conflict-${name}`))
  bindAnswers(root, { mine: find("mine"), theirs: find("theirs"), both: find("both"), later: find("later") })

  /** @type {(theirs: string, mine: string) => Promise<{ destroy(): void }>} */
  async function draw(theirs, mine) {
    const narrow = matchMedia("(max-width: 760px)").matches
    try {
      const { compare } = await load()
      return compare(find("texts"), theirs, mine, { label: [t("conflict.there"), t("conflict.here")], hidden: t("history.hidden"), narrow })
    } catch (error) {
      // The part that compares could not be loaded: the texts alone, then.
      console.warn("daylog: the texts cannot be compared", error)
      find("texts").append(...[theirs, mine].map(plain))
      return { destroy: () => {} }
    }
  }

  /** @param {string} text */
  function plain(text) {
    const element = document.createElement("pre")
    element.className = "Conflict-plain"
    element.textContent = text
    return element
  }

  return {
    /**
     * @param {{ name: string, mine: string, theirs: string }} texts
     * @returns {Promise<Answer>}
     */
    async ask({ name, mine, theirs }) {
      find("lead").textContent = t("conflict.lead", { name })
      const closed = openDialog(root, find("both"))
      const shown = await draw(theirs, mine)
      const answer = await closed
      shown.destroy()
      find("texts").replaceChildren()
      return /** @type {Answer} */ (answer || "later")
    },
  }
}
