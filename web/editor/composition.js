// Tells whether a composition is active in the editor, and runs work when none is. A composition
// that a transaction disturbs is doubled or lost, and in Korean every syllable is one.
//
// CodeMirror's own state (view.compositionStarted) decides, not events: where CodeMirror uses an
// EditContext, as in Chrome for Android, only that object receives the events of the composition,
// key events report isComposing: false, and there are no input events.

import { wait } from "../browser/within.js"

/**
 * Time after a composition in which the next syllable may start and CodeMirror still reads the
 * previous one, in ms.
 */
const GAP = 60

/**
 * Interval at which pending work checks whether an end was missed, in ms: Safari and some keyboards
 * of Android do not always report it.
 */
const POLL = 250

/** @typedef {ReturnType<typeof createComposition>} Composition */

/** @param {import("@codemirror/view").EditorView} view */
export function createComposition(view) {
  const { contentDOM } = view
  const { ownerDocument } = contentDOM
  /** @type {EventTarget | null | undefined} */
  const context = /** @type {any} */ (contentDOM).editContext
  /** Pending work by name. @type {Map<string | symbol, () => void>} */
  const pending = new Map()
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  let endedAt = -Infinity
  let typedAt = -Infinity

  const isSettling = () => performance.now() - endedAt < GAP
  const isComposing = () => view.compositionStarted

  /** @param {number} delay */
  function schedule(delay) {
    clearTimeout(timer)
    if (pending.size > 0) timer = setTimeout(runPending, delay)
  }

  function runPending() {
    if (isComposing()) return schedule(POLL)
    if (isSettling()) return schedule(GAP)
    const acts = [...pending.values()]
    pending.clear()
    for (const act of acts) act()
  }

  /**
   * Runs work now, or after the composition.
   * @param {string | symbol} name pending work of the same name is replaced
   * @param {() => void} act
   */
  function whenIdle(name, act) {
    pending.delete(name)
    if (!isComposing() && !isSettling()) return act()
    pending.set(name, act)
    schedule(isComposing() ? POLL : GAP)
  }

  /** Resolves when no composition is active. @returns {Promise<void>} */
  const ended = () => new Promise(resolve => whenIdle(Symbol("ended"), resolve))

  function noteTyping() {
    typedAt = performance.now()
  }

  function onEnd() {
    endedAt = typedAt = performance.now()
    schedule(GAP)
  }
  contentDOM.addEventListener("compositionend", onEnd)
  context?.addEventListener("compositionend", onEnd)

  // On the document, since keys in other fields and in dialogs count as typing, too. Not "input": a
  // listener above the editor causes a second layout per keystroke (docs/editor.md).
  for (const type of ["keydown", "beforeinput", "compositionend"]) {
    ownerDocument.addEventListener(type, noteTyping, true)
  }

  return {
    isComposing,
    whenIdle,
    ended,
    /** Records that the text was changed by typing. */
    noteTyping,

    /**
     * Resolves when no composition is active and nothing was typed in any field for a while.
     * @param {number} pause in ms
     */
    async idle(pause) {
      const remaining = () => typedAt + pause - performance.now()
      await ended()
      while (remaining() > 0) {
        await wait(remaining())
        await ended()
      }
    },

    /** Ends the composition and keeps its text. Called before every command of the writer. */
    finish() {
      const mustEnd = isComposing()
      if (!mustEnd && !isSettling()) return
      if (mustEnd && context) {
        // Detaching the EditContext ends its composition, so that blur does not hide the keyboard.
        Object.assign(contentDOM, { editContext: null })
        Object.assign(contentDOM, { editContext: context })
      }
      const mustBlur = isComposing()
      const isFocused = view.hasFocus
      if (mustBlur) contentDOM.blur()
      // CodeMirror reads the browser's last change in a later task; a transaction before that task
      // would revert it.
      const { observer } = /** @type {any} */ (view)
      observer.forceFlush()
      if (mustBlur && isFocused) view.focus()
    },
  }
}
