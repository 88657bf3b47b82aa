// The editor: a text, its caret, and commands on it. CodeMirror's document is the only truth; everything else is told of its
// changes and asks for changes as edits.

import { history, isolateHistory, redo, undo } from "@codemirror/commands"
import { closeSearchPanel, openSearchPanel, search } from "@codemirror/search"
import { Compartment, EditorSelection, EditorState, Transaction } from "@codemirror/state"
import { EditorView, drawSelection, dropCursor, highlightSpecialChars, placeholder } from "@codemirror/view"
import { edit, edits } from "./commands.js"
import { createComposition } from "./composition.js"
import { enterAtOnce, renewContext } from "./editcontext.js"
import { hang } from "./hang.js"
import { keys } from "./keys.js"
import { lineEnds } from "./lineends.js"
import { post } from "./markdown.js"
import { marks } from "./marks.js"
import { pasting } from "./paste.js"
import { phrases } from "./phrases.js"
import { applied, fixOf, problems, setProblems, spliced } from "./problems.js"
import { createSuggestions } from "./suggest.js"
import { snapshot } from "./snapshot.js"
import { looks } from "./theme.js"

export { actionOf, isMac, keymap, label } from "./keymap.js"

/** @import { ViewUpdate } from "@codemirror/view" */
/** @import { Change, Edit, Language, Problem, Snapshot, Translate } from "../types" */

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {Language} language
 * @property {(event: KeyboardEvent) => string | null} actionOf returns the action of a key event
 * @property {(problem: Problem) => string} message returns a problem's text
 * @property {() => Promise<import("./paste.js").Converter>} rich loads the converter of rich text
 */

/**
 * The calls of the editor to other modules. They happen after `connect`.
 * @typedef {object} Connections
 * @property {import("./suggest.js").Find} suggest finds the writer's earlier values for the front matter
 * @property {(text: Snapshot, change: Change) => void} onChange the text has changed, by the writer or by an edit; not called by open
 * @property {() => void} onType the writer typed or deleted something
 * @property {(caret: Caret) => void} onCaret
 * @property {() => void} onBlocked the browser does not let the page read the clipboard
 * @property {(name: string) => void} onAction a key was pressed whose action is not a command of the editor
 */

/** Line and column count from 1; column and selected in characters. @typedef {{ offset: number, line: number, column: number, selected: number }} Caret */

/** @typedef {ReturnType<typeof createEditor>} Editor */

/** What other than `edits` the editor does by name. @type {Record<string, (view: EditorView) => boolean>} */
const viewCommands = { undo, redo, find: openSearchPanel, replace: openReplace, fix }

/** Commands that do not touch the text and so may be called from the search panel. */
const anywhere = new Set(["find", "replace"])

/** @param {EditorView} view */
function openReplace(view) {
  const { main } = view.state.selection
  openSearchPanel(view)
  const field = /** @type {HTMLInputElement | null} */ (view.dom.querySelector(".cm-search [name=replace]"))
  // With words selected they are what is looked for already.
  if (field && !main.empty) field.select()
  return true
}

/** Fixes what is wrong on the caret's line. @param {EditorView} view */
function fix(view) {
  const spec = fixOf(view.state)
  if (spec) view.dispatch(spec)
  return !!spec
}

// "\r" and the byte order mark show as nothing, as CodeMirror's other control characters do not.
const special = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202d\u202e\u2066\u2067\u2069\ufff9-\ufffc]/g

/**
 * Creates the editor in `parent`.
 * @param {HTMLElement} parent
 * @param {Options} options
 */
export function createEditor(parent, { t, language, actionOf, message, rich }) {
  const outside = /** @type {Connections} */ ({})
  const words = new Compartment()
  const said = () => [
    EditorState.phrases.of(phrases[language]),
    EditorView.contentAttributes.of({ "aria-label": t("editor.label"), "aria-description": t("help.note") }),
    placeholder(t("editor.placeholder")),
  ]
  const pasted = pasting({ load: rich, onBlocked: () => outside.onBlocked(), finish: () => composed.finish(), whenIdle: act => composed.whenIdle("paste", act) })
  const offered = createSuggestions({
    find: (kind, typed, beside) => outside.suggest(kind, typed, beside), label: () => t("editor.suggestions"), finish: () => composed.finish(), whenIdle: (name, act) => composed.whenIdle(name, act),
  })
  const extensions = [
    lineEnds,
    pasted.extension,
    keys,
    history(),
    EditorState.allowMultipleSelections.of(true),
    EditorView.lineWrapping,
    // On a phone the browser's own handles for the selection are needed; elsewhere several carets are.
    matchMedia("(pointer: fine)").matches ? drawSelection() : [],
    dropCursor(),
    highlightSpecialChars({ specialChars: special }),
    marks,
    search({ top: true }),
    post(),
    hang,
    offered.extension,
    problems({ message, fix: () => t("problems.fix"), onFix: problem => apply(problem.fix) }),
    looks,
    EditorView.updateListener.of(update => {
      if (update.docChanged && isTyped(update)) {
        composed.typed()
        outside.onType()
      }
      if (update.docChanged) outside.onChange(now(), changeOf(update))
      if (update.docChanged || update.selectionSet) tellCaret()
    }),
  ]
  /** @param {string} doc */
  const stateOf = doc => EditorState.create({ doc, extensions: [extensions, words.of(said())] })
  const view = new EditorView({ parent, state: stateOf("") })
  const composed = createComposition(view)
  enterAtOnce(view, composed)

  // A click elsewhere leaves the syllable where it is. Not a touch: phones compose all the time and hide their keyboard on blur.
  view.dom.addEventListener("pointerdown", event => { if (event.pointerType == "mouse") composed.finish() }, true)

  // In the capturing phase, since CodeMirror looks at no key while composing, and Mod+B must work then too.
  view.dom.addEventListener("keydown", event => {
    if (offered.takeKey(event, view, composed.isComposing())) return
    const action = actionOf(event)
    if (!action || !view.contentDOM.contains(/** @type {Node} */ (event.target)) && isOwn(action) && !anywhere.has(action)) return
    // The browser pastes; it says no more of the key than that.
    if (action == "pastePlain") return pasted.plainNext(event)
    event.preventDefault()
    event.stopPropagation()
    if (!event.repeat || action == "undo" || action == "redo") isOwn(action) ? run(action) : outside.onAction(action)
  }, true)

  let last = snapshot(view.state.doc)
  /** The text as it is; asked again, what was worked out of it is not worked out again. */
  const now = () => (last.doc === view.state.doc ? last : (last = snapshot(view.state.doc)))
  const text = () => now().text()
  /** @param {number} offset */
  const within = offset => Math.max(0, Math.min(offset, view.state.doc.length))

  function tellCaret() {
    const { doc, selection: { main } } = view.state, line = doc.lineAt(main.head)
    outside.onCaret({
      offset: main.head, line: line.number,
      column: [...doc.sliceString(line.from, main.head)].length + 1,
      selected: main.empty ? 0 : [...view.state.sliceDoc(main.from, main.to).replaceAll("\r", "")].length,
    })
  }

  /**
   * Runs a command by its name in the keymap, as one step of undo. False when it is not the editor's or has nothing to do here.
   * @param {string} name
   */
  function run(name) {
    if (!isOwn(name)) return false
    composed.finish()
    if (name == "pastePlain") return void pasted.plain(view), true
    const tr = name in edits ? edit(view.state, name) : null
    const done = tr ? (view.dispatch(tr), true) : viewCommands[name]?.(view) ?? false
    if (!anywhere.has(name)) view.focus()
    return done
  }

  /**
   * Makes edits, which may come in any order but not overlap, as one step of undo; exactly these bytes.
   * @param {Edit[]} list
   */
  function apply(list) {
    composed.finish()
    view.dispatch(applied(list))
  }

  /** The text as the last splice left it. @type {import("@codemirror/state").Text | null} */
  let left = null

  return {
    /** Sets the handlers of the editor's events. @param {Connections} connections */
    connect: connections => void Object.assign(outside, connections),
    text,
    /** The current text, without building a string of all of it. */
    snapshot: now,
    run,
    /** Undoes or redoes a step and leaves the focus where it is. @param {"undo" | "redo"} name */
    step(name) {
      composed.finish()
      viewCommands[name](view)
    },
    /**
     * Makes edits from elsewhere: the focus and the pane stay where they are. With `again` they are one step of undo with the
     * last splice, if nothing came between.
     * @param {Edit[]} list @param {boolean} again
     */
    splice(list, again) {
      composed.finish()
      view.dispatch(spliced(list, again && view.state.doc == left))
      left = view.state.doc
    },
    /** Shows another text, with a history of its own. @param {string} doc @param {number} [caret] */
    open(doc, caret = 0) {
      composed.finish()
      pasted.settle(view)
      view.setState(stateOf(doc))
      renewContext(view)
      // In a transaction, where the caret is kept out of line ends.
      const anchor = within(caret)
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) })
    },
    apply,
    /** Takes in edits that were made elsewhere: undo does not know them, and nothing moves. @param {Edit[]} list */
    receive(list) {
      composed.finish()
      const changes = list.map(({ start, end, text }) => ({ from: start, to: end, insert: text }))
      view.dispatch({ changes, annotations: Transaction.addToHistory.of(false), filter: false })
    },
    /**
     * Underlines problems of the text as it is now. While composing they wait, and are dropped if the text goes on: newer ones
     * will come.
     * @param {Problem[]} found
     */
    show(found) {
      const { doc } = view.state
      composed.whenIdle("problems", () => { if (view.state.doc == doc) view.dispatch({ effects: setProblems.of(found) }) })
    },
    caret: () => view.state.selection.main.head,
    selection: () => ({ start: view.state.selection.main.from, end: view.state.selection.main.to }),
    /** Puts the caret at a point of the window, where the text is there. @param {{ x: number, y: number }} point */
    place(point) {
      const { left, right, top, bottom } = view.scrollDOM.getBoundingClientRect()
      if (point.x < left || point.x > right || point.y < top || point.y > bottom) return
      composed.finish()
      view.dispatch({ selection: { anchor: view.posAtCoords(point, false) } })
    },
    /**
     * Selects start–end (or puts the caret there), shows it and takes the focus.
     * @param {number} start @param {number} [end] @param {"center" | "nearest"} [y] in the middle of the pane, or where it is if it is seen
     */
    jump(start, end = start, y = "center") {
      composed.finish()
      const selection = EditorSelection.single(within(start), within(end))
      view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.main, { y, yMargin: 40 }), userEvent: "select" })
      view.focus()
    },
    focus() { view.focus() },
    /** Speaks another language, which t speaks already. @param {Language} chosen */
    setLanguage(chosen) {
      language = chosen
      composed.finish()
      closeSearchPanel(view) // It is not drawn anew.
      view.dispatch({ effects: words.reconfigure(said()) })
    },
    /** The line, from 1, that an offset stands in. @param {number} offset */
    lineAt: offset => view.state.doc.lineAt(within(offset)).number,
    /** Where a line, from 1, starts. @param {number} line */
    offsetOf: line => view.state.doc.line(Math.max(1, Math.min(line, view.state.doc.lines))).from,
    /** The line behind the last one between two offsets that holds more than blanks. @param {number} start @param {number} end */
    lineAfter(start, end) {
      const { doc } = view.state, first = doc.lineAt(within(start)).number
      let line = doc.lineAt(within(Math.max(start, end - 1)))
      while (line.number > first && !line.text.trim()) line = doc.line(line.number - 1)
      return line.number + 1
    },
    lines: () => view.state.doc.lines,
    /** @param {number} start @param {number} end */
    slice: (start, end) => view.state.sliceDoc(within(start), within(end)),
    /** The line at the top of the pane when it is scrolled to y; its fraction is how much of it is scrolled away. @param {number} y */
    topLineAt(y) {
      const height = view.scrollDOM.getBoundingClientRect().top - view.documentTop + y - view.scrollDOM.scrollTop, block = view.lineBlockAtHeight(height)
      return view.state.doc.lineAt(block.from).number + Math.max(0, Math.min(1, (height - block.top) / block.height || 0))
    },
    /** How far the pane is scrolled when topLineAt is that line. @param {number} line */
    scrollOf(line) {
      const number = Math.max(1, Math.min(Math.floor(line), view.state.doc.lines))
      const block = view.lineBlockAt(view.state.doc.line(number).from)
      return number == 1 && line <= 1 ? 0 : block.top + Math.min(1, line - number) * block.height + view.documentPadding.top
    },
    /** Whether something is composed in the editor, and when nothing is. */
    composing: composed,
    /** The element that scrolls. */
    scroller: view.scrollDOM,
    destroy() {
      composed.destroy()
      view.destroy()
    },
  }
}

/** @param {ViewUpdate} update @returns {Change} */
function changeOf({ changes, state }) {
  let start = Infinity, end = 0, to = 0
  changes.iterChangedRanges((fromA, toA, fromB, toB) => { start = Math.min(start, fromA), end = toA, to = toB })
  return { start, end, text: state.sliceDoc(start, to) }
}

/** @param {ViewUpdate} update */
const isTyped = ({ transactions }) => transactions.some(tr => tr.isUserEvent("input.type") || tr.isUserEvent("delete"))

/** @param {string} name */
const isOwn = name => name == "pastePlain" || Object.hasOwn(edits, name) || Object.hasOwn(viewCommands, name)
