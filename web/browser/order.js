// The order of logs: by day, and logs of the same day by creation time.

/** @typedef {{ day: string, created: number }} Dated */

/** @type {(a: Dated, b: Dated) => number} */
export const oldestFirst = (a, b) => (a.day === b.day ? a.created - b.created : a.day < b.day ? -1 : 1)

/** @type {(a: Dated, b: Dated) => number} */
export const newestFirst = (a, b) => oldestFirst(b, a)
