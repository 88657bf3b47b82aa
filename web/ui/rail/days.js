// Days, weeks and streaks. A day is a text, YYYY-MM-DD, the writer's calendar date; to count with it, it is a number of days in
// UTC's calendar, where every day has 24 hours: no daylight saving time can drop or double one.

/** @typedef {{ day: string, size?: number, made?: number }} Log size is its length, made the length that it began with */

const length = 24 * 60 * 60 * 1000

/**
 * The number of a day, NaN for a day that does not exist.
 * @param {string} day
 */
export function numberOf(day) {
  const number = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00Z`) / length : NaN
  return dayAt(number) === day ? number : NaN
}

/** @param {number} number */
const dayAt = number => (Number.isFinite(number) ? new Date(number * length).toISOString().slice(0, 10) : "")

/**
 * The day that is `by` days after another, or before it.
 * @type {(day: string, by: number) => string}
 */
export const addDays = (day, by) => dayAt(numberOf(day) + by)

/**
 * The month that is `by` months after another, or before it.
 * @type {(month: string, by: number) => string}
 */
export function addMonths(month, by) {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by
  return `${String(Math.floor(count / 12)).padStart(4, "0")}-${String((count % 12) + 1).padStart(2, "0")}`
}

/** The weekday, 0 for Sunday. @param {string} day */
export const weekdayOf = day => (((numberOf(day) + 4) % 7) + 7) % 7

/**
 * The weeks that a month touches, as a calendar shows them; "" where another month's days would be.
 * @param {string} month YYYY-MM
 * @param {number} firstDay the weekday that weeks begin with, 0 for Sunday
 */
export function weeksOf(month, firstDay) {
  const first = `${month}-01`
  const days = numberOf(`${addMonths(month, 1)}-01`) - numberOf(first)
  const before = (weekdayOf(first) - firstDay + 7) % 7
  const cells = Array.from({ length: Math.ceil((before + days) / 7) * 7 }, (_, n) =>
    (n < before || n >= before + days ? "" : addDays(first, n - before)))
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7))
}

/**
 * The weekday that weeks begin with where the writer is: Sunday in Korea, Monday in most of Europe.
 * @param {string} locale
 * @returns {number} 0 for Sunday
 */
export function firstDayOf(locale) {
  try {
    const known = /** @type {any} */ (new Intl.Locale(locale))
    // A method in the standard, a property in older browsers; Firefox had neither for long.
    const first = (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay
    if (first) return first % 7
    return /^(KR|US|CA|JP|TW|HK|IN|BR|MX|IL|)$/.test(known.maximize().region ?? "") ? 0 : 1
  } catch {
    return 0
  }
}

/**
 * How many characters were written in a log: what it holds beyond the template that it began as. A log that is as it was made
 * is not written; one of unknown length is.
 * @param {Log} log
 */
export function writtenIn({ size, made = 0 }) {
  if (size === undefined) return 1
  return size === made ? 0 : Math.max(1, size - made)
}

/**
 * How much was written on each day.
 * @param {Log[]} logs
 * @returns {Map<string, number>} the days that have a log; 0 is one that was only made
 */
export function byDay(logs) {
  const days = new Map()
  for (const log of logs) days.set(log.day, (days.get(log.day) ?? 0) + writtenIn(log))
  return days
}

/** From no shade to the fullest, 4. @param {number} written characters */
export const shadeOf = written => [1, 400, 1200, 2500].filter(least => written >= least).length

/**
 * How many days in a row were written: up to today (or to yesterday, while today can still be written) and at most.
 * @param {Map<string, number>} days
 * @param {string} today
 */
export function streaks(days, today) {
  const now = numberOf(today)
  const written = [...days].filter(([, written]) => written > 0).map(([day]) => numberOf(day)).filter(n => n <= now).sort((a, b) => a - b)
  let run = 0, longest = 0, last = NaN
  for (const day of written) {
    run = day === last + 1 ? run + 1 : 1
    longest = Math.max(longest, run)
    last = day
  }
  return { current: now - last <= 1 ? run : 0, longest }
}
