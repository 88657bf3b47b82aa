// The writer's wall clock. A day is the local calendar date, never UTC's: a log written at 23:50 in Seoul is today's.

/** @import { Clock } from "../types" */

/** @param {number} number */
const two = number => String(number).padStart(2, "0")

/**
 * Reads date as the writer's wall clock shows it.
 * @param {Date} date
 * @returns {Clock}
 */
export function clock(date) {
  const day = `${String(date.getFullYear()).padStart(4, "0")}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  const east = -date.getTimezoneOffset(), minutes = Math.abs(east)
  return `${day}T${timeOf(date)}${east < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/**
 * The local calendar date of a clock, YYYY-MM-DD.
 * @param {Clock} clock
 */
export const dayOf = clock => clock.slice(0, 10)

/**
 * The zone of a clock as front matter and forms have it: +09:00.
 * @param {Clock} clock
 */
export const zoneOf = clock => clock.slice(19)

/**
 * A time of day to the second, as the writer reads it: 21:03:12.
 * @param {Date} date
 */
export function timeOf(date) {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":")
}
