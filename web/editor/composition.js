// Knows whether a syllable is being composed in the editor, and runs work when none is: a composition that is disturbed is
// typed twice or lost, and a Korean one starts and ends with every syllable.
//
// CodeMirror's own state decides (view.compositionStarted), since events do not reach the same place everywhere: where
// CodeMirror uses an EditContext, as in Chrome for Android, only that object receives them, key events say isComposing: false
// and there are no input events.

/** Time after a composition in which the next syllable may start and CodeMirror still reads the last one, in ms. */
const GAP = 60

/** How often pending work looks whether an end was missed, in ms: Safari and some keyboards of Android forget to report it. */
const POLL = 250

/** @typedef {ReturnType<typeof createComposition>} Composition */

/** @param {import("@codemirror/view").EditorView} view */
export function createComposition(view) {
  const { contentDOM } = view
  const context = /** @type {EventTarget | null | undefined} */ (/** @type {any} */ (contentDOM).editContext)
  /** Work by name; a newer one replaces an older one of the same name. @type {Map<string | symbol, () => void>} */
  const waiting = new Map()
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer
  let endedAt = -Infinity
  let typedAt = -Infinity

  const isSettling = () => performance.now() - endedAt < GAP
  const isComposing = () => view.compositionStarted

  /** @param {number} delay */
  function schedule(delay) {
    clearTimeout(timer)
    if (waiting.size > 0) timer = setTimeout(run, delay)
  }

  function run() {
    if (isComposing()) return schedule(POLL)
    if (isSettling()) return schedule(GAP)
    const acts = [...waiting.values()]
    waiting.clear()
    for (const act of acts) act()
  }

  /** Runs `act` now, or when nothing is composed any more. @param {string | symbol} name @param {() => void} act */
  function whenIdle(name, act) {
    waiting.delete(name)
    if (!isComposing() && !isSettling()) return act()
    waiting.set(name, act)
    schedule(isComposing() ? POLL : GAP)
  }

  /** Resolves when nothing is composed. @returns {Promise<void>} */
  const over = () => new Promise(resolve => whenIdle(Symbol("over"), resolve))

  function onEnd() {
    endedAt = typedAt = performance.now()
    schedule(GAP)
  }
  contentDOM.addEventListener("compositionend", onEnd)
  context?.addEventListener("compositionend", onEnd)

  const typed = () => {
    typedAt = performance.now()
  }
  // Any field counts, and a dialog that a key has closed. Not "input": a listener above the editor costs each keystroke a second
  // layout (docs/architecture.md).
  const { ownerDocument } = contentDOM
  const types = ["keydown", "beforeinput", "compositionend"]
  for (const type of types) ownerDocument.addEventListener(type, typed, true)

  return {
    isComposing,
    whenIdle,
    over,

    /** The text was changed by typing. */
    typed,

    /** Resolves when nothing was typed anywhere for a while, and nothing is composed. @param {number} pause in ms */
    async rest(pause) {
      const left = () => typedAt + pause - performance.now()
      for (await over(); left() > 0; await over()) await new Promise(resolve => setTimeout(resolve, left()))
    },

    /** Ends the composition and keeps its text, because of a command of the writer's. */
    finish() {
      if (!isComposing() && !isSettling()) return
      // An element without its EditContext composes nothing. To blur it would hide the keyboard of a phone.
      if (isComposing() && context) Object.assign(contentDOM, { editContext: null }), Object.assign(contentDOM, { editContext: context })
      const isFocused = view.hasFocus, mustBlur = isComposing()
      if (mustBlur) contentDOM.blur()
      // CodeMirror reads in a later task what the browser wrote at the end, and a dispatch before that would undo it.
      const { observer } = /** @type {any} */ (view)
      observer.forceFlush()
      if (mustBlur && isFocused) view.focus()
    },

    destroy() {
      clearTimeout(timer)
      for (const type of types) ownerDocument.removeEventListener(type, typed, true)
    },
  }
}
