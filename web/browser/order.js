// The order of logs: by day, and logs of the same day by creation time.

/** @typedef {{ day: string, created: number }} Dated */

/** @type {(a: Dated, b: Dated) => number} */
export function oldestFirst(a, b) {
  if (a.day === b.day) return a.created - b.created
  return a.day < b.day ? -1 : 1
}

/** @type {(a: Dated, b: Dated) => number} */
export const newestFirst = (a, b) => oldestFirst(b, a)
