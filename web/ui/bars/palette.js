// The palette: every action by its name.

import { openDialog } from "../../browser/dialogs.js"
import { isImeKey } from "../../browser/keys.js"

import { replaceNodes } from "../../browser/lists.js"

/** @typedef {{ name: string, label: string, keys: string }} Entry */

/**
 * The entries that hold every word of query, those that begin with it first.
 * @param {Entry[]} entries
 * @param {string} query
 */
export function filter(entries, query) {
  const words = query.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean)
  const found = entries.filter(({ label, name }) => words.every(word => `${label} ${name}`.toLowerCase().includes(word)))
  const begins = (/** @type {Entry} */ { label }) => words.length > 0 && label.toLowerCase().startsWith(words[0])
  return [...found.filter(begins), ...found.filter(entry => !begins(entry))]
}

/**
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {() => string[]} options.names of all actions; some may come twice
 * @param {(action: string) => string} options.nameOf
 * @param {(action: string) => string[]} options.keysOf
 * @param {(name: string) => void} options.onRun
 */
export function createPalette(root, { names, nameOf, keysOf, onRun }) {
  const input = /** @type {HTMLInputElement} */ (root.querySelector(".Palette-input"))
  const list = /** @type {HTMLElement} */ (root.querySelector(".Palette-list"))
  const none = /** @type {HTMLElement} */ (root.querySelector(".Palette-none"))
  /** @type {Entry[]} */
  let shown = []
  let at = 0

  /** @returns {Entry[]} */
  function entries() {
    const all = new Set(names())
    all.delete("palette")
    return [...all].map(name => ({ name, label: nameOf(name), keys: keysOf(name)[0] ?? "" }))
  }

  /** @param {number} next */
  function select(next) {
    at = shown.length > 0 ? (next + shown.length) % shown.length : 0
    for (const [number, option] of [...list.children].entries()) {
      option.setAttribute("aria-selected", String(number === at))
    }
    const option = list.children[at]
    option?.scrollIntoView({ block: "nearest" })
    input.setAttribute("aria-activedescendant", option?.id ?? "")
  }

  function render() {
    shown = filter(entries(), input.value)
    replaceNodes(list, shown.map(({ label, keys }, number) => {
      const option = document.createElement("li")
      option.className = "Palette-option"
      option.role = "option"
      option.id = `palette-${number}`
      const name = document.createElement("span")
      name.textContent = label
      const key = document.createElement("kbd")
      key.className = "Key"
      key.textContent = keys
      option.append(name, ...(keys ? [key] : []))
      return option
    }))
    none.hidden = shown.length > 0
    select(0)
  }

  /** @param {number} number */
  function run(number) {
    const entry = shown[number]
    if (!entry) return
    root.close()
    onRun(entry.name)
  }

  input.addEventListener("input", render)
  input.addEventListener("keydown", event => {
    if (isImeKey(event)) return
    if (event.key === "ArrowDown") select(at + 1)
    else if (event.key === "ArrowUp") select(at - 1)
    else if (event.key === "Enter") run(at)
    else return
    event.preventDefault()
  })
  list.addEventListener("click", event => {
    const option = /** @type {Element} */ (event.target).closest(".Palette-option")
    if (option) run([...list.children].indexOf(option))
  })
  list.addEventListener("pointermove", event => {
    const option = /** @type {Element} */ (event.target).closest(".Palette-option")
    const number = option ? [...list.children].indexOf(option) : -1
    if (number >= 0 && number !== at) select(number)
  })

  return {
    open() {
      input.value = ""
      void openDialog(root)
      render()
      input.focus()
    },
  }
}
