import { newestFirst } from "../../../browser/order.js"

/** @typedef {{ id: string, day: string, created: number }} Summary */

/** Number of logs in which the last plan is searched. */
const SEARCHED = 14

/**
 * Returns the newest logs before a day, in descending order.
 * @template {Summary} T
 * @param {T[]} logs
 * @param {string} day
 */
export function earlier(logs, day) {
  return logs.filter(log => log.day < day).sort(newestFirst).slice(0, SEARCHED)
}
