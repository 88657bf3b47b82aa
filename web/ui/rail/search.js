// The search field and what it finds, as one types. What was looked for is marked by elements, never by HTML.

import { appendNodes, replaceNodes } from "../../browser/lists.js"
import { isImeKey } from "../../browser/keys.js"
import { createCorpus } from "./corpus.js"
import { asQuery, isEmpty, labelsFor, read as readQuery, search } from "./find.js"
import { labelOf } from "./months.js"

/** @import { Translate } from "../../types" */
/** @import { Hit, Label, Piece } from "./find.js" */

const mostHits = 30
const mostLabels = 4

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {() => import("./corpus.js").Summary[]} options.list
 * @param {(ids: string[]) => Promise<(string | undefined)[]>} options.texts
 * @param {(texts: string[]) => Promise<import("./corpus.js").Labels[]>} options.labels
 * @param {(id: string, start: number, end: number) => void} options.onOpen start is -1 where the text does not have it
 * @param {() => void} options.onLeave Esc was pressed in the empty field
 * @param {(day: string, format: Intl.DateTimeFormatOptions) => string} options.say
 * @param {Translate} options.t
 */
export function createSearch(root, { list, texts, labels, onOpen, onLeave, say, t }) {
  /** @type {(selector: string) => HTMLElement} */
  const find = selector => /** @type {HTMLElement} */ (root.querySelector(selector))
  const input = /** @type {HTMLInputElement} */ (find(".Search-input"))
  const options = find(".Search-list")
  const state = find(".Search-state")
  const corpus = createCorpus({ list, texts, labels })
  /** What Enter does to each option. @type {(() => void)[]} */
  let choices = []
  let at = -1
  let composing = false
  let complete = false

  /** @type {(tag: string, name: string, ...content: (Node | string)[]) => HTMLElement} */
  const make = (tag, name, ...content) => {
    const element = document.createElement(tag)
    element.className = name
    appendNodes(element, content)
    return element
  }

  /** @param {Piece[]} pieces */
  const marked = pieces => pieces.map(({ text, hit }) => (hit ? make("mark", "Search-mark", text) : text))

  /** @param {Hit} hit */
  function hitOption({ entry, title, labels, snippet }) {
    const day = say(entry.day, { year: "numeric", month: "short", day: "numeric" })
    const head = make("span", "Search-title", ...(title.length > 0 ? marked(title) : [labelOf(entry)]))
    return make("li", "Search-option", head, make("time", "Search-day", day),
      ...(snippet.length > 0 ? [make("span", "Search-snippet", ...marked(snippet))] : []),
      ...(labels.length > 0 ? [make("span", "Search-labels", ...labels.map(label => make("mark", "Search-mark", label)))] : []))
  }

  /** @param {Label} label */
  function labelOption({ kind, name, count }) {
    return make("li", "Search-option Search-option--label", make("span", "Search-kind", t(`search.${kind}`)), make("span", "Search-name", name), make("span", "Search-count", String(count)))
  }

  /** @param {number} next */
  function select(next) {
    at = choices.length === 0 ? -1 : (next + choices.length) % choices.length
    for (const [number, option] of [...options.children].entries()) option.setAttribute("aria-selected", String(number === at))
    options.children[at]?.scrollIntoView({ block: "nearest" })
    if (at < 0) input.removeAttribute("aria-activedescendant")
    else input.setAttribute("aria-activedescendant", options.children[at].id)
  }

  /** Narrows the search to a label, in the place of the word that it was found by. @param {Label} label */
  function narrow(label) {
    const before = input.value.replace(/(?:[^\s:#]*[:#])?(?:"[^"]*"?|\S+)\s*$/, "")
    input.value = `${before}${asQuery(label, t("search.in"))} `
    input.focus()
    show()
  }

  function show() {
    const query = readQuery(input.value, composing)
    const searching = !isEmpty(query)
    root.toggleAttribute("data-searching", searching)
    input.setAttribute("aria-expanded", String(searching))
    if (!searching) {
      options.replaceChildren()
      choices = []
      state.textContent = ""
      return select(-1)
    }
    const entries = corpus.entries()
    const labels = input.value.endsWith(" ") ? [] : labelsFor(entries, query, mostLabels)
    const { hits, more } = search(entries, query, mostHits)
    choices = [...labels.map(label => () => narrow(label)), ...hits.map(({ entry, start, end }) => () => onOpen(entry.id, start, end))]
    replaceNodes(options, [...labels.map(labelOption), ...hits.map(hitOption)])
    for (const [number, option] of [...options.children].entries()) {
      option.setAttribute("role", "option")
      option.id = `search-${number}`
    }
    state.textContent = !complete && list().length > entries.length
      ? t("search.reading", { n: entries.length, all: list().length })
      : hits.length === 0 ? t("search.none") : t("search.count", { n: hits.length, more: more ? "+" : "" })
    select(hits.length > 0 ? labels.length : 0)
  }

  /** Reads what is new, showing what it finds on the way. */
  async function refresh() {
    complete = false
    await corpus.refresh(() => document.activeElement === input && keep(show))
    complete = true
    keep(show)
  }

  /** More texts come in while the writer chooses: the choice stays with its log. @param {() => void} draw */
  function keep(draw) {
    const chosen = at > 0 ? at : -1
    draw()
    if (chosen > 0 && chosen < choices.length) select(chosen)
  }

  input.addEventListener("focus", () => void refresh())
  input.addEventListener("input", event => {
    composing = /** @type {InputEvent} */ (event).isComposing
    show()
  })
  input.addEventListener("compositionend", () => {
    composing = false
    show()
  })
  input.addEventListener("keydown", event => {
    if (isImeKey(event)) return
    if (event.key === "ArrowDown" && choices.length > 0) select(at + 1)
    else if (event.key === "ArrowUp" && choices.length > 0) select(at - 1)
    else if (event.key === "Enter") choices[at]?.()
    else if (event.key === "Escape") leave()
    else return
    event.preventDefault()
  })
  options.addEventListener("mousedown", event => event.preventDefault()) // The focus stays in the field.
  options.addEventListener("click", event => {
    const option = /** @type {Element} */ (event.target).closest(".Search-option")
    if (option) choices[[...options.children].indexOf(option)]?.()
  })

  /** The first Esc empties the field, the next one leaves it. */
  function leave() {
    if (input.value === "") return onLeave()
    input.value = ""
    show()
  }

  return {
    focus() {
      input.focus()
      input.select()
    },
    /** Says what is found in another language. */
    translate: show,
    /** The logs have changed. */
    update: () => input.value !== "" && void refresh(),
  }
}
