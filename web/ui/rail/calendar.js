// The calendar: a month of days, shaded by the amount of writing, and the streaks. It is an ARIA
// grid with one stop of the Tab key; arrow keys move by days and weeks, Page Up and Page Down by
// months, with Shift by years.

import { elementFinder } from "../../browser/elements.js"
import { replaceNodes } from "../../browser/lists.js"
import { formatDay } from "../dates.js"
import {
  addDays, addMonths, firstDayOf, lastDayOf, streaks, weekdayOf, writtenByDay,
} from "./days.js"
import { monthRows } from "./monthgrid.js"

/** @import { Translate } from "../../types" */

/** @typedef {import("./days.js").Log & { id: string }} Log */

/**
 * Returns the day in another month: the same day of the month, or its last one.
 * @param {string} day
 * @param {number} months
 */
function inMonth(day, months) {
  const month = addMonths(day.slice(0, 7), months)
  const last = lastDayOf(month)
  return `${month}-${String(Math.min(Number(day.slice(8)), last)).padStart(2, "0")}`
}

/**
 * Returns the day that a key moves to; undefined for other keys.
 * @param {KeyboardEvent} event
 * @param {string} day
 * @param {number} firstDay the first day of a week, 0 for Sunday
 */
function dayAfterKey({ key, shiftKey }, day, firstDay) {
  const weekday = (weekdayOf(day) - firstDay + 7) % 7
  const days = {
    ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, Home: -weekday, End: 6 - weekday,
  }[key]
  if (days !== undefined) return addDays(day, days)
  const months = { PageUp: -1, PageDown: 1 }[key]
  return months && inMonth(day, shiftKey ? months * 12 : months)
}

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {string} options.locale determines the first day of a week
 * @param {boolean} options.isOpen
 * @param {(isOpen: boolean) => void} options.onToggle
 * @param {(day: string) => void} options.onDay
 */
export function createCalendar(root, { t, locale, isOpen, onToggle, onDay }) {
  const find = elementFinder(root, ".Calendar-")
  const grid = find("grid")
  const view = {
    month: "", firstDay: firstDayOf(locale), today: "", opened: "", stop: "",
    /** @type {Map<string, number>} */
    days: new Map(),
  }

  function showBody() {
    find("toggle").setAttribute("aria-expanded", String(isOpen))
    find("body").hidden = !isOpen
  }

  function render() {
    const { month, today, days } = view
    const { current, longest } = streaks(days, today)
    find("name").textContent = formatDay(`${month}-01`, { year: "numeric", month: "long" })
    find("streak").textContent = longest > 0 ? t("calendar.streak", { current, longest }) : ""
    showBody()
    if (!isOpen) return
    if (!view.stop.startsWith(month)) view.stop = today.startsWith(month) ? today : `${month}-01`
    replaceNodes(grid, monthRows(view, t))
  }

  /** @param {string} day */
  function focus(day) {
    const button = grid.querySelector(`[data-day="${day}"]`)
    if (button instanceof HTMLElement) button.focus()
  }

  showBody() // before the days are known, so that the rows below it do not move
  find("toggle").addEventListener("click", () => {
    isOpen = !isOpen
    render()
    onToggle(isOpen)
  })
  root.addEventListener("click", event => {
    const target = /** @type {Element} */ (event.target)
    const step = target.closest("[data-step]")?.getAttribute("data-step")
    const day = target.closest("[data-day]")?.getAttribute("data-day")
    if (step) {
      view.month = addMonths(view.month, Number(step))
      render()
    } else if (day) {
      view.stop = day
      onDay(day)
    }
  })
  grid.addEventListener("keydown", event => {
    const { day } = /** @type {HTMLElement} */ (event.target).dataset
    if (!day || event.ctrlKey || event.metaKey || event.altKey) return
    const next = dayAfterKey(event, day, view.firstDay)
    if (!next) return
    event.preventDefault()
    view.stop = next
    view.month = next.slice(0, 7)
    render()
    focus(next)
  })

  return {
    /**
     * Shows the days of the logs, and the month of the open log if another log was opened.
     * @param {Log[]} logs
     * @param {string} open the id of the open log
     * @param {string} today
     */
    show(logs, open, today) {
      const opened = logs.find(log => log.id === open)?.day || today
      if (opened !== view.opened || !view.month) {
        view.month = opened.slice(0, 7)
        view.stop = opened
      }
      Object.assign(view, { opened, today, days: writtenByDay(logs) })
      const focused = /** @type {HTMLElement} */ (document.activeElement)
      const day = grid.contains(focused) ? focused.dataset.day : ""
      render()
      if (day) focus(day)
    },
  }
}
