// The dialog of a log's history: its revisions, what each differs in from the text as it is now, and the way back.

import { openDialog } from "../../browser/dialogs.js"
import { replaceNodes } from "../../browser/lists.js"

export { keeper } from "./keeper.js"

/** @import { Revision, Translate } from "../../types" */

/** Shows two texts side by side. @typedef {(parent: HTMLElement, before: string, now: string, words: { label: [string, string], hidden: string, narrow: boolean }) => { differs: boolean, destroy(): void }} Compare */

/**
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {(reason: string) => string} options.nameOf why a revision was kept, in words
 * @param {(log: string) => Promise<Revision[]>} options.list the newest first
 * @param {(id: number) => Promise<string | null>} options.text
 * @param {() => Promise<{ compare: Compare }>} options.load
 * @param {(text: string, time: string) => void} options.onRestore
 * @param {(text: string) => void} options.onDownload
 * @param {(error: unknown) => string} options.reasonOf
 */
export function create(root, { t, nameOf, list, text, load, onRestore, onDownload, reasonOf }) {
  /** @type {<T extends HTMLElement = HTMLElement>(name: string) => T} */
  const find = name => /** @type {any} */ (root.querySelector(`.History-${name}`))
  const items = find("list")
  /** @type {Revision[]} */
  let revisions = []
  let now = ""
  let at = 0
  /** The chosen revision's text, null while it is read. @type {string | null} */
  let chosen = null
  /** @type {{ differs: boolean, destroy(): void } | null} */
  let shown = null

  const language = () => document.documentElement.lang
  /** @param {number} time */
  const timeOf = time => new Date(time).toLocaleTimeString(language(), { hour: "numeric", minute: "2-digit", second: "2-digit" })
  /** @param {number} time */
  const dayOf = time => new Date(time).toLocaleDateString(language(), { year: "numeric", month: "long", day: "numeric", weekday: "short" })

  /** @type {(name: string, text: string, tag?: string) => HTMLElement} */
  function word(name, text, tag = "span") {
    const element = document.createElement(tag)
    element.className = name
    element.textContent = text
    return element
  }

  function draw() {
    replaceNodes(items, revisions.flatMap(({ time, reason, size }, number) => {
      const option = word("History-item", "", "li")
      option.role = "option"
      option.id = `history-${number}`
      option.dataset.number = String(number)
      option.append(word("History-time", timeOf(time)), word("History-reason", nameOf(reason)), word("History-size", t("history.size", { n: size })))
      const first = number === 0 || dayOf(revisions[number - 1].time) !== dayOf(time)
      return first ? [word("History-day", dayOf(time), "li"), option] : [option]
    }))
    for (const day of items.querySelectorAll(".History-day")) day.role = "presentation"
    find("none").hidden = revisions.length > 0
    find("body").hidden = revisions.length === 0
    find("foot").hidden = revisions.length === 0
  }

  function clear() {
    shown?.destroy()
    shown = null
    chosen = null
    find("note").textContent = ""
    for (const name of ["restore", "download"]) /** @type {HTMLButtonElement} */ (find(name)).disabled = true
  }

  /** @param {number} next */
  async function select(next) {
    at = Math.max(0, Math.min(revisions.length - 1, next))
    for (const option of items.querySelectorAll(".History-item")) option.setAttribute("aria-selected", String(option.id === `history-${at}`))
    const option = items.querySelector(`#history-${at}`)
    option?.scrollIntoView({ block: "nearest" })
    items.setAttribute("aria-activedescendant", option?.id ?? "")
    clear()
    const revision = revisions[at]
    if (!revision) return
    try {
      const [{ compare }, before] = await Promise.all([load(), text(revision.id)])
      // Another one was chosen meanwhile.
      if (revisions[at] !== revision || !root.open || shown) return
      if (before === null) throw new Error(t("history.gone"))
      const label = /** @type {[string, string]} */ ([`${dayOf(revision.time)} ${timeOf(revision.time)}`, t("history.now")])
      shown = compare(find("texts"), before, now, { label, hidden: t("history.hidden"), narrow: matchMedia("(max-width: 760px)").matches })
      chosen = before
      find("note").textContent = shown.differs ? "" : t("history.same")
      find("restore").toggleAttribute("disabled", !shown.differs)
      find("download").toggleAttribute("disabled", false)
    } catch (error) {
      find("note").textContent = t("history.failed", { reason: reasonOf(error) })
    }
  }

  items.addEventListener("click", event => {
    const option = /** @type {Element} */ (event.target).closest(".History-item")
    if (option instanceof HTMLElement) void select(Number(option.dataset.number))
  })
  items.addEventListener("keydown", event => {
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, PageDown: at + 10, PageUp: at - 10, Home: 0, End: revisions.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    void select(to)
  })
  find("restore").addEventListener("click", () => {
    if (chosen === null) return
    const restored = chosen
    const time = timeOf(revisions[at].time)
    root.close()
    onRestore(restored, time)
  })
  find("download").addEventListener("click", () => chosen !== null && onDownload(chosen))

  return {
    /**
     * Shows the history of a log.
     * @param {{ id: string, text: string }} log as it is now
     */
    async open(log) {
      now = log.text
      revisions = await list(log.id)
      if (!root.open) void openDialog(root).then(clear)
      draw()
      items.focus()
      await select(0)
    },
  }
}
