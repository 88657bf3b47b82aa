import { openDialog } from "../../browser/dialogs.js"
import { elementFinder } from "../../browser/elements.js"
import { nameFor, problemOf } from "./names.js"

/** @import { Translate } from "../../types" */

/**
 * The names of the other logs.
 * @typedef {object} Others
 * @property {(name: string) => string} taken returns the log that has the address of a name, or ""
 * @property {(name: string) => string} free returns a similar name whose address no log has
 */

/**
 * The dialog that gives a log another file name.
 * @param {HTMLDialogElement} root
 * @param {Translate} t
 */
export function createRename(root, t) {
  const find = elementFinder(root, ".Rename-")
  const input = /** @type {HTMLInputElement} */ (find("input"))
  const result = find("result")
  const ok = /** @type {HTMLButtonElement} */ (find("ok"))
  const free = find("free")
  let day = ""
  /** @type {Others} */
  let others

  const name = () => nameFor(input.value, day)

  function show() {
    const problem = problemOf(name())
    const other = problem ? "" : others.taken(name())
    let text = t("rename.result", { name: name() })
    if (problem) text = t(`rename.${problem}`)
    else if (other) text = t("rename.taken", { name: name(), other })
    ok.disabled = problem !== ""
    result.classList.toggle("is-wrong", problem !== "" || other !== "")
    result.textContent = text
    free.hidden = other === ""
    free.textContent = other && t("rename.free", { name: others.free(name()) })
  }

  input.addEventListener("input", show)
  free.addEventListener("click", () => {
    input.value = others.free(name())
    input.focus()
    show()
  })
  root.querySelector("form")?.addEventListener("submit", event => {
    event.preventDefault()
    if (!ok.disabled) root.close(name())
  })
  find("cancel").addEventListener("click", () => root.close())

  return {
    /**
     * Resolves to the new name, "" if the writer cancelled.
     * @param {{ name: string, day: string }} log
     * @param {Others} names
     * @returns {Promise<string>}
     */
    ask(log, names) {
      day = log.day
      others = names
      input.value = log.name
      const answer = openDialog(root, input)
      // Selects the slug, without date and extension.
      const dot = log.name.lastIndexOf(".")
      const start = /^\d+-\d+-\d+-/.exec(log.name)?.[0].length ?? 0
      input.setSelectionRange(start, dot > start ? dot : log.name.length)
      show()
      return answer
    },
  }
}
