// The tags: a chip for each, and a field for the next. Enter or a comma makes a chip of what is typed.

import { isImeKey } from "../../browser/keys.js"
import { createSuggestions } from "./suggest.js"

/** @import { Suggestion } from "./suggest.js" */

/** The words in what was typed; people write tags with "#", which YAML would take for a comment. @param {string} typed */
export const wordsOf = typed => typed.split(",").map(word => word.trim().replace(/^#+/, "").trim()).filter(Boolean)

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {HTMLTemplateElement} options.template of a chip
 * @param {(word: string) => string} options.removes what the button of a chip is called
 * @param {(typed: string, words: string[]) => Suggestion[]} options.find
 * @param {(words: string[]) => Promise<string>} options.onSet
 * @param {(reason: string) => void} options.onRefused
 */
export function createTagField(root, { template, removes, find, onSet, onRefused }) {
  const input = /** @type {HTMLInputElement} */ (root.querySelector("input"))
  /** @type {string[]} */
  let words = []
  let sending = 0
  let locked = false
  /** Counts the texts that the tags have been of. */
  let turn = 0
  /** Enter was pressed while a syllable was composed: it is meant for the chip, once the syllable is there. */
  let waits = false

  const buttons = () => /** @type {HTMLButtonElement[]} */ ([...root.querySelectorAll(".Card-remove")])

  function draw() {
    const focused = buttons().indexOf(/** @type {HTMLButtonElement} */ (document.activeElement))
    input.readOnly = locked
    for (const chip of root.querySelectorAll(".Card-chip")) chip.remove()
    const chips = words.map(word => {
      const chip = /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true))
      const [name, button] = /** @type {HTMLElement[]} */ ([...chip.children])
      name.textContent = word
      button.setAttribute("aria-label", removes(word))
      button.hidden = locked
      return chip
    })
    for (const chip of chips) input.before(chip)
    // The chip that had the focus may be gone: the next one has it, or the field.
    if (focused >= 0) (buttons()[Math.min(focused, words.length - 1)] ?? input).focus()
  }

  /** @param {string[]} next */
  async function set(next) {
    const before = words, then = turn
    words = next
    draw()
    sending++
    const reason = await onSet(next)
    if (then !== turn) return ""
    sending--
    if (reason !== "" && sending === 0) words = before
    if (reason !== "") draw()
    onRefused(reason)
    return reason
  }

  async function add() {
    waits = false
    const typed = input.value
    const next = [...new Set([...words, ...wordsOf(typed)])]
    input.value = ""
    list.close()
    if (next.length === words.length) return
    if (await set(next) !== "" && input.value === "") input.value = typed
  }

  /** @param {number} number */
  function remove(number) {
    void set(words.filter((_, other) => other !== number))
  }

  const list = createSuggestions(input, { find: typed => find(typed, words), onChoose: text => {
    input.value = text
    void add()
  } })

  input.addEventListener("compositionend", () => setTimeout(() => waits && add()))
  input.addEventListener("input", event => {
    if (!(/** @type {InputEvent} */ (event).isComposing) && input.value.includes(",")) void add()
  })
  input.addEventListener("blur", () => input.value.trim() !== "" && void add())
  input.addEventListener("keydown", event => {
    if (event.isComposing && isImeKey(event)) {
      if (event.key === "Enter") waits = true
      return
    }
    if (event.key === "Enter") void add()
    else if (event.key === "Escape" && input.value !== "") input.value = ""
    else if (["Backspace", "ArrowLeft"].includes(event.key) && input.selectionEnd === 0) buttons().at(-1)?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  })
  root.addEventListener("keydown", event => {
    const number = buttons().indexOf(/** @type {HTMLButtonElement} */ (event.target))
    if (number < 0) return
    if (event.key === "Backspace" || event.key === "Delete") remove(number)
    else if (event.key === "ArrowLeft") buttons()[Math.max(0, number - 1)].focus()
    else if (event.key === "ArrowRight") (buttons()[number + 1] ?? input).focus()
    else return
    event.preventDefault()
  })
  root.addEventListener("click", event => {
    const number = buttons().indexOf(/** @type {HTMLButtonElement} */ (/** @type {Element} */ (event.target).closest(".Card-remove")))
    if (number >= 0) remove(number)
    else if (event.target === root) input.focus()
  })

  return {
    commit: () => (input.value.trim() === "" ? undefined : add()),
    lock() {
      locked = true
      draw()
    },
    /** The tags are of another text from now on. */
    reset() {
      turn++
      sending = 0
      input.value = ""
    },
    /** @param {string[]} next @param {boolean} lock */
    show(next, lock) {
      if (sending > 0 || (next.join("\n") === words.join("\n") && lock === locked)) return
      words = [...new Set(next)]
      locked = lock
      draw()
    },
  }
}
