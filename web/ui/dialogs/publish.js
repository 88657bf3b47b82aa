import { replaceNodes } from "../../browser/lists.js"

/** @import { Problem } from "../../types" */

/** @typedef {"download" | "fix" | "back"} Answer */

/**
 * The dialog before the download of a log that would break the site: fix it, download it all the same, or go back.
 * @param {HTMLDialogElement} root
 * @param {(problem: Problem) => string} message
 */
export function create(root, message) {
  /** @type {(name: string) => HTMLElement} */
  const find = name => /** @type {HTMLElement} */ (root.querySelector(`.Publish-${name}`))
  /** @type {(name: string, answer: Answer) => void} */
  const answers = (name, answer) => find(name).addEventListener("click", () => root.close(answer))
  answers("anyway", "download")
  answers("fix", "fix")
  answers("back", "back")

  return {
    /**
     * @param {Problem[]} problems
     * @returns {Promise<Answer>}
     */
    ask(problems) {
      if (root.open) return Promise.resolve("back")
      replaceNodes(find("list"), problems.map(problem => {
        const item = document.createElement("li")
        item.className = "Publish-item"
        item.textContent = message(problem)
        return item
      }))
      const fixable = problems.some(({ fix }) => fix.length > 0)
      find("fix").hidden = !fixable
      find("back").classList.toggle("Button--primary", !fixable)
      root.returnValue = "back"
      root.showModal()
      find(fixable ? "fix" : "back").focus()
      return new Promise(resolve => {
        root.addEventListener("close", () => resolve(/** @type {Answer} */ (root.returnValue || "back")), { once: true })
      })
    },
  }
}
