// The day's placeholders, those of them that made.js has. They are a template's: <% %Y-%m-%d %>, with strftime's letters.

/** @import { Clock } from "../../types" */

const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]

/** @type {(number: number, width?: number) => string} */
const digits = (number, width = 2) => String(number).padStart(width, "0")

/**
 * Returns what fills a text's placeholders with a moment.
 * @param {Clock} clock
 * @returns {(text: string) => string}
 */
export function filler(clock) {
  const [year, month, day, hour, minute, second] = clock.split(/\D/).map(Number)
  /** @type {Record<string, string>} */
  const letters = {
    Y: digits(year, 4), m: digits(month), "-m": String(month), d: digits(day), "-d": String(day), e: String(day).padStart(2),
    B: MONTHS[month - 1], b: MONTHS[month - 1].slice(0, 3), H: digits(hour), M: digits(minute), S: digits(second),
    z: clock.slice(19).replace(":", ""), s: String(Date.parse(clock) / 1000),
  }
  return text => text.replace(/<% (.*?) %>/g, (_, format) => format.replace(/%(-?\w)/g, (/** @type {string} */ _, /** @type {string} */ letter) => letters[letter]))
}
