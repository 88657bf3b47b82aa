import { openDialog } from "../../browser/dialogs.js"
import { nameFor, troubleWith } from "./names.js"

/** @import { Translate } from "../../types" */

/**
 * What is known of the other logs' names.
 * @typedef {object} Others
 * @property {(name: string) => string} taken which one has the address of a name, "" for none
 * @property {(name: string) => string} free a name like another whose address nobody has
 */

/**
 * The dialog that gives a log another file name.
 * @param {HTMLDialogElement} root
 * @param {Translate} t
 */
export function createRename(root, t) {
  /** @type {(selector: string) => HTMLElement} */
  const find = selector => /** @type {HTMLElement} */ (root.querySelector(selector))
  const form = find("form")
  const input = /** @type {HTMLInputElement} */ (find(".Rename-input"))
  const result = find(".Rename-result")
  const ok = /** @type {HTMLButtonElement} */ (find(".Rename-ok"))
  const instead = find(".Rename-free")
  let day = ""
  /** @type {Others} */
  let others

  function show() {
    const name = nameFor(input.value, day)
    const trouble = troubleWith(name)
    const other = trouble ? "" : others.taken(name)
    ok.disabled = trouble !== ""
    result.classList.toggle("is-wrong", trouble !== "" || other !== "")
    result.textContent = trouble ? t(`rename.${trouble}`) : other ? t("rename.taken", { name, other }) : t("rename.result", { name })
    instead.hidden = other === ""
    instead.textContent = other && t("rename.free", { name: others.free(name) })
  }

  input.addEventListener("input", show)
  instead.addEventListener("click", () => {
    input.value = others.free(nameFor(input.value, day))
    input.focus()
    show()
  })
  form.addEventListener("submit", event => {
    event.preventDefault()
    if (!ok.disabled) root.close(nameFor(input.value, day))
  })
  find(".Rename-cancel").addEventListener("click", () => root.close())

  return {
    /**
     * Resolves to the new name, or to "".
     * @param {{ name: string, day: string }} log
     * @param {Others} known
     * @returns {Promise<string>}
     */
    ask(log, known) {
      day = log.day
      others = known
      input.value = log.name
      const answer = openDialog(root, input)
      // Only what makes the address, as file managers do.
      const end = log.name.lastIndexOf(".")
      const start = /^\d+-\d+-\d+-/.exec(log.name)?.[0].length ?? 0
      input.setSelectionRange(start, end > start ? end : log.name.length)
      show()
      return answer
    },
  }
}
