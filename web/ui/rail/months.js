// The logs by month. Only open months have rows: a blog of ten years is some hundred headings.

import { newestFirst } from "../../browser/order.js"

/** @typedef {{ id: string, day: string, name: string, title: string, created: number }} Item */

/**
 * Sorts logs into months, newest first; of one day, the one made last comes first.
 * @template {Item} T
 * @param {T[]} logs
 * @returns {{ month: string, logs: T[] }[]} month is YYYY-MM
 */
export function byMonth(logs) {
  /** @type {Map<string, T[]>} */
  const months = new Map()
  for (const log of logs) {
    const month = log.day.slice(0, 7)
    const others = months.get(month)
    if (others) others.push(log)
    else months.set(month, [log])
  }
  return [...months].sort(([a], [b]) => (a < b ? 1 : -1)).map(([month, logs]) => ({ month, logs: logs.sort(newestFirst) }))
}

/**
 * What a log is called in the rail: its title, else its file name without the date.
 * @param {{ title: string, name: string }} log
 */
export const labelOf = log => log.title || log.name.replace(/^\d+-\d+-\d+-/, "").replace(/\.[^.]*$/, "")

/**
 * The months that are open when the writer has not said which: the newest ones, until there are rows to fill the rail.
 * @param {{ month: string, logs: unknown[] }[]} months
 * @param {number} rows
 */
export function openAtFirst(months, rows) {
  const open = new Set()
  let shown = 0
  for (const { month, logs } of months) {
    if (shown > 0 && shown + logs.length > rows) break
    open.add(month)
    shown += logs.length
  }
  return open
}
