// The command palette: every action by its name.

import { openDialog } from "../../browser/dialogs.js"
import { createElement, elementFinder } from "../../browser/elements.js"
import { isImeKey } from "../../browser/keys.js"
import { createListbox } from "../../browser/listbox.js"

/** @typedef {{ name: string, label: string, keys: string }} Entry */

/**
 * Returns the entries that contain every word of the query; those that begin with the first word
 * precede the others.
 * @param {Entry[]} entries
 * @param {string} query
 */
export function filter(entries, query) {
  const words = query.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean)
  const found = entries.filter(({ label, name }) => {
    const text = `${label} ${name}`.toLowerCase()
    return words.every(word => text.includes(word))
  })
  const begins = (/** @type {Entry} */ { label }) =>
    words.length > 0 && label.toLowerCase().startsWith(words[0])
  return [...found.filter(begins), ...found.filter(entry => !begins(entry))]
}

/**
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {() => string[]} options.names of all actions; a name may occur twice
 * @param {(action: string) => string} options.nameOf
 * @param {(action: string) => string[]} options.keysOf
 * @param {(action: string) => void} options.onAction
 */
export function createPalette(root, { names, nameOf, keysOf, onAction }) {
  const find = elementFinder(root, ".Palette-")
  const input = /** @type {HTMLInputElement} */ (find("input"))
  const list = find("list")
  const listbox = createListbox(list, { input, prefix: "palette" })
  /** @type {Entry[]} */
  let shown = []

  /** @returns {Entry[]} */
  function entries() {
    const all = new Set(names())
    all.delete("palette")
    return [...all].map(name => ({ name, label: nameOf(name), keys: keysOf(name)[0] ?? "" }))
  }

  function show() {
    shown = filter(entries(), input.value)
    const options = shown.map(({ label, keys }) => {
      const option = createElement("li", "Palette-option", createElement("span", "", label))
      if (keys) option.append(createElement("kbd", "Key", keys))
      return option
    })
    find("none").hidden = shown.length > 0
    listbox.show(options, 0)
  }

  /** @param {number} index */
  function run(index) {
    const entry = shown[index]
    if (!entry) return
    root.close()
    onAction(entry.name)
  }

  input.addEventListener("input", show)
  input.addEventListener("keydown", event => {
    if (isImeKey(event)) return
    if (event.key === "ArrowDown") listbox.selectAround(listbox.selected() + 1)
    else if (event.key === "ArrowUp") listbox.selectAround(listbox.selected() - 1)
    else if (event.key === "Enter") run(listbox.selected())
    else return
    event.preventDefault()
  })
  list.addEventListener("click", event => run(listbox.indexOf(event)))
  list.addEventListener("pointermove", event => {
    const index = listbox.indexOf(event)
    if (index >= 0 && index !== listbox.selected()) listbox.select(index)
  })

  return {
    open() {
      input.value = ""
      void openDialog(root)
      show()
      input.focus()
    },
  }
}
