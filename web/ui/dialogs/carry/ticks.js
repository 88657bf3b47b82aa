// The checkboxes of nested items. A checked item has all outer items checked as well.

/** @typedef {{ depth: number }} Row */

/**
 * Returns the indexes of the rows within a row.
 * @param {Row[]} rows
 * @param {number} index
 */
function innerRows(rows, index) {
  let end = index + 1
  while (end < rows.length && rows[end].depth > rows[index].depth) end++
  return rows.slice(index + 1, end).map((_, i) => index + 1 + i)
}

/**
 * Returns the indexes of the rows that a row is within.
 * @param {Row[]} rows
 * @param {number} index
 */
function outerRows(rows, index) {
  const found = []
  let { depth } = rows[index]
  for (let i = index - 1; i >= 0 && depth > 0; i--) {
    if (rows[i].depth >= depth) continue
    depth = rows[i].depth
    found.push(i)
  }
  return found
}

/**
 * Checks a row with its inner and outer rows, or unchecks it with its inner rows. Returns the state
 * of all rows.
 * @param {Row[]} rows
 * @param {boolean[]} ticked
 * @param {number} index
 * @param {boolean} isTicked
 */
export function tick(rows, ticked, index, isTicked) {
  const inner = innerRows(rows, index)
  const changed = new Set([index, ...inner, ...(isTicked ? outerRows(rows, index) : [])])
  return ticked.map((was, i) => (changed.has(i) ? isTicked : was))
}
