// Cells that span more than there is. A browser lays out every column and row that a span reserves: 300 rows of 40 cells with
// colspan 1000 are 12 million places. What a span reserves behind the last cell and below the last row is never seen.

/** How many columns the cells of a row reserve at most, unless some row has more cells. */
export const COLUMNS = 100

/** @param {ParentNode} root */
export function clampSpans(root) {
  for (const table of root.querySelectorAll("table:has([colspan], [rowspan], [span])")) clampTable(/** @type {HTMLTableElement} */ (table))
}

/** @param {HTMLTableElement} table */
function clampTable(table) {
  let columns = COLUMNS
  for (const row of table.rows) columns = Math.max(columns, row.cells.length)
  clampRow([...table.querySelectorAll(":scope > colgroup > col, :scope > colgroup[span]")], "span", columns)
  for (const section of [table, ...table.querySelectorAll(":scope > :is(thead, tbody, tfoot)")]) {
    const rows = [...section.querySelectorAll(":scope > tr")]
    rows.forEach((row, number) => {
      const cells = [...row.querySelectorAll(":scope > :is(td, th)")]
      clampRow(cells, "colspan", columns)
      // A cell ends with its section, whatever it says.
      for (const cell of cells) clamp(cell, "rowspan", rows.length - number)
    })
  }
}

/** Cuts the widest spans of a row until they fit. @param {Element[]} cells @param {string} name @param {number} columns */
function clampRow(cells, name, columns) {
  const spans = cells.map(cell => spanOf(cell, name))
  const width = (/** @type {number} */ most) => spans.reduce((sum, span) => sum + Math.min(span, most), 0)
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

/** How many places the table cells of a part of the page reserve. @param {ParentNode} root */
export function cellsOf(root) {
  let places = 0
  for (const row of root.querySelectorAll("tr")) {
    for (const cell of row.children) places += spanOf(cell, "colspan") * spanOf(cell, "rowspan")
  }
  return places
}
