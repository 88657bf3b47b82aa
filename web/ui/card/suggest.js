// The list under a field with what the writer wrote there before. It never takes a key from a syllable that is composed,
// nor Enter from a writer who did not go into the list.

import { replaceNodes } from "../../browser/lists.js"

/** @typedef {{ text: string, count: number }} Suggestion */

let lists = 0

/**
 * @param {HTMLInputElement} input
 * @param {object} options
 * @param {(typed: string) => Suggestion[]} options.find
 * @param {(text: string) => void} options.onChoose
 */
export function createSuggestions(input, { find, onChoose }) {
  const id = `card-list-${++lists}`
  const list = document.createElement("ul")
  list.className = "Card-suggestions"
  list.id = id
  list.role = "listbox"
  list.hidden = true
  input.after(list)
  input.role = "combobox"
  for (const [name, value] of [["aria-autocomplete", "list"], ["aria-controls", id], ["aria-expanded", "false"]]) input.setAttribute(name, value)
  // Called as its field is, in whatever language that is from now on.
  list.setAttribute("aria-label", input.getAttribute("aria-label") ?? "")
  if (input.dataset.label) list.dataset.label = input.dataset.label

  /** @type {Suggestion[]} */
  let found = []
  let at = -1

  /** @param {number} next */
  function select(next) {
    at = next
    for (const [number, option] of [...list.children].entries()) option.setAttribute("aria-selected", String(number === at))
    list.children[at]?.scrollIntoView({ block: "nearest" })
    if (at < 0) input.removeAttribute("aria-activedescendant")
    else input.setAttribute("aria-activedescendant", `${id}-${at}`)
  }

  function close() {
    list.hidden = true
    input.setAttribute("aria-expanded", "false")
    select(-1)
  }

  function open() {
    if (input.readOnly) return
    found = find(input.value)
    replaceNodes(list, found.map(({ text, count }, number) => {
      const option = document.createElement("li")
      option.className = "Card-suggestion"
      option.role = "option"
      option.id = `${id}-${number}`
      const word = document.createElement("span")
      word.textContent = text
      const note = document.createElement("span")
      note.className = "Card-count"
      note.textContent = String(count)
      option.append(word, ...(count > 0 ? [note] : []))
      return option
    }))
    list.hidden = found.length === 0
    input.setAttribute("aria-expanded", String(!list.hidden))
    select(-1)
  }

  /** @param {number} number */
  function choose(number) {
    const { text } = found[number]
    close()
    onChoose(text)
  }

  input.addEventListener("input", open)
  // Who points at an empty field wants to see what there is.
  input.addEventListener("click", () => input.value === "" && open())
  input.addEventListener("blur", close)
  input.addEventListener("keydown", event => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === "ArrowDown" && list.hidden) open()
    else if (event.key === "ArrowDown") select(at + 1 < found.length ? at + 1 : -1)
    else if (event.key === "ArrowUp" && !list.hidden) select(at < 0 ? found.length - 1 : at - 1)
    else if (event.key === "Enter" && at >= 0) choose(at)
    else if (event.key === "Escape" && !list.hidden) close()
    else return
    event.preventDefault()
    event.stopImmediatePropagation()
  })
  // Not to blur the field, which would close the list before the click.
  list.addEventListener("pointerdown", event => event.preventDefault())
  list.addEventListener("click", event => {
    const option = /** @type {Element} */ (event.target).closest(".Card-suggestion")
    if (option) choose([...list.children].indexOf(option))
  })

  return { close }
}
