// The hours after midnight. Only the local parts of dates are read, so that the browser handles
// time zones and daylight saving time.

/**
 * Reports whether a date is in the hours after midnight that may still belong to the day before.
 * @param {Date} date
 * @param {number} until the hour at which these hours end; 0 for none
 */
export const isNight = (date, until) => date.getHours() < until

/**
 * Returns the last second of the previous day, with the offset that the zone had then.
 * @param {Date} date
 */
export function lastOfYesterday(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() - 1, 23, 59, 59)
}
