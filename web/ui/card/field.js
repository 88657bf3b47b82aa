// A text field of the card. Its value goes to the text when the writer pauses or leaves it, never
// during a composition. It shows the value of the text unless it is being edited.

import { isImeKey } from "../../browser/keys.js"

/**
 * Sets a value in the text; resolves to "", or to the reason of a refusal: a key of the catalogue
 * below "card.refused". With `isContinued` the change joins the last undo step.
 * @typedef {(value: string, isContinued: boolean) => Promise<string>} SetText
 */

/** Time after the last input until the value is set, in ms: longer than between two words. */
const DELAY = 700

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} input
 * @param {object} options
 * @param {SetText} options.onSet
 * @param {(reason: string) => void} options.onRefused called with "" once the value is set
 */
export function createTextField(input, { onSet, onRefused }) {
  /** The value of the text. */
  let shown = ""
  /** The value in flight. @type {string | null} */
  let sent = null
  /** The content that was refused. @type {string | null} */
  let refused = null
  let isComposing = false
  /** Whether the browser can undo the last input in this field. */
  let isTyped = false
  let isContinued = false
  /** Number of texts so far: a reply for an earlier text is ignored. */
  let generation = 0
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  const isEdited = () => input.value !== (sent ?? shown)
  const value = () => input.value.replace(/\s*[\r\n]+\s*/g, " ").trim()

  /** @param {string} next */
  function put(next) {
    isTyped = false
    if (input.value === next) return
    input.value = next
    grow()
  }

  /** Fits the height of a text area to its lines. */
  function grow() {
    if (!(input instanceof HTMLTextAreaElement)) return
    input.style.height = "auto"
    if (input.scrollHeight > 0) input.style.height = `${input.scrollHeight}px`
  }

  async function commit() {
    clearTimeout(timer)
    if (isComposing || input.readOnly || !isEdited() || input.value === refused) return
    const next = value()
    if (next === (sent ?? shown)) return
    const content = input.value
    const current = generation
    sent = next
    const reason = await onSet(next, isContinued)
    if (current !== generation) return
    isContinued = true
    if (reason === "") shown = next
    refused = reason === "" ? null : content
    if (sent === next) sent = null
    onRefused(reason)
  }

  function commitLater() {
    clearTimeout(timer)
    timer = setTimeout(commit, DELAY)
  }

  /** Shows the value of the text again. */
  function discard() {
    clearTimeout(timer)
    refused = null
    put(shown)
    onRefused("")
  }

  input.addEventListener("compositionstart", () => {
    isComposing = true
    clearTimeout(timer)
  })
  input.addEventListener("compositionend", () => {
    isComposing = false
    commitLater()
  })
  input.addEventListener("input", () => {
    isTyped = true
    grow()
    if (!isComposing) commitLater()
  })
  input.addEventListener("focus", () => {
    isTyped = isContinued = false
  })
  input.addEventListener("blur", () => {
    isComposing = false
    void commit()
    if (!isEdited() || sent !== null) put(sent ?? shown)
  })
  input.addEventListener("keydown", event => {
    const keyEvent = /** @type {KeyboardEvent} */ (event)
    if (keyEvent.key === "Enter" && !event.defaultPrevented) {
      // Enter of the input method ends the syllable; the delay sets the value afterwards.
      if (isImeKey(keyEvent)) return
      event.preventDefault()
      void commit()
    } else if (keyEvent.key === "Escape" && !keyEvent.isComposing && isEdited()) {
      event.stopPropagation()
      discard()
    }
  })

  return {
    input,
    commit,
    grow,
    value,
    /** Reports whether the browser's undo applies; otherwise undo is the editor's. */
    undoesItself: () => isTyped,
    /** Sets a value as if it had been typed. @param {string} next */
    choose(next) {
      input.value = next
      grow()
      void commit()
    },
    /** Another text is open: discards the value in flight. */
    reset() {
      clearTimeout(timer)
      generation++
      sent = refused = null
      shown = input.value
      isTyped = isContinued = isComposing = false
    },
    /** Shows the value of the text, unless the field is being edited. @param {string} next */
    show(next) {
      if (sent !== null) return // `next` is older than the value in flight
      const isActive = isEdited() && document.activeElement === input
      const isRefused = refused !== null && next === shown
      shown = next
      if (!isComposing && !isActive && !isRefused) put(next)
    },
  }
}
