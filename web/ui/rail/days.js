// Days, weeks and streaks. A day is a string YYYY-MM-DD, a date of the writer's calendar. For
// arithmetic it is a number of days in UTC, where all days have 24 hours.

/**
 * @typedef {object} Log
 * @property {string} day
 * @property {number} [size] length of the text
 * @property {number} [made] length of the text that it was created with
 */

const DAY = 24 * 60 * 60 * 1000

/** Characters from which a day has the next shade. */
const SHADES = [1, 400, 1200, 2500]

/** Regions whose weeks start on Sunday, for browsers that do not know. */
const sundayFirst = /^(KR|US|CA|JP|TW|HK|IN|BR|MX|IL|)$/

/**
 * Returns the number of a day, counted from 1970-01-01; NaN if the day does not exist.
 * @param {string} day
 */
export function numberOf(day) {
  const number = /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00Z`) / DAY : NaN
  return dayOf(number) === day ? number : NaN
}

/** @param {number} number */
const dayOf = number =>
  (Number.isFinite(number) ? new Date(number * DAY).toISOString().slice(0, 10) : "")

/** @type {(day: string, days: number) => string} */
export const addDays = (day, days) => dayOf(numberOf(day) + days)

/**
 * @param {string} month YYYY-MM
 * @param {number} months
 */
export function addMonths(month, months) {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months
  const year = String(Math.floor(count / 12)).padStart(4, "0")
  return `${year}-${String((count % 12) + 1).padStart(2, "0")}`
}

/**
 * Returns the number of days of a month.
 * @param {string} month YYYY-MM
 */
export const lastDayOf = month => numberOf(`${addMonths(month, 1)}-01`) - numberOf(`${month}-01`)

/** Returns the weekday, 0 for Sunday. @param {string} day */
export const weekdayOf = day => (((numberOf(day) + 4) % 7) + 7) % 7

/**
 * Returns the weeks that a month touches; days of other months are "".
 * @param {string} month YYYY-MM
 * @param {number} firstDay the first day of a week, 0 for Sunday
 */
export function weeksOf(month, firstDay) {
  const first = `${month}-01`
  const days = lastDayOf(month)
  const before = (weekdayOf(first) - firstDay + 7) % 7
  const weeks = Math.ceil((before + days) / 7)
  const dayIn = (/** @type {number} */ n) => (n < 0 || n >= days ? "" : addDays(first, n))
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, weekday) => dayIn(week * 7 + weekday - before)))
}

/**
 * Returns the first day of a week in a locale: Sunday in Korea, Monday in most of Europe.
 * @param {string} locale
 * @returns {number} 0 for Sunday
 */
export function firstDayOf(locale) {
  try {
    const known = /** @type {any} */ (new Intl.Locale(locale))
    // A method in the standard, a property in older browsers, missing in older Firefox.
    const first = (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay
    if (first) return first % 7
    return sundayFirst.test(known.maximize().region ?? "") ? 0 : 1
  } catch {
    return 0
  }
}

/**
 * Returns the number of characters that were written into a log: the length that exceeds its
 * initial text. It is 0 for an unchanged log, at least 1 for others and for logs of unknown length.
 * @param {Log} log
 */
export function writtenIn({ size, made = 0 }) {
  if (size === undefined) return 1
  return size === made ? 0 : Math.max(1, size - made)
}

/**
 * Returns the days that have a log, and the number of characters written on each.
 * @param {Log[]} logs
 * @returns {Map<string, number>}
 */
export function writtenByDay(logs) {
  const days = new Map()
  for (const log of logs) days.set(log.day, (days.get(log.day) ?? 0) + writtenIn(log))
  return days
}

/** Returns the shade of a day, from 0 for none to 4. @param {number} written characters */
export const shadeOf = written => SHADES.filter(least => written >= least).length

/**
 * Returns the number of consecutive days with writing: up to today, or up to yesterday if today has
 * none yet, and the largest number so far.
 * @param {Map<string, number>} days
 * @param {string} today
 */
export function streaks(days, today) {
  const now = numberOf(today)
  const written = [...days].filter(([, written]) => written > 0).map(([day]) => numberOf(day))
    .filter(number => number <= now).sort((a, b) => a - b)
  let run = 0
  let longest = 0
  let last = NaN
  for (const day of written) {
    run = day === last + 1 ? run + 1 : 1
    longest = Math.max(longest, run)
    last = day
  }
  return { current: now - last <= 1 ? run : 0, longest }
}
