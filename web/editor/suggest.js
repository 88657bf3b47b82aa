// Suggestions below the caret in the front matter: values that the writer has used before. The list
// is a field of the state that changes with the writer's own changes. No transaction is dispatched
// for it, since one would interrupt a composition (@codemirror/autocomplete dispatches the results
// of its sources, also after every syllable). Enter inserts a line break unless the writer has
// selected a suggestion with an arrow key.

import { Prec, StateEffect, StateField } from "@codemirror/state"
import { EditorView, keymap, showTooltip } from "@codemirror/view"
import { matterKeys, placeOf, quoted } from "./fields.js"
import { createSuggestionList } from "./suggestlist.js"

/** @import { EditorState, StateEffectType, Transaction } from "@codemirror/state" */
/** @import { Place } from "./fields.js" */

/**
 * `count` is the number of logs that have the value, 0 if unknown.
 * @typedef {{ text: string, count: number }} Suggestion
 */

/**
 * Returns the writer's earlier values of a kind, the best ones first.
 * @typedef {(kind: "tags" | "top" | "sub" | "cover" | "date", typed: string, others: string[]) =>
 *   Suggestion[]} Find
 */

/**
 * The open list: `to` is the caret's offset, `selected` the index of an option, -1 for none.
 * @typedef {{ place: Place, to: number, options: Suggestion[], selected: number }} OpenList
 */

/** @type {StateEffectType<null>} */
export const closeSuggestions = StateEffect.define()
/** @type {StateEffectType<number>} */
const selectOption = StateEffect.define()
/** @type {StateEffectType<null>} */
const openOnRequest = StateEffect.define()

/** Number of suggested keys. */
const MOST_KEYS = 8

/** Letters of a key after which keys are suggested without a request. */
const KEY_LETTERS = 2

const HANGUL = /^[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]$/

/** The keyCode of a key that the input method handles. */
const IME_KEY = 229

/**
 * Returns the suggestions for a place.
 * @param {Place} place
 * @param {Find} find
 * @returns {Suggestion[]}
 */
export function suggestionsAt({ kind, typed, others }, find) {
  if (kind === "key") {
    const prefix = typed.toLowerCase()
    const keys = matterKeys.filter(key => key.startsWith(prefix) && !others.includes(key))
    return keys.slice(0, MOST_KEYS).map(key => ({ text: `${key}: `, count: 0 }))
  }
  if (kind === "switch") {
    const words = ["true", "false"].filter(word => word.startsWith(typed) && word !== typed)
    return words.map(text => ({ text, count: 0 }))
  }
  const isPlain = kind === "date" || kind === "cover"
  return find(kind, typed, others)
    .map(({ text, count }) => ({ text: isPlain ? text : quoted(text), count }))
}

/**
 * Returns the list for the caret of a state, null if there are no suggestions.
 * @type {(state: EditorState, find: Find, isRequested: boolean) => OpenList | null}
 */
function listFor(state, find, isRequested) {
  const { main, ranges } = state.selection
  if (!main.empty || ranges.length > 1) return null
  const place = placeOf(state, main.head)
  if (!place) return null
  if (!isRequested && place.kind === "key" && place.typed.length < KEY_LETTERS) return null
  const options = suggestionsAt(place, find)
  return options.length > 0 ? { place, to: main.head, options, selected: -1 } : null
}

/** @type {(value: OpenList | null, tr: Transaction, find: Find) => OpenList | null} */
function updateList(value, tr, find) {
  for (const effect of tr.effects) {
    if (effect.is(closeSuggestions)) return null
    if (effect.is(openOnRequest)) return listFor(tr.state, find, true)
    if (effect.is(selectOption)) return value && { ...value, selected: effect.value }
  }
  if (tr.docChanged) {
    const isWanted = tr.isUserEvent("input.type") || (value && tr.isUserEvent("delete"))
    return isWanted ? listFor(tr.state, find, false) : null
  }
  const isLeft = value && tr.selection && tr.state.selection.main.head !== value.to
  return isLeft ? null : value
}

/**
 * Returns the attributes of the text for screen readers.
 * @param {OpenList | null} value
 * @returns {Record<string, string>}
 */
function attributesOf(value) {
  if (!value) return { "aria-autocomplete": "none" }
  /** @type {Record<string, string>} */
  const attributes = { "aria-controls": "cm-suggestions", "aria-autocomplete": "list" }
  if (value.selected >= 0) attributes["aria-activedescendant"] = `cm-suggestion-${value.selected}`
  return attributes
}

/**
 * @param {object} options
 * @param {Find} options.find
 * @param {() => string} options.label the name of the list for screen readers
 * @param {() => void} options.finish ends the composition and keeps its text
 * @param {(name: string, act: () => void) => void} options.whenIdle runs work now, or after the
 *   composition
 */
export function createSuggestions({ find, label, finish, whenIdle }) {
  /** @type {StateField<OpenList | null>} */
  const field = StateField.define({
    create: () => /** @type {OpenList | null} */ (null),
    update: (value, tr) => updateList(value, tr, find),
    provide: field => [
      showTooltip.from(field, value =>
        value && { pos: value.place.from, create: createTooltip, strictSide: false }),
      EditorView.contentAttributes.from(field, attributesOf),
    ],
  })

  /** @param {EditorView} view */
  const createTooltip = view => createSuggestionList(label(), {
    current: state => state.field(field),
    state: view.state,
    onPick: index => accept(view, view.state.field(field)?.options[index]),
  })

  /**
   * Replaces the typed word by a suggestion.
   * @type {(view: EditorView, suggestion: Suggestion | undefined) => boolean}
   */
  function accept(view, suggestion) {
    finish()
    const { head } = view.state.selection.main
    const place = view.state.field(field)?.place ?? placeOf(view.state, head)
    if (!suggestion || !place) return false
    const { from } = place
    view.dispatch({
      changes: { from, to: head, insert: suggestion.text },
      selection: { anchor: from + suggestion.text.length },
      userEvent: "input.complete",
      scrollIntoView: true,
      effects: closeSuggestions.of(null),
    })
    return true
  }

  /**
   * Accepts the selected suggestion.
   * @param {EditorView} view
   * @param {number} [fallback] the index to accept if none is selected
   */
  function acceptSelected(view, fallback = -1) {
    const value = view.state.field(field)
    const suggestion = value?.options[Math.max(fallback, value.selected)]
    return suggestion !== undefined && accept(view, suggestion)
  }

  /** @type {(view: EditorView, step: number) => boolean} */
  function moveSelection(view, step) {
    const value = view.state.field(field)
    if (!value) return false
    const count = value.options.length + 1 // with the position without a selection
    const index = (value.selected + 1 + step + count) % count - 1
    view.dispatch({ effects: selectOption.of(index) })
    return true
  }

  /** @param {EditorView} view */
  function close(view) {
    if (!view.state.field(field)) return false
    view.dispatch({ effects: closeSuggestions.of(null) })
    return true
  }

  /** @param {EditorView} view */
  function request(view) {
    if (!listFor(view.state, find, true)) return false
    view.dispatch({ effects: openOnRequest.of(null) })
    return true
  }

  const keys = Prec.highest(keymap.of([
    { key: "ArrowDown", run: view => moveSelection(view, 1) },
    { key: "ArrowUp", run: view => moveSelection(view, -1) },
    { key: "Enter", run: view => acceptSelected(view) },
    { key: "Tab", run: view => acceptSelected(view, 0) },
    { key: "Escape", run: close },
    { key: "Ctrl-Space", run: request },
  ]))

  /** The code of a key to handle after the composition, "" for none. */
  let pendingCode = ""

  /** @type {(view: EditorView, code: string) => void} */
  function handleKey(view, code) {
    pendingCode = ""
    if (code === "Tab") acceptSelected(view, 0)
    else moveSelection(view, code === "ArrowUp" ? -1 : 1)
  }

  /**
   * Reports whether a key is for the list. During a composition that is only so after Hangul: other
   * input methods select their own candidates with these keys.
   * @type {(event: KeyboardEvent, state: EditorState) => boolean}
   */
  function isListKey(event, state) {
    const { code, shiftKey, ctrlKey, altKey, metaKey } = event
    if (!/^(ArrowDown|ArrowUp|Tab)$/.test(code) || !state.field(field)) return false
    if (shiftKey || ctrlKey || altKey || metaKey) return false
    const { head } = state.selection.main
    return HANGUL.test(state.sliceDoc(head - 1, head))
  }

  return {
    extension: [field, keys],

    /**
     * Handles a key for the list during a composition, when CodeMirror ignores keys. Reports
     * whether it did.
     * @param {KeyboardEvent} event
     * @param {EditorView} view
     * @param {boolean} isComposing
     */
    takeKey(event, view, isComposing) {
      const { code, keyCode } = event
      // Most input methods end the syllable and then send the key again.
      if (code === pendingCode && !isComposing) pendingCode = ""
      if (!isComposing || !isListKey(event, view.state)) return false
      event.preventDefault()
      event.stopPropagation()
      pendingCode = code
      if (keyCode === IME_KEY) {
        // The input method inserts the syllable itself; finish() would insert it twice.
        whenIdle("suggestion", () => {
          if (pendingCode) handleKey(view, pendingCode)
        })
      } else {
        finish()
        handleKey(view, code)
      }
      return true
    },
  }
}
