// A month of days, shaded by how much was written, and the streaks. It is a grid in ARIA's sense: one stop of Tab, arrow keys
// for days and weeks, Page Up and Page Down for months.

import { addDays, addMonths, byDay, firstDayOf, shadeOf, streaks, weekdayOf, weeksOf } from "./days.js"

/** @import { Translate } from "../../types" */

/** @typedef {import("./days.js").Log & { id: string }} Log */

/** As many as a month can touch, so that what is below stays where it is. */
const weeks = 6

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {(day: string) => void} options.onDay
 * @param {(open: boolean) => void} options.onToggle
 * @param {boolean} options.open
 * @param {string} options.locale whose weeks are shown
 * @param {(day: string, format: Intl.DateTimeFormatOptions) => string} options.say
 * @param {Translate} options.t
 */
export function createCalendar(root, { onDay, onToggle, open, locale, say, t }) {
  /** @type {(selector: string) => HTMLElement} */
  const find = selector => /** @type {HTMLElement} */ (root.querySelector(selector))
  const toggle = find(".Calendar-toggle")
  const grid = find(".Calendar-grid")
  const firstDay = firstDayOf(locale)
  let month = ""
  /** The day that Tab comes to. */
  let stop = ""
  let opened = ""
  let today = ""
  /** @type {Map<string, number>} */
  let days = new Map()

  /** @type {<K extends keyof HTMLElementTagNameMap>(tag: K, name: string, text?: string) => HTMLElementTagNameMap[K]} */
  const make = (tag, name, text = "") => {
    const element = document.createElement(tag)
    element.className = name
    element.textContent = text
    return element
  }

  /** @param {string} day */
  function cell(day) {
    const cell = make("td", "Calendar-cell")
    cell.setAttribute("role", "gridcell")
    if (!day) return cell
    const button = make("button", "Calendar-day", String(Number(day.slice(8))))
    const written = days.get(day)
    button.type = "button"
    button.dataset.day = day
    button.dataset.shade = String(shadeOf(written ?? 0))
    button.tabIndex = day === stop ? 0 : -1
    button.toggleAttribute("data-log", written !== undefined)
    const amount = written === undefined ? t("calendar.none") : written === 0 ? t("calendar.made") : t("calendar.written", { n: written.toLocaleString(document.documentElement.lang) })
    button.setAttribute("aria-label", `${say(day, { month: "long", day: "numeric", weekday: "long" })}, ${amount}`)
    if (day === today) button.setAttribute("aria-current", "date")
    if (day === opened) cell.setAttribute("aria-selected", "true")
    cell.append(button)
    return cell
  }

  function unfold() {
    toggle.setAttribute("aria-expanded", String(open))
    find(".Calendar-body").hidden = !open
  }

  function draw() {
    find(".Calendar-name").textContent = say(`${month}-01`, { year: "numeric", month: "long" })
    const { current, longest } = streaks(days, today)
    find(".Calendar-streak").textContent = longest > 0 ? t("calendar.streak", { current, longest }) : ""
    unfold()
    if (!open) return
    if (stop.slice(0, 7) !== month) stop = today.startsWith(month) ? today : `${month}-01`
    const rows = weeksOf(month, firstDay)
    const head = make("tr", "")
    head.append(...Array.from({ length: 7 }, (_, n) => {
      // The first of February 1970 was a Sunday.
      const day = addDays("1970-02-01", firstDay + n)
      const name = make("th", "Calendar-weekday", say(day, { weekday: "narrow" }))
      name.scope = "col"
      name.abbr = say(day, { weekday: "long" })
      return name
    }))
    grid.replaceChildren(head, ...Array.from({ length: weeks }, (_, n) => {
      const row = make("tr", "")
      row.append(...(rows[n] ?? Array(7).fill("")).map(cell))
      return row
    }))
  }

  /** @param {string} next */
  function setMonth(next) {
    month = next
    draw()
  }

  /** Goes to a day, in its month. @param {string} day */
  function go(day) {
    stop = day
    month = day.slice(0, 7)
    draw()
    focus(day)
  }

  /** @param {string} day */
  function focus(day) {
    const button = grid.querySelector(`[data-day="${day}"]`)
    if (button instanceof HTMLElement) button.focus()
  }

  /** The same day of another month, or its last. @param {number} by */
  function sameDay(by) {
    const next = addMonths(month, by)
    const last = weeksOf(next, 0).flat().filter(Boolean).length
    return `${next}-${String(Math.min(Number(stop.slice(8)), last)).padStart(2, "0")}`
  }

  unfold() // before it has any days: what is below stays where it is
  toggle.addEventListener("click", () => {
    open = !open
    draw()
    onToggle(open)
  })
  root.addEventListener("click", event => {
    const target = /** @type {Element} */ (event.target)
    const step = /** @type {HTMLElement | null} */ (target.closest("[data-step]"))
    const day = /** @type {HTMLElement | null} */ (target.closest("[data-day]"))
    if (step) setMonth(addMonths(month, Number(step.dataset.step)))
    else if (day?.dataset.day) {
      stop = day.dataset.day
      onDay(stop)
    }
  })
  grid.addEventListener("keydown", event => {
    const { day } = /** @type {HTMLElement} */ (event.target).dataset
    if (!day || event.ctrlKey || event.metaKey || event.altKey) return
    stop = day
    const inWeek = (weekdayOf(day) - firstDay + 7) % 7
    const to = {
      ArrowLeft: () => addDays(day, -1),
      ArrowRight: () => addDays(day, 1),
      ArrowUp: () => addDays(day, -7),
      ArrowDown: () => addDays(day, 7),
      Home: () => addDays(day, -inWeek),
      End: () => addDays(day, 6 - inWeek),
      PageUp: () => sameDay(event.shiftKey ? -12 : -1),
      PageDown: () => sameDay(event.shiftKey ? 12 : 1),
    }[event.key]
    if (!to) return
    event.preventDefault()
    go(to())
  })

  return {
    /**
     * @param {Log[]} logs
     * @param {string} id of the log that is open
     * @param {string} now today
     */
    show(logs, id, now) {
      const day = logs.find(log => log.id === id)?.day || now
      // Another log was opened: its month is shown.
      if (day !== opened || !month) {
        month = day.slice(0, 7)
        stop = day
      }
      opened = day
      today = now
      days = byDay(logs)
      const focused = /** @type {HTMLElement} */ (document.activeElement)
      const again = grid.contains(focused) && focused.dataset.day
      draw()
      if (again) focus(again)
    },
  }
}
