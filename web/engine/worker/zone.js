// Time zones as values for the engine, which has no database of zones. The browser's Intl has one,
// but answers only for single instants, so the changes of an offset are searched.

/** @import { ZoneValue } from "../../types" */

// The changes of the years 1970 to 2059, in seconds since 1970.
const END = Date.UTC(2060, 0, 1) / 1000

/**
 * Distance between the instants whose offsets are compared. No zone has gone back to an offset
 * after a shorter time; Gaza and parts of Brazil did so after exactly a week.
 */
const WEEK = 7 * 86400

/** Most changes happen at a full quarter of an hour. */
const QUARTER = 15 * 60

/**
 * Returns a zone of the IANA database, or null if there is no zone of this name. Names are
 * case-sensitive, as for the machine that builds the site.
 * @param {string} name
 * @returns {ZoneValue | null}
 */
export function zoneChanges(name) {
  const offsetAt = offsetsOf(name)
  return offsetAt && { name, changes: offsetChanges(offsetAt) }
}

/**
 * Returns a function from seconds since 1970 to the offset of a zone in seconds east of UTC, or
 * null if there is no such zone.
 * @param {string} name
 * @returns {((second: number) => number) | null}
 */
export function offsetsOf(name) {
  const format = formatIn(name)
  if (!format) return null
  return second => {
    const numbers = format.format(second * 1000).match(/\d+/g) ?? []
    const [month, day, year, hours, minutes, seconds] = numbers.map(Number)
    return Date.UTC(year, month - 1, day, hours, minutes, seconds) / 1000 - second
  }
}

/** @param {string} name */
function formatIn(name) {
  if (/^[+-]/.test(name)) return null // an offset: Intl accepts it, Ruby does not
  try {
    const format = new Intl.DateTimeFormat("en-US", {
      timeZone: name, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23",
      year: "numeric", month: "numeric", day: "numeric",
      hour: "numeric", minute: "numeric", second: "numeric",
    })
    const known = format.resolvedOptions().timeZone
    const isMisspelt = known !== name && known.toLowerCase() === name.toLowerCase()
    return isMisspelt ? null : format
  } catch {
    return null
  }
}

/**
 * Returns the changes of an offset: for each the second since 1970 and the offset from then on. The
 * first one is the offset of 1970-01-01.
 * @param {(second: number) => number} offsetAt
 */
export function offsetChanges(offsetAt) {
  let last = offsetAt(0)
  const changes = [0, last]
  for (let from = 0; from < END; from += WEEK) {
    const offset = offsetAt(from + WEEK)
    if (offset === last) continue
    const isAfter = (/** @type {number} */ second) => offsetAt(second) === offset
    let second = first(from, from + WEEK, QUARTER, isAfter)
    if (isAfter(second - 1)) second = first(second - QUARTER, second, 1, isAfter)
    if (second < END) changes.push(second, offset)
    last = offset
  }
  return changes
}

/**
 * Returns the first multiple of `step` from `start` in (start, end] for which `isAfter` holds
 * (binary search). It holds at the end.
 * @param {number} start
 * @param {number} end
 * @param {number} step
 * @param {(second: number) => boolean} isAfter
 */
function first(start, end, step, isAfter) {
  while (end - start > step) {
    const middle = start + Math.floor((end - start) / step / 2) * step
    if (isAfter(middle)) end = middle
    else start = middle
  }
  return end
}
