import { nameFor, slugOf, troubleWith } from "./names.js"

/** @import { Named } from "./names.js" */

/**
 * The dialog that gives a log another file name.
 * @param {HTMLDialogElement} root
 * @param {(key: string, params?: Record<string, string | number>) => string} t
 */
export function create(root, t) {
  /** @type {(selector: string) => HTMLElement} */
  const find = selector => /** @type {HTMLElement} */ (root.querySelector(selector))
  const form = find("form")
  const input = /** @type {HTMLInputElement} */ (find(".Rename-input"))
  const result = find(".Rename-result")
  const ok = /** @type {HTMLButtonElement} */ (find(".Rename-ok"))
  let day = ""
  /** @type {Named[]} */
  let others = []
  /** @type {(name: string) => void} */
  let answer = () => {}

  function show() {
    const name = nameFor(input.value, day)
    const trouble = troubleWith(name)
    const twin = others.find(other => slugOf(other.name) === slugOf(name))
    ok.disabled = trouble !== ""
    result.classList.toggle("is-wrong", trouble !== "" || twin !== undefined)
    result.textContent = trouble ? t(`rename.${trouble}`) : twin ? t("rename.taken", { name, other: twin.name }) : t("rename.result", { name })
  }

  input.addEventListener("input", show)
  form.addEventListener("submit", event => {
    event.preventDefault()
    if (ok.disabled) return
    const give = answer
    answer = () => {}
    root.close()
    give(nameFor(input.value, day))
  })
  find(".Rename-cancel").addEventListener("click", () => root.close())
  root.addEventListener("close", () => answer(""))

  return {
    /**
     * Resolves to the new name, or to "".
     * @param {Named} log
     * @param {Named[]} all the others
     * @returns {Promise<string>}
     */
    ask(log, all) {
      day = log.day
      others = all
      input.value = log.name
      root.showModal()
      input.focus()
      // Only what makes the address, as file managers do.
      const end = log.name.lastIndexOf(".")
      const start = /^\d+-\d+-\d+-/.exec(log.name)?.[0].length ?? 0
      input.setSelectionRange(start, end > start ? end : log.name.length)
      show()
      return new Promise(resolve => {
        answer = resolve
      })
    },
  }
}
