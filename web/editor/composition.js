// While a syllable is composed nothing may be dispatched into the editor: a Korean composition starts and ends with every
// syllable, and one that is disturbed is typed twice or lost.

/**
 * @param {import("@codemirror/view").EditorView} view
 */
export function composition(view) {
  /** @type {Map<string, () => void>} what waits for the end, by name; a newer one takes the place of an older */
  const waiting = new Map()
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  const later = () => {
    clearTimeout(timer)
    // The next syllable starts in the same moment as the last one ends, and CodeMirror tidies up 50 ms after.
    timer = setTimeout(() => {
      if (view.compositionStarted) return
      const acts = [...waiting.values()]
      waiting.clear()
      acts.forEach(act => act())
    }, 60)
  }
  view.contentDOM.addEventListener("compositionend", later)

  return {
    /** Runs `act` now, or when the writer is no longer composing. @param {string} name @param {() => void} act */
    whenOver(name, act) {
      waiting.delete(name)
      if (!view.compositionStarted) return act()
      waiting.set(name, act)
    },
    /** Ends it, keeping what is composed, because the writer asked for something else. */
    finish() {
      if (!view.compositionStarted) return
      const focused = view.hasFocus
      view.contentDOM.blur()
      // What the browser wrote at the end is not read before the next task, and a dispatch before that would undo it.
      const { observer } = /** @type {any} */ (view)
      observer.forceFlush()
      if (focused) view.focus()
    },
    /** Safari now and then forgets compositionend: changes that come without composing show that it is over. */
    check() { if (waiting.size && !view.compositionStarted) later() },
    /** Drops what waits: it was meant for another text. */
    forget: () => waiting.clear(),
    destroy() { clearTimeout(timer) },
  }
}
