// Renders a month as the rows of a table: weekdays, then weeks.

import { createElement } from "../../browser/elements.js"
import { formatDay } from "../dates.js"
import { addDays, shadeOf, weeksOf } from "./days.js"

/** @import { Translate } from "../../types" */

/** The largest number of weeks that a month touches; all months get as many rows. */
const WEEKS = 6

/** A Sunday. */
const SUNDAY = "1970-02-01"

/**
 * @typedef {object} MonthView
 * @property {string} month YYYY-MM
 * @property {number} firstDay the first day of a week, 0 for Sunday
 * @property {string} today YYYY-MM-DD
 * @property {string} opened the day of the open log
 * @property {string} stop the day that the Tab key moves to
 * @property {Map<string, number>} days days with a log, and the number of characters written
 */

/**
 * @param {MonthView} view
 * @param {Translate} t
 * @returns {HTMLElement[]}
 */
export function monthRows(view, t) {
  const weeks = weeksOf(view.month, view.firstDay)
  const rows = Array.from({ length: WEEKS }, (_, week) => weeks[week] ?? Array(7).fill(""))
  const cells = rows.map(days => days.map(day => cell(day, view, t)))
  return [
    createElement("tr", "", ...weekdays(view.firstDay)),
    ...cells.map(week => createElement("tr", "", ...week)),
  ]
}

/** @param {number} firstDay */
function weekdays(firstDay) {
  return Array.from({ length: 7 }, (_, n) => {
    const day = addDays(SUNDAY, firstDay + n)
    const head = createElement("th", "Calendar-weekday", formatDay(day, { weekday: "narrow" }))
    head.scope = "col"
    head.abbr = formatDay(day, { weekday: "long" })
    return head
  })
}

/** @type {(day: string, view: MonthView, t: Translate) => HTMLElement} */
function cell(day, { days, stop, today, opened }, t) {
  const cell = createElement("td", "Calendar-cell")
  cell.setAttribute("role", "gridcell")
  if (!day) return cell
  const written = days.get(day)
  const button = createElement("button", "Calendar-day", String(Number(day.slice(8))))
  button.type = "button"
  button.dataset.day = day
  button.dataset.shade = String(shadeOf(written ?? 0))
  button.tabIndex = day === stop ? 0 : -1
  button.toggleAttribute("data-log", written !== undefined)
  const date = formatDay(day, { month: "long", day: "numeric", weekday: "long" })
  button.setAttribute("aria-label", `${date}, ${amount(written, t)}`)
  if (day === today) button.setAttribute("aria-current", "date")
  if (day === opened) cell.setAttribute("aria-selected", "true")
  cell.append(button)
  return cell
}

/** @type {(written: number | undefined, t: Translate) => string} */
function amount(written, t) {
  if (written === undefined) return t("calendar.none")
  if (written === 0) return t("calendar.made")
  return t("calendar.written", { n: written.toLocaleString(document.documentElement.lang) })
}
