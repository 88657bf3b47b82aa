// The list of suggestions below a field: values that the writer used before. Enter chooses one only
// after the arrow keys selected it, and keys of the input method are left alone.

import { createElement } from "../../browser/elements.js"
import { createListbox } from "../../browser/listbox.js"

/** @typedef {{ text: string, count: number }} Suggestion */

/** Number of lists so far, for unique ids. */
let lists = 0

/** @param {Suggestion} suggestion */
function option({ text, count }) {
  const option = createElement("li", "Card-suggestion", createElement("span", "", text))
  if (count > 0) option.append(createElement("span", "Card-count", String(count)))
  return option
}

/**
 * Creates the empty list of a field, and marks the field as its combobox.
 * @param {HTMLInputElement} input
 */
function attachList(input) {
  const list = createElement("ul", "Card-suggestions")
  list.id = `card-list-${++lists}`
  list.role = "listbox"
  list.hidden = true
  // The label of the field; data-label translates it when the language changes.
  list.setAttribute("aria-label", input.getAttribute("aria-label") ?? "")
  if (input.dataset.label) list.dataset.label = input.dataset.label
  input.after(list)
  input.role = "combobox"
  input.setAttribute("aria-autocomplete", "list")
  input.setAttribute("aria-controls", list.id)
  input.setAttribute("aria-expanded", "false")
  return list
}

/**
 * @param {HTMLInputElement} input
 * @param {object} options
 * @param {(typed: string) => Suggestion[]} options.find
 * @param {(text: string) => void} options.onChoose
 */
export function createSuggestions(input, { find, onChoose }) {
  const list = attachList(input)
  const listbox = createListbox(list, { input, prefix: list.id })
  /** @type {Suggestion[]} */
  let found = []

  function close() {
    list.hidden = true
    input.setAttribute("aria-expanded", "false")
    listbox.select(-1)
  }

  function open() {
    if (input.readOnly) return
    found = find(input.value)
    list.hidden = found.length === 0
    input.setAttribute("aria-expanded", String(!list.hidden))
    listbox.show(found.map(option), -1)
  }

  /** @param {number} index */
  function choose(index) {
    const { text } = found[index]
    close()
    onChoose(text)
  }

  /** Handles a key event; returns whether it did. @param {string} key */
  function handleKey(key) {
    const index = listbox.selected()
    const last = found.length - 1
    if (key === "ArrowDown" && list.hidden) open()
    else if (key === "ArrowDown") listbox.select(index < last ? index + 1 : -1)
    else if (key === "ArrowUp" && !list.hidden) listbox.select(index < 0 ? last : index - 1)
    else if (key === "Enter" && index >= 0) choose(index)
    else if (key === "Escape" && !list.hidden) close()
    else return false
    return true
  }

  input.addEventListener("input", open)
  input.addEventListener("click", () => input.value === "" && open())
  input.addEventListener("blur", close)
  input.addEventListener("keydown", event => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (!handleKey(event.key)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  })
  // A blur would close the list before the click.
  list.addEventListener("pointerdown", event => event.preventDefault())
  list.addEventListener("click", event => {
    const index = listbox.indexOf(event)
    if (index >= 0) choose(index)
  })

  return { close }
}
