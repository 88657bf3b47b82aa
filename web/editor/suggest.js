// Offers, below the caret in the front matter, what the writer wrote there before. It is all one field of the state, which
// changes with the writer's own changes: nothing is dispatched for it, so that it cannot come between the letters of a syllable.
// (@codemirror/autocomplete asks its sources in time and dispatches what they say, also at the end of every syllable.)
// Enter stays a new line unless the writer went into the list with an arrow.

import { Prec, StateEffect, StateField } from "@codemirror/state"
import { EditorView, keymap, showTooltip } from "@codemirror/view"
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
 * @param {(name: string, act: () => void) => void} options.whenOver runs now, or when no syllable is composed any more
 */
export function suggestions({ find, label, whenOver }) {
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

  /** @param {EditorView} view @param {number} number */
  function accept(view, number) {
    const value = view.state.field(field)
    if (!value?.found[number]) return false
    const { text } = value.found[number]
    view.dispatch({
      changes: { from: value.place.from, to: value.to, insert: text }, selection: { anchor: value.place.from + text.length },
      userEvent: "input.complete", scrollIntoView: true, effects: closeSuggestions.of(null),
    })
    return true
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
      if (option) whenOver("suggestion", () => accept(view, [...dom.children].indexOf(option)))
    })
    /** @type {Suggestion[] | null} */
    let drawn = null
    /** @param {EditorState} state */
    function draw(state) {
      const value = state.field(field)
      if (!value) return
      if (value.found !== drawn) dom.replaceChildren(...value.found.map(optionOf))
      drawn = value.found
      for (const [number, option] of [...dom.children].entries()) option.setAttribute("aria-selected", String(number === value.at))
      dom.children[value.at]?.scrollIntoView({ block: "nearest" })
    }
    draw(view.state)
    return { dom, update: ({ state }) => draw(state) }
  }

  return [
    field,
    Prec.highest(keymap.of([
      { key: "ArrowDown", run: view => move(view, 1) },
      { key: "ArrowUp", run: view => move(view, -1) },
      { key: "Enter", run: view => accept(view, view.state.field(field)?.at ?? -1) },
      { key: "Tab", run: view => accept(view, Math.max(0, view.state.field(field)?.at ?? -1)) },
      { key: "Escape", run: view => !!view.state.field(field) && (view.dispatch({ effects: closeSuggestions.of(null) }), true) },
      { key: "Ctrl-Space", run: view => !!open(view.state, true) && (view.dispatch({ effects: ask.of(null) }), true) },
    ])),
    // While a syllable is composed CodeMirror looks at no key; into the list one goes all the same, once the syllable is done.
    Prec.highest(EditorView.domEventHandlers({
      keydown(event, view) {
        if (!event.isComposing || !view.state.field(field) || !/^(ArrowDown|Tab)$/.test(event.code)) return false
        event.preventDefault()
        whenOver("suggestion", () => (event.code === "Tab" ? accept(view, Math.max(0, view.state.field(field)?.at ?? -1)) : move(view, 1)))
        return true
      },
    })),
  ]
}

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
