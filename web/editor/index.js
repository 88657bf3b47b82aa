// The editor: a text, its selection, and commands on it. CodeMirror's document is the only copy of
// the text; other modules receive its changes and request changes as edits.

import { closeSearchPanel } from "@codemirror/search"
import { Compartment, EditorState } from "@codemirror/state"
import { EditorView } from "@codemirror/view"
import { changeOf, createChanges, isTyped } from "./changes.js"
import { createComposition } from "./composition.js"
import { handleEnterAtOnce, resetContext } from "./editcontext.js"
import { baseExtensions, textExtensions } from "./extensions.js"
import { clampOffset, createLines } from "./lines.js"
import { createPaste } from "./paste.js"
import { handlePointer } from "./pointer.js"
import { createProblemMarks, setProblems } from "./problems.js"
import { caretOf, createSelection } from "./selection.js"
import { createSnapshot } from "./snapshot.js"
import { createSuggestions } from "./suggest.js"
import { isEditorCommand, isPanelCommand, runCommand } from "./viewcommands.js"

export { actionOf, isMac, keymap, label } from "./keymap.js"

/** @import { Change, Language, Problem, Snapshot, Translate } from "../types" */
/** @import { Caret } from "./selection.js" */

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {Language} language
 * @property {(event: KeyboardEvent) => string | null} actionOf returns the action of a key event
 * @property {(problem: Problem) => string} message returns a problem's text
 * @property {import("./problems.js").LoadPanel} fixPanel loads the panel that shows a fix
 * @property {() => Promise<import("./paste.js").Converter>} rich loads the converter of rich text
 */

/**
 * The calls of the editor to other modules. They happen after `connect`.
 * @typedef {object} Connections
 * @property {import("./suggest.js").Find} suggest finds the writer's earlier values for the front
 *   matter
 * @property {(text: Snapshot, change: Change) => void} onChange the text has changed, by the writer
 *   or by an edit; not called by `open`
 * @property {() => void} onType the writer typed or deleted text
 * @property {(caret: Caret) => void} onCaret
 * @property {() => void} onBlocked the browser does not let the page read the clipboard
 * @property {(name: string) => void} onAction a key was pressed whose action is not the editor's
 */

/** @typedef {ReturnType<typeof createEditor>} Editor */

/**
 * Creates the editor in `parent`.
 * @param {HTMLElement} parent
 * @param {Options} options
 */
export function createEditor(parent, { t, language, actionOf, message, fixPanel, rich }) {
  const outside = /** @type {Connections} */ ({})
  const texts = new Compartment()

  /** @type {import("./composition.js").Composition} */
  let composing
  const afterComposition = {
    finish: () => composing.finish(),
    /** @type {import("./composition.js").Composition["whenIdle"]} */
    whenIdle: (name, act) => composing.whenIdle(name, act),
  }
  const paste = createPaste({
    load: rich,
    onBlocked: () => outside.onBlocked(),
    ...afterComposition,
  })
  const suggestions = createSuggestions({
    find: (kind, typed, others) => outside.suggest(kind, typed, others),
    label: () => t("editor.suggestions"),
    ...afterComposition,
  })
  const extensions = [
    baseExtensions(paste.extension),
    suggestions.extension,
    createProblemMarks({
      message,
      t,
      load: fixPanel,
      onFix: problem => changes.apply(problem.fix),
    }),
    EditorView.updateListener.of(update => {
      if (update.docChanged && isTyped(update)) {
        composing.noteTyping()
        outside.onType()
      }
      if (update.docChanged) outside.onChange(currentSnapshot(), changeOf(update))
      if (update.docChanged || update.selectionSet) outside.onCaret(caretOf(update.state))
    }),
  ]
  /** @param {string} doc */
  const stateOf = doc =>
    EditorState.create({ doc, extensions: [extensions, texts.of(textExtensions(t, language))] })
  const view = new EditorView({ parent, state: stateOf("") })
  composing = createComposition(view)
  const changes = createChanges(view, composing)
  handleEnterAtOnce(view, composing)

  handlePointer(view, composing)

  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (suggestions.takeKey(event, view, composing.isComposing())) return
    const action = actionOf(event)
    if (!action) return
    const isOwn = isEditorCommand(action)
    const isInText = view.contentDOM.contains(/** @type {Node} */ (event.target))
    if (isOwn && !isInText && !isPanelCommand(action)) return
    // The paste event that the browser dispatches next does not tell which key caused it.
    if (action === "pastePlain") return paste.expectPlain(event)
    event.preventDefault()
    event.stopPropagation()
    if (event.repeat && action !== "undo" && action !== "redo") return
    if (isOwn && action !== "fix") run(action)
    else outside.onAction(action)
  }
  // CodeMirror ignores keys during a composition, so they are handled in the capturing phase.
  view.dom.addEventListener("keydown", onKey, true)

  let latestSnapshot = createSnapshot(view.state.doc)

  /** Returns the same object until the text changes, so that its text and hashes are built once. */
  function currentSnapshot() {
    if (latestSnapshot.doc !== view.state.doc) latestSnapshot = createSnapshot(view.state.doc)
    return latestSnapshot
  }

  /**
   * Runs a command by its name in the keymap. Returns false if it is not the editor's or does not
   * apply.
   * @param {string} name
   */
  function run(name) {
    if (!isEditorCommand(name)) return false
    composing.finish()
    if (name === "pastePlain") {
      void paste.pastePlain(view)
      return true
    }
    const isDone = runCommand(view, name)
    if (!isPanelCommand(name)) view.focus()
    return isDone
  }

  return {
    /** @param {Connections} connections */
    connect: connections => void Object.assign(outside, connections),
    text: () => currentSnapshot().text(),
    /** Returns the current text without building a string. */
    snapshot: currentSnapshot,
    run,
    ...createLines(view),
    ...createSelection(view, composing),
    ...changes,
    /**
     * Shows another text, with its own history.
     * @param {string} doc
     * @param {number} [caret]
     */
    open(doc, caret = 0) {
      composing.finish()
      paste.insertPending(view)
      view.setState(stateOf(doc))
      resetContext(view)
      // The filters of lineends.js correct the selection of a transaction, not that of a new state.
      const anchor = clampOffset(view, caret)
      const effects = EditorView.scrollIntoView(anchor, { y: "center" })
      view.dispatch({ selection: { anchor }, effects })
    },
    /**
     * Underlines the problems of the current text. During a composition they wait, and are dropped
     * if the text changes: newer ones will follow.
     * @param {Problem[]} problems
     */
    showProblems(problems) {
      const { doc } = view.state
      composing.whenIdle("problems", () => {
        if (view.state.doc === doc) view.dispatch({ effects: setProblems.of(problems) })
      })
    },
    focus() { view.focus() },
    /**
     * Changes the language of the editor's texts; `t` has to return texts in it already.
     * @param {Language} chosen
     */
    setLanguage(chosen) {
      language = chosen
      composing.finish()
      closeSearchPanel(view) // an open panel would keep its texts
      view.dispatch({ effects: texts.reconfigure(textExtensions(t, language)) })
    },
    composing,
    /** The element that scrolls. */
    scroller: view.scrollDOM,
  }
}
