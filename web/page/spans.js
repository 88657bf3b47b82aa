// Reduces the spans of table cells. A browser lays out every column and row that a span reserves:
// 300 rows of 40 cells with colspan 1000 are 12 million cells. Nothing is visible after the last
// cell of a row or below the last row.

/** Largest number of columns that the cells of a row may reserve, unless a row has more cells. */
const COLUMNS = 100

/** @param {ParentNode} root */
export function clampSpans(root) {
  for (const table of root.querySelectorAll("table:has([colspan], [rowspan], [span])")) {
    clampTable(/** @type {HTMLTableElement} */ (table))
  }
}

/** @param {HTMLTableElement} table */
function clampTable(table) {
  let columns = COLUMNS
  for (const row of table.rows) columns = Math.max(columns, row.cells.length)
  const groups = table.querySelectorAll(":scope > colgroup > col, :scope > colgroup[span]")
  clampRow([...groups], "span", columns)
  for (const section of [table, ...table.querySelectorAll(":scope > :is(thead, tbody, tfoot)")]) {
    const rows = [...section.querySelectorAll(":scope > tr")]
    rows.forEach((row, number) => {
      const cells = [...row.querySelectorAll(":scope > :is(td, th)")]
      clampRow(cells, "colspan", columns)
      // A cell ends at the end of its section.
      for (const cell of cells) clamp(cell, "rowspan", rows.length - number)
    })
  }
}

/**
 * Reduces the widest spans of a row until they fit.
 * @param {Element[]} cells
 * @param {string} name
 * @param {number} columns
 */
function clampRow(cells, name, columns) {
  const spans = cells.map(cell => spanOf(cell, name))
  const width = (/** @type {number} */ most) =>
    spans.reduce((sum, span) => sum + Math.min(span, most), 0)
  if (width(Infinity) <= columns) return
  let most = columns
  while (most > 1 && width(most) > columns) most--
  for (const cell of cells) clamp(cell, name, most)
}

/** @param {Element} cell @param {string} name */
const spanOf = (cell, name) => Math.max(1, parseInt(cell.getAttribute(name) ?? "", 10) || 1)

/** @param {Element} cell @param {string} name @param {number} most */
function clamp(cell, name, most) {
  if (spanOf(cell, name) > most) cell.setAttribute(name, String(most))
}

/**
 * Returns the number of cells that the tables in a part of the page reserve.
 * @param {ParentNode} root
 */
export function cellsOf(root) {
  let count = 0
  for (const row of root.querySelectorAll("tr")) {
    for (const cell of row.children) count += spanOf(cell, "colspan") * spanOf(cell, "rowspan")
  }
  return count
}
