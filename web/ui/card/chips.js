// The tags: a chip for each, and a field for the next one. Enter or a comma turns the typed text
// into chips.

import { cloneTemplate } from "../../browser/elements.js"
import { isImeKey } from "../../browser/keys.js"
import { splitList } from "../../browser/lists.js"
import { createSuggestions } from "./suggest.js"

/** @import { Suggestion } from "./suggest.js" */

/**
 * Returns the tags in a typed text. A leading "#" is dropped: YAML reads it as a comment.
 * @param {string} typed
 */
export const tagsIn = typed =>
  splitList(typed).map(tag => tag.replace(/^#+/, "").trim()).filter(Boolean)

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {HTMLElement} options.template of a chip
 * @param {(tag: string) => string} options.removeLabel the label of a chip's button
 * @param {(typed: string, tags: string[]) => Suggestion[]} options.find
 * @param {(tags: string[]) => Promise<string>} options.onSet see `SetText` in field.js
 * @param {(reason: string) => void} options.onRefused
 */
export function createTagField(root, { template, removeLabel, find, onSet, onRefused }) {
  const input = /** @type {HTMLInputElement} */ (root.querySelector("input"))
  /** @type {string[]} */
  let tags = []
  /** Number of settings in flight. */
  let inFlight = 0
  let isLocked = false
  /** Number of texts so far: a reply for an earlier text is ignored. */
  let generation = 0
  /** Whether Enter was pressed during a composition: the chip is added at its end. */
  let isAddPending = false

  const buttons = () =>
    /** @type {HTMLButtonElement[]} */ ([...root.querySelectorAll(".Card-remove")])
  const indexOf = (/** @type {EventTarget | null} */ target) => {
    const button = /** @type {Element} */ (target).closest(".Card-remove")
    return buttons().indexOf(/** @type {HTMLButtonElement} */ (button))
  }

  /** @param {string} tag */
  function chipOf(tag) {
    const chip = cloneTemplate(template)
    const [name, button] = /** @type {HTMLElement[]} */ ([...chip.children])
    name.textContent = tag
    button.setAttribute("aria-label", removeLabel(tag))
    button.hidden = isLocked
    return chip
  }

  function render() {
    const { activeElement } = document
    const focused = buttons().indexOf(/** @type {HTMLButtonElement} */ (activeElement))
    input.readOnly = isLocked
    for (const chip of root.querySelectorAll(".Card-chip")) chip.remove()
    for (const chip of tags.map(chipOf)) input.before(chip)
    // The focus of a removed chip moves to the next one, or to the field.
    if (focused >= 0) (buttons()[Math.min(focused, tags.length - 1)] ?? input).focus()
  }

  /** Sets the tags; resolves to the reason of a refusal, or to "". @param {string[]} next */
  async function set(next) {
    const before = tags
    const current = generation
    tags = next
    render()
    inFlight++
    const reason = await onSet(next)
    if (current !== generation) return ""
    inFlight--
    if (reason !== "" && inFlight === 0) tags = before
    if (reason !== "") render()
    onRefused(reason)
    return reason
  }

  /** Adds the typed tags; a refused text returns to the field. */
  async function add() {
    isAddPending = false
    const typed = input.value
    const next = [...new Set([...tags, ...tagsIn(typed)])]
    input.value = ""
    suggestions.close()
    if (next.length === tags.length) return
    if (await set(next) !== "" && input.value === "") input.value = typed
  }

  /** @param {number} index */
  function remove(index) {
    void set(tags.filter((_, other) => other !== index))
  }

  const suggestions = createSuggestions(input, {
    find: typed => find(typed, tags),
    onChoose: text => {
      input.value = text
      void add()
    },
  })

  input.addEventListener("compositionend", () => setTimeout(() => isAddPending && add()))
  input.addEventListener("input", event => {
    const { isComposing } = /** @type {InputEvent} */ (event)
    if (!isComposing && input.value.includes(",")) void add()
  })
  input.addEventListener("blur", () => input.value.trim() !== "" && void add())
  input.addEventListener("keydown", event => {
    const { key, isComposing } = event
    if (isComposing && isImeKey(event)) {
      if (key === "Enter") isAddPending = true
      return
    }
    const isBack = ["Backspace", "ArrowLeft"].includes(key) && input.selectionEnd === 0
    if (key === "Enter") void add()
    else if (key === "Escape" && input.value !== "") input.value = ""
    else if (isBack) buttons().at(-1)?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  root.addEventListener("keydown", event => {
    const { key } = event
    const index = indexOf(event.target)
    if (index < 0) return
    if (key === "Backspace" || key === "Delete") remove(index)
    else if (key === "ArrowLeft") buttons()[Math.max(0, index - 1)].focus()
    else if (key === "ArrowRight") (buttons()[index + 1] ?? input).focus()
    else return
    event.preventDefault()
  })
  root.addEventListener("click", event => {
    const index = indexOf(event.target)
    if (index >= 0) remove(index)
    else if (event.target === root) input.focus()
  })

  return {
    /** Adds the typed text as tags. */
    commit: () => (input.value.trim() === "" ? undefined : add()),
    lock() {
      isLocked = true
      render()
    },
    /** Another text is open: discards the typed text and the settings in flight. */
    reset() {
      generation++
      inFlight = 0
      input.value = ""
    },
    /** Shows the tags of the text. @param {string[]} next @param {boolean} lock */
    show(next, lock) {
      const isSame = next.join("\n") === tags.join("\n") && lock === isLocked
      if (inFlight > 0 || isSame) return
      tags = [...new Set(next)]
      isLocked = lock
      render()
    },
  }
}
