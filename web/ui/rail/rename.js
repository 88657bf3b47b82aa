import { openDialog } from "../../browser/dialogs.js"
import { elementFinder } from "../../browser/elements.js"
import { logName } from "../../browser/names.js"
import { partsOf } from "../../browser/postname.js"

/** @import { EngineCalls, Translate } from "../../types" */

/**
 * The file name for the typed text, and the reason why it cannot be used: a key of the catalogue
 * under "rename", or "".
 * @typedef {{ name: string, problem: "" | "day" | "slug" | "engine" }} Answer
 */

/**
 * The names of the other logs.
 * @typedef {object} Others
 * @property {(name: string) => string} taken returns the log that has the address of a name, or ""
 * @property {(name: string) => string} free returns a similar name whose address no log has
 */

/**
 * The dialog that gives a log another file name.
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {(typed: string, day: string) => Promise<ReturnType<EngineCalls["typedName"]>>}
 *   options.typedName asks the engine for the name of a file
 */
export function createRename(root, { t, typedName }) {
  const find = elementFinder(root, ".Rename-")
  const input = /** @type {HTMLInputElement} */ (find("input"))
  const result = find("result")
  const ok = /** @type {HTMLButtonElement} */ (find("ok"))
  const free = find("free")
  let day = ""
  /** @type {Others} */
  let others

  /** A similar name with a free address. */
  let freeName = ""
  /** The answer for the text in the field. @type {Promise<Answer>} */
  let answer

  /** @returns {Promise<Answer>} */
  async function ask() {
    try {
      const { name, problem } = await typedName(input.value, day)
      return { name: logName(name), problem }
    } catch {
      return { name: "", problem: "engine" }
    }
  }

  async function show() {
    const asked = answer = ask()
    const { name, problem } = await asked
    if (asked !== answer) return
    const other = problem ? "" : others.taken(name)
    let text = t("rename.result", { name })
    if (problem) text = t(`rename.${problem}`)
    else if (other) text = t("rename.taken", { name, other })
    ok.disabled = problem !== ""
    result.classList.toggle("is-wrong", problem !== "" || other !== "")
    result.textContent = text
    freeName = other && others.free(name)
    free.hidden = other === ""
    free.textContent = other && t("rename.free", { name: freeName })
  }

  async function submit() {
    const asked = answer
    const { name, problem } = await asked
    if (asked === answer && problem === "") root.close(name)
  }

  input.addEventListener("input", () => void show())
  free.addEventListener("click", () => {
    input.value = freeName
    input.focus()
    void show()
  })
  root.querySelector("form")?.addEventListener("submit", event => {
    event.preventDefault()
    void submit()
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
      const closed = openDialog(root, input)
      const { date, stem } = partsOf(log.name)
      input.setSelectionRange(date.length, date.length + stem.length)
      free.hidden = true // it names the log of the last time
      void show()
      return closed
    },
  }
}
