// One field of the card: what is typed in it goes to the text when the writer pauses or leaves, never while a syllable is
// composed; and it follows the text, unless it is being edited.

import { isImeKey } from "../../browser/keys.js"

/**
 * Sets a field: resolves to "" when the text has the value, or to why it has not. `again` says that this goes on from
 * the field's last setting, so that both are undone as one.
 * @typedef {(value: string, again: boolean) => Promise<string>} SetText
 */

/** As long as writers pause between two words, and shorter than a save. */
const pause = 700

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} input
 * @param {object} options
 * @param {SetText} options.onSet
 * @param {(reason: string) => void} options.onRefused "" when all is well again
 */
export function createTextField(input, { onSet, onRefused }) {
  /** What the text says, as last heard. */
  let shown = ""
  /** What is on its way into the text. @type {string | null} */
  let sent = null
  /** What the text did not take. @type {string | null} */
  let refused = null
  let composing = false
  /** Whether there is something that the browser's own undo of this field can take back. */
  let typed = false
  let again = false
  /** Counts the texts that the field has been of. */
  let turn = 0
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  const edited = () => input.value !== (sent ?? shown)
  const clean = () => input.value.replace(/\s*[\r\n]+\s*/g, " ").trim()

  /** @param {string} value */
  function put(value) {
    typed = false
    if (input.value === value) return
    input.value = value
    grow()
  }

  /** A text that needs more lines than one has them. */
  function grow() {
    if (!(input instanceof HTMLTextAreaElement)) return
    input.style.height = "auto"
    if (input.scrollHeight > 0) input.style.height = `${input.scrollHeight}px`
  }

  async function commit() {
    clearTimeout(timer)
    if (composing || input.readOnly || !edited() || input.value === refused) return
    const value = clean()
    if (value === (sent ?? shown)) return
    const mine = input.value, then = turn
    sent = value
    const reason = await onSet(value, again)
    if (then !== turn) return
    again = true
    if (reason === "") shown = value
    refused = reason === "" ? null : mine
    if (sent === value) sent = null
    onRefused(reason)
  }

  function later() {
    clearTimeout(timer)
    timer = setTimeout(commit, pause)
  }

  input.addEventListener("compositionstart", () => {
    composing = true
    clearTimeout(timer)
  })
  input.addEventListener("compositionend", () => {
    composing = false
    later()
  })
  input.addEventListener("input", () => {
    typed = true
    grow()
    if (!composing) later()
  })
  input.addEventListener("focus", () => {
    typed = again = false
  })
  input.addEventListener("blur", () => {
    composing = false
    void commit()
    if (!edited() || sent !== null) put(sent ?? shown)
  })
  input.addEventListener("keydown", event => {
    const { key, isComposing } = /** @type {KeyboardEvent} */ (event)
    const isOurs = !isImeKey(/** @type {KeyboardEvent} */ (event))
    if (key === "Enter" && !event.defaultPrevented) {
      // While composing, Enter ends the syllable, and the pause after it does the rest.
      if (isOurs) event.preventDefault()
      if (isOurs) void commit()
    } else if (key === "Escape" && !isComposing && edited()) {
      event.stopPropagation()
      clearTimeout(timer)
      refused = null
      put(shown)
      onRefused("")
    }
  })

  return {
    input,
    commit,
    grow,
    /** The browser takes back what was typed here; what was not is the editor's to undo. */
    undoesItself: () => typed,
    value: () => clean(),
    /** Puts a value in as if it had been typed, and sets it. @param {string} value */
    choose(value) {
      input.value = value
      grow()
      void commit()
    },
    /** The field is of another text from now on. */
    reset() {
      clearTimeout(timer)
      turn++
      sent = refused = null
      shown = input.value
      typed = again = composing = false
    },
    /** The text says this now. @param {string} value */
    show(value) {
      // What was sent is on its way into the text, which this is not yet.
      if (sent !== null) return
      const busy = composing || (edited() && document.activeElement === input) || (refused !== null && value === shown)
      shown = value
      if (!busy) put(value)
    },
  }
}
