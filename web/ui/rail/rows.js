// The elements of the list of logs: a row for each log, a section for each month.

import { cloneTemplate, elementFinder, setText } from "../../browser/elements.js"
import { appendNodes } from "../../browser/lists.js"
import { formatDay } from "../dates.js"
import { labelOf } from "./months.js"

/** @import { Translate } from "../../types" */
/** @import { Item } from "./months.js" */

/**
 * @param {object} templates
 * @param {HTMLElement} templates.item
 * @param {HTMLElement} templates.month
 * @param {Translate} t
 */
export function createRows(templates, t) {
  /**
   * Rows by the id of their log. They are reused: a title changes with every keystroke.
   * @type {Map<string, HTMLElement>}
   */
  const rows = new Map()

  /** @type {(log: Item, open: string, today: string) => HTMLElement} */
  function rowOf(log, open, today) {
    const row = rows.get(log.id) ?? cloneTemplate(templates.item)
    rows.set(log.id, row)
    const part = elementFinder(row, ".Rail-")
    const button = part("item")
    button.dataset.id = log.id
    button.title = log.name
    button.toggleAttribute("data-today", log.day === today)
    if (log.id === open) button.setAttribute("aria-current", "true")
    else button.removeAttribute("aria-current")
    part("more").setAttribute("aria-label", `${t("rail.more")}: ${labelOf(log)}`)
    row.querySelector("time")?.setAttribute("datetime", log.day)
    setText(part("date"), String(Number(log.day.slice(8))))
    setText(part("weekday"), formatDay(log.day, { weekday: "short" }))
    setText(part("title"), labelOf(log))
    return row
  }

  return {
    /** Returns the row of a log, with its current content. */
    rowOf,

    /**
     * Returns the section of a month.
     * @param {string} month YYYY-MM
     * @param {number} count number of its logs
     * @param {HTMLElement[] | null} rows null if the month is closed
     */
    section(month, count, rows) {
      const section = cloneTemplate(templates.month)
      const part = elementFinder(section, ".Rail-")
      part("monthText").textContent = formatDay(`${month}-01`, { year: "numeric", month: "long" })
      part("monthCount").textContent = String(count)
      part("monthToggle").dataset.month = month
      part("monthToggle").setAttribute("aria-expanded", String(rows !== null))
      if (rows) appendNodes(part("list"), rows)
      else part("list").remove()
      return section
    },

    /** Forgets the rows of all other logs. @param {Item[]} logs */
    keep(logs) {
      const ids = new Set(logs.map(({ id }) => id))
      for (const id of rows.keys()) if (!ids.has(id)) rows.delete(id)
    },
  }
}
