// The writer's wall clock. A day is the local calendar date, never UTC's: a log written at 23:50 in Seoul is today's.

/** @import { Clock } from "./types" */

/** @param {number} number */
const two = number => String(number).padStart(2, "0")

/**
 * Reads date as the writer's wall clock shows it.
 * @param {Date} date
 * @returns {Clock}
 */
export function clock(date) {
  return {
    year: date.getFullYear(),
    month: date.getMonth() + 1,
    day: date.getDate(),
    hour: date.getHours(),
    minute: date.getMinutes(),
    second: date.getSeconds(),
    offset: -date.getTimezoneOffset(),
  }
}

/**
 * The local calendar date of a clock, YYYY-MM-DD.
 * @param {Clock} clock
 */
export function dayOf({ year, month, day }) {
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`
}

/**
 * The zone of a clock as front matter and forms have it: +09:00.
 * @param {Clock} clock
 */
export function zoneOf({ offset }) {
  const minutes = Math.abs(offset)
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

/**
 * A time of day to the second, as the writer reads it: 21:03:12.
 * @param {Date} date
 */
export function timeOf(date) {
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":")
}
