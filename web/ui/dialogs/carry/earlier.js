import { newestFirst } from "../../../browser/order.js"

/** @typedef {{ id: string, day: string, created: number }} Summary */

/** Of so many logs the newest that plans anything is looked for. */
const looked = 14

/**
 * The logs of days before a day, the newest first.
 * @template {Summary} T
 * @param {T[]} logs
 * @param {string} day
 */
export function earlier(logs, day) {
  return logs.filter(log => log.day < day).sort(newestFirst).slice(0, looked)
}
