// The list of logs: months that open and close, and in the open ones a row for each log. One stop of Tab for all of it, arrow
// keys within.

import { appendNodes, replaceNodes } from "../../browser/lists.js"
import { byMonth, labelOf, openAtFirst } from "./months.js"

/** @import { Translate } from "../../types" */
/** @import { Item } from "./months.js" */

/** How many rows are open at first. */
const rowsAtFirst = 60

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {(id: string) => void} options.onOpen
 * @param {(id: string, row: HTMLElement) => void} options.onMenu
 * @param {Record<string, (id: string) => void>} options.onKey what a key does to the row that has the focus
 * @param {(day: string, format: Intl.DateTimeFormatOptions) => string} options.say
 * @param {Translate} options.t
 */
export function createLogList(root, { onOpen, onMenu, onKey, say, t }) {
  /** @type {(selector: string) => HTMLElement} */
  const find = selector => /** @type {HTMLElement} */ (root.querySelector(selector))
  const months = find(".Rail-months")
  const empty = find(".Rail-empty")

  /** @type {(name: string) => HTMLElement} */
  const clone = name => {
    const { content } = /** @type {HTMLTemplateElement} */ (find(`.Rail-${name}Template`))
    return /** @type {HTMLElement} */ (/** @type {Element} */ (content.firstElementChild).cloneNode(true))
  }
  /** @type {(parent: HTMLElement, selector: string, text: string) => void} */
  const put = (parent, selector, text) => {
    const element = parent.querySelector(selector)
    if (element && element.textContent !== text) element.textContent = text
  }

  /** @type {Map<string, HTMLElement>} id → its row, kept while the log is there: a title is typed letter by letter */
  const rows = new Map()
  /** @type {Map<string, boolean>} month → whether the writer opened or closed it */
  const chosen = new Map()
  let shown = { logs: /** @type {Item[]} */ ([]), open: "", today: "" }
  let order = ""

  /** @param {Item} log */
  function item(log) {
    const row = rows.get(log.id) ?? clone("item")
    rows.set(log.id, row)
    const button = /** @type {HTMLElement} */ (row.querySelector(".Rail-item"))
    button.dataset.id = log.id
    button.title = log.name
    button.toggleAttribute("data-today", log.day === shown.today)
    if (log.id === shown.open) button.setAttribute("aria-current", "true")
    else button.removeAttribute("aria-current")
    row.querySelector(".Rail-more")?.setAttribute("aria-label", `${t("rail.more")}: ${labelOf(log)}`)
    row.querySelector("time")?.setAttribute("datetime", log.day)
    put(row, ".Rail-date", String(Number(log.day.slice(8))))
    put(row, ".Rail-weekday", say(log.day, { weekday: "short" }))
    put(row, ".Rail-title", labelOf(log))
    return row
  }

  /** @type {(month: string, logs: Item[], open: boolean) => HTMLElement} */
  function section(month, logs, open) {
    const section = clone("month")
    put(section, ".Rail-monthText", say(`${month}-01`, { year: "numeric", month: "long" }))
    put(section, ".Rail-monthCount", String(logs.length))
    const toggle = /** @type {HTMLElement} */ (section.querySelector(".Rail-monthToggle"))
    toggle.dataset.month = month
    toggle.setAttribute("aria-expanded", String(open))
    const list = open && section.querySelector(".Rail-list")
    if (list) appendNodes(list, logs.map(item))
    else section.querySelector(".Rail-list")?.remove()
    return section
  }

  const stops = () => /** @type {HTMLElement[]} */ ([...months.querySelectorAll(".Rail-monthToggle, .Rail-item")])

  /** The one that Tab comes to. @param {HTMLElement | undefined} to */
  function rove(to) {
    for (const stop of months.querySelectorAll("[tabindex='0']")) stop.setAttribute("tabindex", "-1")
    to?.setAttribute("tabindex", "0")
  }

  function draw() {
    const sorted = byMonth(shown.logs)
    const atFirst = openAtFirst(sorted, rowsAtFirst)
    const current = shown.logs.find(({ id }) => id === shown.open)?.day.slice(0, 7)
    const isOpen = (/** @type {string} */ month) => chosen.get(month) ?? (atFirst.has(month) || month === current)
    empty.hidden = shown.logs.length > 0
    const now = JSON.stringify([document.documentElement.lang, sorted.map(({ month, logs }) => [month, logs.length, ...(isOpen(month) ? logs.map(({ id }) => id) : [])])])
    if (now === order) {
      for (const { month, logs } of sorted) if (isOpen(month)) logs.forEach(item)
      return
    }
    order = now
    const focused = /** @type {HTMLElement | null} */ (document.activeElement)
    const within = focused && months.contains(focused) ? focused : null
    const at = within ? stops().indexOf(within.closest(".Rail-row")?.querySelector(".Rail-item") ?? within) : -1
    for (const id of rows.keys()) if (!shown.logs.some(log => log.id === id)) rows.delete(id)
    replaceNodes(months, sorted.map(({ month, logs }) => section(month, logs, isOpen(month))))
    const again = within?.dataset.month ? months.querySelector(`[data-month="${within.dataset.month}"]`) : within?.isConnected ? within : stops()[Math.min(at, stops().length - 1)]
    // A row that was moved has lost the focus; one that is gone leaves it to the one in its place.
    if (again instanceof HTMLElement) again.focus()
    rove(again instanceof HTMLElement ? again : months.querySelector("[aria-current]") ?? stops()[0])
  }

  /** @type {(month: string, open: boolean) => void} */
  function toggle(month, open) {
    chosen.set(month, open)
    draw()
  }

  months.addEventListener("click", event => {
    const target = /** @type {Element} */ (event.target)
    const row = /** @type {HTMLElement | null} */ (target.closest(".Rail-row")?.querySelector(".Rail-item"))
    const month = /** @type {HTMLElement | null} */ (target.closest(".Rail-monthToggle"))
    if (month) toggle(month.dataset.month ?? "", month.getAttribute("aria-expanded") !== "true")
    else if (row && target.closest(".Rail-more")) onMenu(row.dataset.id ?? "", /** @type {HTMLElement} */ (target.closest(".Rail-more")))
    else if (row && target.closest(".Rail-item")) onOpen(row.dataset.id ?? "")
  })
  months.addEventListener("contextmenu", event => {
    const row = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest(".Rail-row"))
    const button = /** @type {HTMLElement | null} */ (row?.querySelector(".Rail-item") ?? null)
    if (!row || !button?.dataset.id) return
    event.preventDefault()
    onMenu(button.dataset.id, /** @type {HTMLElement} */ (row.querySelector(".Rail-more")))
  })
  months.addEventListener("focusin", event => {
    const stop = /** @type {Element} */ (event.target).closest(".Rail-monthToggle, .Rail-item")
    if (stop instanceof HTMLElement) rove(stop)
  })
  months.addEventListener("keydown", event => {
    const stop = /** @type {HTMLElement} */ (event.target)
    const row = stop.closest(".Rail-row")
    // Between a row and its menu's button.
    const beside = event.key === "ArrowRight" && stop.matches(".Rail-item") ? ".Rail-more" : event.key === "ArrowLeft" && stop.matches(".Rail-more") ? ".Rail-item" : ""
    if (row && beside) return event.preventDefault(), /** @type {HTMLElement} */ (row.querySelector(beside)).focus()
    if (!stop.matches(".Rail-monthToggle, .Rail-item") || event.ctrlKey || event.metaKey || event.altKey) return
    const { id, month } = stop.dataset
    const all = stops(), at = all.indexOf(stop)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to !== undefined) all[Math.max(0, Math.min(to, all.length - 1))].focus()
    else if (month && (event.key === "ArrowLeft" || event.key === "ArrowRight")) toggle(month, event.key === "ArrowRight")
    else if (id && event.key === "ArrowLeft") /** @type {HTMLElement} */ (stop.closest(".Rail-month")?.querySelector(".Rail-monthToggle")).focus()
    else if (id && Object.hasOwn(onKey, event.key)) onKey[event.key](id)
    else return
    event.preventDefault()
  })

  return {
    /**
     * @param {Item[]} logs
     * @param {string} open the id of the log that is open
     * @param {string} today
     */
    show(logs, open, today) {
      shown = { logs, open, today }
      draw()
    },
  }
}
