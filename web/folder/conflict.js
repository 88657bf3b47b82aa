// The dialog for a file that was changed here and on disk: both texts side by side, and what to do with them.

import { pair } from "./pair.js"

/** @typedef {"mine" | "theirs" | "both" | "later"} Answer */

/**
 * @param {HTMLDialogElement} root
 * @param {(key: string, params?: Record<string, string | number>) => string} t
 */
export function create(root, t) {
  /** @type {(name: string) => HTMLElement} */
  const find = name => /** @type {HTMLElement} */ (root.querySelector(`.Conflict-${name}`))
  for (const answer of /** @type {Answer[]} */ (["mine", "theirs", "both", "later"])) {
    find(answer).addEventListener("click", () => root.close(answer))
  }

  /** @param {string} mine @param {string} theirs */
  function draw(mine, theirs) {
    find("texts").replaceChildren(...pair(mine.split("\n"), theirs.split("\n")).map(({ left, right }) => {
      const row = document.createElement("div")
      const changed = left !== right
      row.className = changed ? "Conflict-row is-changed" : "Conflict-row"
      row.append(cell(left, "left", changed), cell(right, "right", changed))
      return row
    }))
    find("texts").querySelector(".is-changed")?.scrollIntoView({ block: "center" })
  }

  /** @type {(text: string | null, side: string, changed: boolean) => HTMLElement} */
  function cell(text, side, changed) {
    const element = document.createElement("p")
    element.className = `Conflict-cell Conflict-${side}`
    element.classList.toggle("is-missing", text === null)
    // What is not seen may be all that differs.
    element.textContent = changed ? text?.replace(/\r/g, "␍").replace(/\ufeff/g, "[BOM]") ?? null : text
    return element
  }

  return {
    /**
     * @param {{ name: string, mine: string, theirs: string }} texts
     * @returns {Promise<Answer>}
     */
    ask({ name, mine, theirs }) {
      find("lead").textContent = t("conflict.lead", { name })
      root.returnValue = "later"
      root.showModal()
      draw(mine, theirs)
      find("both").focus()
      return new Promise(resolve => root.addEventListener("close", () => {
        find("texts").replaceChildren()
        resolve(/** @type {Answer} */ (root.returnValue || "later"))
      }, { once: true }))
    },
  }
}
