/** @typedef {{ depth: number }} Row */

/**
 * The rows that stand below a row.
 * @param {Row[]} rows
 * @param {number} at
 */
export function below(rows, at) {
  let end = at + 1
  while (end < rows.length && rows[end].depth > rows[at].depth) end++
  return rows.slice(at + 1, end).map((_, i) => at + 1 + i)
}

/**
 * The rows that a row stands below.
 * @param {Row[]} rows
 * @param {number} at
 */
export function above(rows, at) {
  const found = []
  for (let i = at - 1, { depth } = rows[at]; i >= 0 && depth > 0; i--) {
    if (rows[i].depth >= depth) continue
    depth = rows[i].depth
    found.push(i)
  }
  return found
}

/**
 * Ticks a row or takes its tick away: an item goes with all below it, and never without those that it stands below.
 * @param {Row[]} rows
 * @param {boolean[]} ticked
 * @param {number} at
 * @param {boolean} on
 */
export function tick(rows, ticked, at, on) {
  const also = on ? [...above(rows, at), ...below(rows, at)] : below(rows, at)
  return ticked.map((was, i) => (i === at || also.includes(i) ? on : was))
}
