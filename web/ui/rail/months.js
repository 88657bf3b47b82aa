// Logs by month.

import { newestFirst } from "../../browser/order.js"
import { partsOf } from "../../browser/postname.js"

/** @typedef {{ id: string, day: string, name: string, title: string, created: number }} Item */

/**
 * Groups logs by month. Months and the logs of a month are in descending order.
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
  return [...months].sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([month, logs]) => ({ month, logs: logs.sort(newestFirst) }))
}

/** Longest label, in UTF-16 units: browsers lay out a title of a megabyte with each keystroke. */
const LONGEST = 300

/**
 * Returns the label of a log in the rail: its title, or else its file name without date and
 * extension.
 * @param {{ title: string, name: string }} log
 */
export const labelOf = ({ title, name }) =>
  title.slice(0, LONGEST) || partsOf(name).stem

/**
 * Returns the months that are open by default: the newest ones, as many as fill the rail, and at
 * least one.
 * @param {{ month: string, logs: unknown[] }[]} months the newest first
 * @param {number} rows number of rows that fill the rail
 */
export function openByDefault(months, rows) {
  const open = new Set()
  let shown = 0
  for (const { month, logs } of months) {
    if (shown > 0 && shown + logs.length > rows) break
    open.add(month)
    shown += logs.length
  }
  return open
}
