// The dialog with a log's history: its revisions, and the difference between the selected one and
// the current text.

import { openDialog } from "../../../browser/dialogs.js"
import { createElement, elementFinder } from "../../../browser/elements.js"
import { createListbox } from "../../../browser/listbox.js"

/** @import { Revision, Translate } from "../../../types" */

/** @typedef {typeof import("../../../browser/compare.js").compare} Compare */

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {{ list(log: string): Promise<Revision[]>, text(id: number): Promise<string | null> }}
 *   revisions listed newest first
 * @property {() => Promise<{ compare: Compare }>} load
 * @property {(text: string, time: string) => void} onRestore
 * @property {(text: string) => void} onDownload
 * @property {(error: unknown) => string} reasonOf
 */

/** @param {number} time */
const timeOf = time => new Date(time).toLocaleTimeString(document.documentElement.lang,
  { hour: "numeric", minute: "2-digit", second: "2-digit" })

/** @param {number} time */
const dayOf = time => new Date(time).toLocaleDateString(document.documentElement.lang,
  { year: "numeric", month: "long", day: "numeric", weekday: "short" })

/**
 * @param {HTMLDialogElement} root
 * @param {Options} options
 */
export function createHistoryDialog(root, options) {
  const { t, revisions, load, onRestore, onDownload, reasonOf } = options
  const find = elementFinder(root, ".History-")
  const items = find("list")
  const listbox = createListbox(items, { input: items, prefix: "history" })
  /** @type {Revision[]} */
  let listed = []
  let current = ""
  let selected = 0
  /** The text of the selected revision, null until it is read. @type {string | null} */
  let selectedText = null
  /** @type {{ differs: boolean, destroy(): void } | null} */
  let comparison = null

  /** Returns the text for a revision's reason. @param {string} reason */
  function nameOf(reason) {
    const key = `history.of.${reason}`
    return t(key) === key ? t("history.of.unknown") : t(key)
  }

  /** @param {Revision} revision */
  function optionFor({ time, reason, size }) {
    return createElement("li", "History-item",
      createElement("span", "History-time", timeOf(time)),
      createElement("span", "History-reason", nameOf(reason)),
      createElement("span", "History-size", t("history.size", { n: size })))
  }

  /** @param {string} day */
  function headingFor(day) {
    const heading = createElement("li", "History-day", day)
    heading.role = "presentation"
    return heading
  }

  function renderList() {
    listbox.show(listed.flatMap((revision, number) => {
      const day = dayOf(revision.time)
      const isFirst = number === 0 || dayOf(listed[number - 1].time) !== day
      return isFirst ? [headingFor(day), optionFor(revision)] : [optionFor(revision)]
    }), 0)
    find("none").hidden = listed.length > 0
    find("body").hidden = listed.length === 0
    find("foot").hidden = listed.length === 0
  }

  function clear() {
    comparison?.destroy()
    comparison = null
    selectedText = null
    find("note").textContent = ""
    for (const name of ["restore", "download"]) find(name).toggleAttribute("disabled", true)
  }

  /** @param {Revision} revision */
  async function showComparison(revision) {
    const [{ compare }, before] = await Promise.all([load(), revisions.text(revision.id)])
    // Another revision may have been selected in the meantime.
    if (listed[selected] !== revision || !root.open || comparison) return
    if (before === null) throw new Error(t("history.gone"))
    comparison = compare(find("texts"), before, current, {
      label: [`${dayOf(revision.time)} ${timeOf(revision.time)}`, t("history.now")],
      hidden: t("history.hidden"),
    })
    selectedText = before
    find("note").textContent = comparison.differs ? "" : t("history.same")
    find("restore").toggleAttribute("disabled", !comparison.differs)
    find("download").toggleAttribute("disabled", false)
  }

  /** @param {number} next */
  async function select(next) {
    selected = Math.max(0, Math.min(listed.length - 1, next))
    listbox.select(selected)
    clear()
    const revision = listed[selected]
    if (!revision) return
    try {
      await showComparison(revision)
    } catch (error) {
      find("note").textContent = t("history.failed", { reason: reasonOf(error) })
    }
  }

  items.addEventListener("click", event => {
    const number = listbox.indexOf(event)
    if (number >= 0) void select(number)
  })
  items.addEventListener("keydown", event => {
    const next = {
      ArrowDown: selected + 1, ArrowUp: selected - 1,
      PageDown: selected + 10, PageUp: selected - 10,
      Home: 0, End: listed.length - 1,
    }[event.key]
    if (next === undefined) return
    event.preventDefault()
    void select(next)
  })
  find("restore").addEventListener("click", () => {
    if (selectedText === null) return
    const restored = selectedText
    const time = timeOf(listed[selected].time)
    root.close()
    onRestore(restored, time)
  })
  find("download").addEventListener("click", () => {
    if (selectedText !== null) onDownload(selectedText)
  })

  return {
    /**
     * Shows the history of a log.
     * @param {{ id: string, text: string }} log with its current text
     */
    async open(log) {
      current = log.text
      listed = await revisions.list(log.id)
      if (!root.open) void openDialog(root).then(clear)
      renderList()
      items.focus()
      await select(0)
    },
  }
}
