// The tooltip with the suggestions.

import { replaceNodes } from "../browser/lists.js"

/** @import { EditorState } from "@codemirror/state" */
/** @import { TooltipView } from "@codemirror/view" */
/** @import { OpenList, Suggestion } from "./suggest.js" */

/**
 * Creates the tooltip.
 * @param {string} label the name of the list for screen readers
 * @param {object} options
 * @param {EditorState} options.state
 * @param {(state: EditorState) => OpenList | null} options.current returns the open list of a state
 * @param {(index: number) => void} options.onPick an option was clicked
 * @returns {TooltipView}
 */
export function createSuggestionList(label, { state, current, onPick }) {
  const dom = document.createElement("ul")
  dom.className = "cm-suggestions"
  dom.id = "cm-suggestions"
  dom.setAttribute("role", "listbox")
  dom.setAttribute("aria-label", label)
  // The text keeps the focus, so that a composition is not interrupted.
  dom.addEventListener("pointerdown", event => event.preventDefault())
  dom.addEventListener("click", event => {
    const option = /** @type {Element} */ (event.target).closest("[role=option]")
    if (option) onPick([...dom.children].indexOf(option))
  })
  /** @type {Suggestion[] | null} */
  let rendered = null

  /** @param {EditorState} state */
  function render(state) {
    const list = current(state)
    if (!list) return
    if (list.options !== rendered) replaceNodes(dom, list.options.map(createOption))
    rendered = list.options
    for (const [index, option] of [...dom.children].entries()) {
      option.setAttribute("aria-selected", String(index === list.selected))
    }
    dom.children[list.selected]?.scrollIntoView({ block: "nearest" })
  }
  render(state)
  return { dom, update: update => render(update.state) }
}

/**
 * @param {Suggestion} suggestion
 * @param {number} index
 */
function createOption({ text, count }, index) {
  const option = document.createElement("li")
  const word = document.createElement("span")
  const note = document.createElement("span")
  option.id = `cm-suggestion-${index}`
  option.setAttribute("role", "option")
  word.textContent = text.replace(/: $/, "")
  note.textContent = count > 0 ? String(count) : ""
  option.append(word, note)
  return option
}
