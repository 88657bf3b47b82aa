// Dates in the letters of strftime that first logs and folders of images use. They are needed
// before the engine has loaded; the engine's package strftime is tested with the same cases,
// internal/strftime/testdata/shell.json.

/** @import { Clock } from "../types" */

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
]

/** @type {(number: number, width?: number) => string} */
const digits = (number, width = 2) => String(number).padStart(width, "0")

/**
 * Formats a time. Other letters stay unchanged.
 * @param {string} format
 * @param {Clock} clock
 */
export function strftime(format, clock) {
  const [year, month, day, hour, minute, second] = clock.split(/\D/).map(Number)
  /** @type {Record<string, string>} */
  const letters = {
    Y: digits(year, 4), y: digits(year % 100),
    m: digits(month), "-m": String(month), B: MONTHS[month - 1], b: MONTHS[month - 1].slice(0, 3),
    d: digits(day), "-d": String(day), e: String(day).padStart(2),
    H: digits(hour), M: digits(minute), S: digits(second),
    z: clock.slice(19).replace(":", ""), s: String(Date.parse(clock) / 1000),
  }
  return format.replace(/%(-?\w)/g, (all, letter) => letters[letter] ?? all)
}
