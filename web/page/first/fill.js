// Fills the placeholders of made.js. They are those of templates, <% %Y-%m-%d %>, with some letters
// of strftime.

/** @import { Clock } from "../../types" */

const MONTHS = [
  "January", "February", "March", "April", "May", "June",
  "July", "August", "September", "October", "November", "December",
]

/** @type {(number: number, width?: number) => string} */
const digits = (number, width = 2) => String(number).padStart(width, "0")

/**
 * Returns a function that fills the placeholders of a text with a time.
 * @param {Clock} clock
 * @returns {(text: string) => string}
 */
export function createFiller(clock) {
  const [year, month, day, hour, minute, second] = clock.split(/\D/).map(Number)
  /** @type {Record<string, string>} */
  const letters = {
    Y: digits(year, 4),
    m: digits(month), "-m": String(month), B: MONTHS[month - 1], b: MONTHS[month - 1].slice(0, 3),
    d: digits(day), "-d": String(day), e: String(day).padStart(2),
    H: digits(hour), M: digits(minute), S: digits(second),
    z: clock.slice(19).replace(":", ""), s: String(Date.parse(clock) / 1000),
  }
  /** @param {string} format */
  const fill = format => format.replace(/%(-?\w)/g, (_, letter) => letters[letter])
  return text => text.replace(/<% (.*?) %>/g, (_, format) => fill(format))
}
