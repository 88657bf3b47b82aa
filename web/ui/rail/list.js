// The list of logs: months that open and close, and a row for each log of the open months. The Tab
// key has one stop in the list; arrow keys move within it.

import { elementFinder } from "../../browser/elements.js"
import { replaceNodes } from "../../browser/lists.js"
import { byMonth, openByDefault } from "./months.js"
import { createRows } from "./rows.js"

/** @import { Translate } from "../../types" */
/** @import { Item } from "./months.js" */

/** Number of rows that fill the rail. */
const ROWS = 60

const STOPS = ".Rail-monthToggle, .Rail-item"

/** @param {Element | null | undefined} element */
const focus = element => /** @type {HTMLElement | null | undefined} */ (element)?.focus()

/** Returns the parts of the list that an event happened in. @param {Event} event */
function partsAt(event) {
  const target = /** @type {Element} */ (event.target)
  const closest = (/** @type {string} */ selector) =>
    /** @type {HTMLElement | null} */ (target.closest(selector))
  const row = closest(".Rail-row")
  const id = row?.querySelector(".Rail-item")?.getAttribute("data-id") ?? ""
  const more = /** @type {HTMLElement | null | undefined} */ (row?.querySelector(".Rail-more"))
  const item = closest(".Rail-item")
  return { id, more, row, item, month: closest(".Rail-monthToggle"), closest }
}

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {(id: string) => void} options.onOpen
 * @param {(id: string, button: HTMLElement) => void} options.onMenu
 * @param {Record<string, (id: string) => void>} options.onKey by key, for the focused row
 */
export function createLogList(root, { t, onOpen, onMenu, onKey }) {
  const find = elementFinder(root, ".Rail-")
  const months = find("months")
  const rows = createRows({ item: find("itemTemplate"), month: find("monthTemplate") }, t)
  /** Months that the writer opened or closed. @type {Map<string, boolean>} */
  const toggled = new Map()
  let shown = { logs: /** @type {Item[]} */ ([]), open: "", today: "" }
  /** The rendered months and rows, as JSON. */
  let rendered = ""

  const stops = () => /** @type {HTMLElement[]} */ ([...months.querySelectorAll(STOPS)])

  /** @param {Element | null | undefined} stop the element that the Tab key moves to */
  function setStop(stop) {
    const previous = months.querySelectorAll("[tabindex='0']")
    for (const element of previous) element.setAttribute("tabindex", "-1")
    stop?.setAttribute("tabindex", "0")
  }

  function sortedMonths() {
    const sorted = byMonth(shown.logs)
    const byDefault = openByDefault(sorted, ROWS)
    const current = shown.logs.find(({ id }) => id === shown.open)?.day.slice(0, 7)
    return sorted.map(({ month, logs }) => {
      const isOpen = toggled.get(month) ?? (byDefault.has(month) || month === current)
      return { month, logs, isOpen }
    })
  }

  const rowsOf = (/** @type {Item[]} */ logs) =>
    logs.map(log => rows.rowOf(log, shown.open, shown.today))

  function render() {
    const sorted = sortedMonths()
    find("empty").hidden = shown.logs.length > 0
    const ids = sorted.map(({ month, logs, isOpen }) =>
      [month, logs.length, ...(isOpen ? logs.map(({ id }) => id) : [])])
    const content = JSON.stringify([document.documentElement.lang, ids])
    if (content === rendered) {
      for (const { logs, isOpen } of sorted) if (isOpen) rowsOf(logs)
      return
    }
    rendered = content
    rows.keep(shown.logs)
    keepFocus(() => replaceNodes(months, sorted.map(({ month, logs, isOpen }) =>
      rows.section(month, logs.length, isOpen ? rowsOf(logs) : null))))
  }

  /**
   * Replaces the content and returns the focus to the element that had it, or to the one that took
   * its place: a moved row loses the focus.
   * @param {() => void} replace
   */
  function keepFocus(replace) {
    const { activeElement } = document
    const focused = activeElement && months.contains(activeElement) ? activeElement : null
    const month = focused?.getAttribute("data-month")
    const stop = focused?.closest(".Rail-row")?.querySelector(".Rail-item") ?? focused
    const index = stops().findIndex(other => other === stop)
    replace()
    const all = stops()
    let next = /** @type {Element | null | undefined} */ (all[Math.min(index, all.length - 1)])
    if (month) next = months.querySelector(`[data-month="${month}"]`)
    else if (focused?.isConnected) next = focused
    focus(next)
    setStop(next ?? months.querySelector("[aria-current]") ?? all[0])
  }

  /** @type {(month: string, isOpen: boolean) => void} */
  function toggle(month, isOpen) {
    toggled.set(month, isOpen)
    render()
  }

  /**
   * Moves the focus between a row and the button of its menu; returns whether it did.
   * @param {KeyboardEvent} event
   */
  function moveInRow(event) {
    const { row, item, closest } = partsAt(event)
    const isToMenu = event.key === "ArrowRight" && item
    const isToRow = event.key === "ArrowLeft" && closest(".Rail-more")
    if (!row || !isToMenu && !isToRow) return false
    focus(row.querySelector(isToMenu ? ".Rail-more" : ".Rail-item"))
    return true
  }

  /**
   * Handles a key event of a month or a row; returns whether it did.
   * @param {KeyboardEvent} event
   */
  function handleKey({ key, target }) {
    const stop = /** @type {HTMLElement} */ (target)
    const { id, month } = stop.dataset
    const all = stops()
    const index = all.indexOf(stop)
    const next = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: all.length - 1 }[key]
    if (next !== undefined) all[Math.max(0, Math.min(next, all.length - 1))].focus()
    else if (month && key === "ArrowLeft") toggle(month, false)
    else if (month && key === "ArrowRight") toggle(month, true)
    else if (id && key === "ArrowLeft") {
      focus(stop.closest(".Rail-month")?.querySelector(".Rail-monthToggle"))
    } else if (id && Object.hasOwn(onKey, key)) onKey[key](id)
    else return false
    return true
  }

  months.addEventListener("click", event => {
    const { id, item, more, month, closest } = partsAt(event)
    if (month) toggle(month.dataset.month ?? "", month.getAttribute("aria-expanded") !== "true")
    else if (more && closest(".Rail-more")) onMenu(id, more)
    else if (item) onOpen(id)
  })
  months.addEventListener("contextmenu", event => {
    const { id, more } = partsAt(event)
    if (!id || !more) return
    event.preventDefault()
    onMenu(id, more)
  })
  months.addEventListener("focusin", event => {
    const { item, month } = partsAt(event)
    if (item || month) setStop(item ?? month)
  })
  months.addEventListener("keydown", event => {
    if (moveInRow(event)) return event.preventDefault()
    const isStop = /** @type {HTMLElement} */ (event.target).matches(STOPS)
    if (!isStop || event.ctrlKey || event.metaKey || event.altKey) return
    if (handleKey(event)) event.preventDefault()
  })

  return {
    /**
     * @param {Item[]} logs
     * @param {string} open the id of the open log
     * @param {string} today
     */
    show(logs, open, today) {
      shown = { logs, open, today }
      render()
    },
  }
}
