// Offers, below the caret in the front matter, what the writer wrote there before. It is all one field of the state, which
// changes with the writer's own changes: nothing is dispatched for it, so that it cannot come between the letters of a syllable.
// (@codemirror/autocomplete asks its sources in time and dispatches what they say, also at the end of every syllable.)
// Enter stays a new line unless the writer went into the list with an arrow.

import { Prec, StateEffect, StateField } from "@codemirror/state"
import { EditorView, keymap, showTooltip } from "@codemirror/view"
import { replaceNodes } from "../browser/lists.js"
import { keys, placeOf, quoted } from "./fields.js"

/** @import { Kind, Place } from "./fields.js" */
/** @typedef {import("@codemirror/state").EditorState} EditorState */

/** @typedef {{ text: string, count: number }} Suggestion */

/** @typedef {(kind: "tags" | "top" | "sub" | "cover" | "date", typed: string, beside: string[]) => Suggestion[]} Find */

/** @typedef {{ place: Place, to: number, found: Suggestion[], at: number }} Open at: the one that is chosen, -1 for none */

/** @type {import("@codemirror/state").StateEffectType<null>} */
export const closeSuggestions = StateEffect.define()
/** @type {import("@codemirror/state").StateEffectType<number>} */
const choose = StateEffect.define()
/** @type {import("@codemirror/state").StateEffectType<null>} */
const ask = StateEffect.define()

/** What is offered at a place. @param {Place} place @param {Find} find @returns {Suggestion[]} */
export function offers({ kind, typed, beside }, find) {
  if (kind === "key") return keys.filter(key => key.startsWith(typed.toLowerCase()) && !beside.includes(key)).slice(0, 8).map(text => ({ text: `${text}: `, count: 0 }))
  if (kind === "switch") return ["true", "false"].filter(word => word.startsWith(typed) && word !== typed).map(text => ({ text, count: 0 }))
  return find(kind, typed, beside).map(({ text, count }) => ({ text: kind === "date" || kind === "cover" ? text : quoted(text), count }))
}

/**
 * @param {object} options
 * @param {Find} options.find
 * @param {() => string} options.label what the list is called
 * @param {() => void} options.finish ends what is composed and keeps it
 * @param {(name: string, act: () => void) => void} options.whenIdle runs now, or when nothing is composed any more
 */
export function createSuggestions({ find, label, finish, whenIdle }) {
  /** @type {(state: EditorState, asked: boolean) => Open | null} */
  function open(state, asked) {
    const { main, ranges } = state.selection
    if (!main.empty || ranges.length > 1) return null
    const place = placeOf(state, main.head)
    if (!place || (!asked && place.kind === "key" && place.typed.length < 2)) return null
    const found = offers(place, find)
    return found.length > 0 ? { place, to: main.head, found, at: -1 } : null
  }

  const field = StateField.define({
    create: () => /** @type {Open | null} */ (null),
    update(value, tr) {
      for (const effect of tr.effects) {
        if (effect.is(closeSuggestions)) return null
        if (effect.is(ask)) return open(tr.state, true)
        if (effect.is(choose)) return value && { ...value, at: effect.value }
      }
      if (tr.docChanged) return tr.isUserEvent("input.type") || (value && tr.isUserEvent("delete")) ? open(tr.state, false) : null
      return value && tr.selection && tr.state.selection.main.head !== value.to ? null : value
    },
    provide: field => [
      showTooltip.from(field, value => value && { pos: value.place.from, create, strictSide: false }),
      EditorView.contentAttributes.from(field, value => value
        ? { "aria-controls": "cm-suggestions", "aria-autocomplete": "list", ...(value.at < 0 ? {} : { "aria-activedescendant": `cm-suggestion-${value.at}` }) }
        : { "aria-autocomplete": "none" }),
    ],
  })

  /** Writes a suggestion in place of what was typed. @param {EditorView} view @param {Suggestion | undefined} suggestion */
  function accept(view, suggestion) {
    finish()
    const { head } = view.state.selection.main
    const from = view.state.field(field)?.place.from ?? placeOf(view.state, head)?.from
    if (!suggestion || from === undefined) return false
    view.dispatch({
      changes: { from, to: head, insert: suggestion.text }, selection: { anchor: from + suggestion.text.length },
      userEvent: "input.complete", scrollIntoView: true, effects: closeSuggestions.of(null),
    })
    return true
  }

  /** @param {EditorView} view @param {number} [least] the number of the suggestion that is taken when none is chosen */
  function acceptChosen(view, least = -1) {
    const value = view.state.field(field)
    const chosen = value?.found[Math.max(least, value.at)]
    return !!chosen && accept(view, chosen)
  }

  /** @param {EditorView} view @param {number} step */
  function move(view, step) {
    const value = view.state.field(field)
    if (!value) return false
    const count = value.found.length + 1
    view.dispatch({ effects: choose.of((value.at + 1 + step + count) % count - 1) })
    return true
  }

  /** @param {EditorView} view @returns {import("@codemirror/view").TooltipView} */
  function create(view) {
    const dom = document.createElement("ul")
    dom.className = "cm-suggestions"
    dom.id = "cm-suggestions"
    dom.setAttribute("role", "listbox")
    dom.setAttribute("aria-label", label())
    // Not to take the focus, and with it the syllable, from the text.
    dom.addEventListener("pointerdown", event => event.preventDefault())
    dom.addEventListener("click", event => {
      const option = /** @type {Element} */ (event.target).closest("[role=option]")
      if (option) accept(view, view.state.field(field)?.found[[...dom.children].indexOf(option)])
    })
    /** @type {Suggestion[] | null} */
    let drawn = null
    /** @param {EditorState} state */
    function draw(state) {
      const value = state.field(field)
      if (!value) return
      if (value.found !== drawn) replaceNodes(dom, value.found.map(optionOf))
      drawn = value.found
      for (const [number, option] of [...dom.children].entries()) option.setAttribute("aria-selected", String(number === value.at))
      dom.children[value.at]?.scrollIntoView({ block: "nearest" })
    }
    draw(view.state)
    return { dom, update: ({ state }) => draw(state) }
  }

  const extension = [
    field,
    Prec.highest(keymap.of([
      { key: "ArrowDown", run: view => move(view, 1) },
      { key: "ArrowUp", run: view => move(view, -1) },
      { key: "Enter", run: view => acceptChosen(view) },
      { key: "Tab", run: view => acceptChosen(view, 0) },
      { key: "Escape", run: view => !!view.state.field(field) && (view.dispatch({ effects: closeSuggestions.of(null) }), true) },
      { key: "Ctrl-Space", run: view => !!open(view.state, true) && (view.dispatch({ effects: ask.of(null) }), true) },
    ])),
  ]

  /** The key that has to go into the list when its syllable is done. */
  let pending = ""

  /** @param {EditorView} view @param {string} code */
  function enterList(view, code) {
    pending = ""
    return code === "Tab" ? acceptChosen(view, 0) : move(view, code === "ArrowUp" ? -1 : 1)
  }

  return {
    extension,

    /**
     * Handles a key that goes into the list while a syllable is composed, when CodeMirror looks at no key. Says whether it
     * did. Only after Hangul, since other input methods choose their own words by these keys.
     * @param {KeyboardEvent} event @param {EditorView} view @param {boolean} isComposing
     */
    takeKey(event, view, isComposing) {
      const { code, keyCode } = event
      // Most input methods end the syllable and then send the key once more.
      if (code === pending && !isComposing) pending = ""
      if (!isComposing || !/^(ArrowDown|ArrowUp|Tab)$/.test(code) || !view.state.field(field)) return false
      if (event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return false
      const { head } = view.state.selection.main
      if (!isHangul.test(view.state.sliceDoc(head - 1, head))) return false
      event.preventDefault()
      event.stopPropagation()
      pending = code
      // 229 is a key that the input method took; it writes the syllable itself, and that must not be written twice.
      if (keyCode === 229) whenIdle("suggestion", () => void (pending && enterList(view, pending)))
      else finish(), enterList(view, code)
      return true
    },
  }
}

const isHangul = /^[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]$/

/** @param {Suggestion} suggestion @param {number} number */
function optionOf({ text, count }, number) {
  const option = document.createElement("li"), word = document.createElement("span"), note = document.createElement("span")
  option.id = `cm-suggestion-${number}`
  option.setAttribute("role", "option")
  word.textContent = text.replace(/: $/, "")
  note.textContent = count > 0 ? String(count) : ""
  option.append(word, note)
  return option
}
