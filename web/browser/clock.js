// The writer's wall clock. A day is the local calendar date, not that of UTC.

/** @import { Clock } from "../types" */

/** @param {number} number */
const two = number => String(number).padStart(2, "0")

/**
 * Returns a date as local time with its offset: 2026-11-30T21:03:12+09:00.
 * @param {Date} date
 * @returns {Clock}
 */
export function clock(date) {
  const year = String(date.getFullYear()).padStart(4, "0")
  const day = [year, two(date.getMonth() + 1), two(date.getDate())].join("-")
  const east = -date.getTimezoneOffset()
  const minutes = Math.abs(east)
  const zone = `${east < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
  return `${day}T${timeOf(date)}${zone}`
}

/**
 * Returns the local date of a clock: YYYY-MM-DD.
 * @param {Clock} clock
 */
export const dayOf = clock => clock.slice(0, 10)

/**
 * Returns the offset of a clock: +09:00.
 * @param {Clock} clock
 */
export const zoneOf = clock => clock.slice(19)

/**
 * Returns the local time of a date: 21:03:12.
 * @param {Date} date
 */
export function timeOf(date) {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":")
}
