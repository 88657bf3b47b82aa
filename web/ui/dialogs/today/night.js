// After midnight a day may not be over yet. All dates are those of the writer's own calendar: a Date is asked for its local
// parts and for nothing else, so that summer time and zones are the browser's business.

/**
 * Whether a moment is in the hours after midnight in which it may still be yesterday.
 * @param {Date} date
 * @param {number} until the hour at which the night ends; 0: it is never asked
 */
export const isNight = (date, until) => date.getHours() < until

/**
 * The last second of the day before, with the offset that its zone had then.
 * @param {Date} date
 */
export const lastOfYesterday = date => new Date(date.getFullYear(), date.getMonth(), date.getDate() - 1, 23, 59, 59)
