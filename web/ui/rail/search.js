// The search field and its results, updated with every keystroke. Matches are marked with elements,
// never with HTML.

import { createElement, elementFinder } from "../../browser/elements.js"
import { isImeKey } from "../../browser/keys.js"
import { createListbox } from "../../browser/listbox.js"
import { formatDay } from "../dates.js"
import { createCorpus } from "./corpus.js"
import { labelsFor, search } from "./find.js"
import { labelOf } from "./months.js"
import { formatLabel, isEmpty, parseQuery } from "./query.js"

/** @import { Translate } from "../../types" */
/** @import { Hit, Piece } from "./find.js" */
/** @import { Label } from "./query.js" */

const MAX_HITS = 30
const MAX_LABELS = 4

/** @param {Piece[]} pieces */
const marked = pieces =>
  pieces.map(({ text, hit }) => (hit ? createElement("mark", "Search-mark", text) : text))

/** @param {Hit} hit */
function hitOption({ entry, title, labels, snippet }) {
  const day = formatDay(entry.day, { year: "numeric", month: "short", day: "numeric" })
  const names = title.length > 0 ? marked(title) : [labelOf(entry)]
  const option = createElement("li", "Search-option",
    createElement("span", "Search-title", ...names), createElement("time", "Search-day", day))
  const marks = labels.map(label => createElement("mark", "Search-mark", label))
  if (snippet.length > 0) option.append(createElement("span", "Search-snippet", ...marked(snippet)))
  if (labels.length > 0) option.append(createElement("span", "Search-labels", ...marks))
  return option
}

/** @type {(label: Label, t: Translate) => HTMLElement} */
function labelOption({ kind, name, count }, t) {
  return createElement("li", "Search-option Search-option--label",
    createElement("span", "Search-kind", t(`search.${kind}`)),
    createElement("span", "Search-name", name),
    createElement("span", "Search-count", String(count)))
}

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {() => import("./corpus.js").Summary[]} options.list
 * @param {(ids: string[]) => Promise<(string | undefined)[]>} options.texts
 * @param {(texts: string[]) => Promise<import("./corpus.js").Labels[]>} options.labels
 * @param {(id: string, start: number, end: number) => void} options.onOpen `start` is -1 if the
 *   text has no match
 * @param {() => void} options.onLeave Escape was pressed in the empty field
 */
export function createSearch(root, { t, list, texts, labels, onOpen, onLeave }) {
  const find = elementFinder(root, ".Search-")
  const input = /** @type {HTMLInputElement} */ (find("input"))
  const listbox = createListbox(find("list"), { input, prefix: "search" })
  const corpus = createCorpus({ list, texts, labels })
  /** The effect of each option. @type {(() => void)[]} */
  let choices = []
  let isComposing = false
  /** Whether the corpus has all texts. */
  let isComplete = false

  /** Replaces the last word of the query by a label. @param {Label} label */
  function narrow(label) {
    const before = input.value.replace(/(?:[^\s:#]*[:#])?(?:"[^"]*"?|\S+)\s*$/, "")
    input.value = `${before}${formatLabel(label, t("search.in"))} `
    input.focus()
    show()
  }

  /** @type {(hits: number, more: boolean, searched: number) => string} */
  function stateText(hits, more, searched) {
    const all = list().length
    if (!isComplete && all > searched) return t("search.reading", { n: searched, all })
    return hits === 0 ? t("search.none") : t("search.count", { n: hits, more: more ? "+" : "" })
  }

  function show() {
    const query = parseQuery(input.value, isComposing)
    const isSearching = !isEmpty(query)
    root.toggleAttribute("data-searching", isSearching)
    input.setAttribute("aria-expanded", String(isSearching))
    if (!isSearching) {
      choices = []
      find("state").textContent = ""
      return listbox.show([], -1)
    }
    const entries = corpus.entries()
    const labels = input.value.endsWith(" ") ? [] : labelsFor(entries, query, MAX_LABELS)
    const { hits, more } = search(entries, query, MAX_HITS)
    choices = [
      ...labels.map(label => () => narrow(label)),
      ...hits.map(({ entry, start, end }) => () => onOpen(entry.id, start, end)),
    ]
    const options = [...labels.map(label => labelOption(label, t)), ...hits.map(hitOption)]
    find("state").textContent = stateText(hits.length, more, entries.length)
    listbox.show(options, hits.length > 0 ? labels.length : 0)
  }

  /** Shows the results of more texts, and keeps the writer's selection. */
  function showMore() {
    const selected = listbox.selected()
    show()
    if (selected > 0 && selected < choices.length) listbox.select(selected)
  }

  async function refresh() {
    isComplete = false
    await corpus.refresh(() => document.activeElement === input && showMore())
    isComplete = true
    showMore()
  }

  /** Clears the field, or leaves it if it is empty. */
  function leave() {
    if (input.value === "") return onLeave()
    input.value = ""
    show()
  }

  input.addEventListener("focus", () => void refresh())
  input.addEventListener("input", event => {
    isComposing = /** @type {InputEvent} */ (event).isComposing
    show()
  })
  input.addEventListener("compositionend", () => {
    isComposing = false
    show()
  })
  input.addEventListener("keydown", event => {
    if (isImeKey(event)) return
    const { key } = event
    if (key === "ArrowDown" && choices.length > 0) listbox.selectAround(listbox.selected() + 1)
    else if (key === "ArrowUp" && choices.length > 0) listbox.selectAround(listbox.selected() - 1)
    else if (key === "Enter") choices[listbox.selected()]?.()
    else if (key === "Escape") leave()
    else return
    event.preventDefault()
  })
  // The focus stays in the field.
  find("list").addEventListener("mousedown", event => event.preventDefault())
  find("list").addEventListener("click", event => choices[listbox.indexOf(event)]?.())

  return {
    focus() {
      input.focus()
      input.select()
    },
    /** Shows the results again, in the current language. */
    translate: show,
    /** Searches again after the logs have changed. */
    update: () => input.value !== "" && void refresh(),
  }
}
