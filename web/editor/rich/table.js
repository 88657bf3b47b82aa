// Tables: data, code with line numbers, and tables that only lay out a page.

import { appendNodes, most } from "../../browser/lists.js"
import { codeOf } from "./code.js"

/** @import { Block, Run } from "./model" */

const CODE_TABLES = ".rouge-table, .highlighttable, .lntable, .hljs-ln, .code-table"
const BLOCKS = "table, ul, ol, pre, blockquote, h1, h2, h3, h4, h5, h6, dl"

/**
 * @param {Element} element
 * @param {(node: Node) => Block[]} read
 * @returns {Block[]}
 */
export function readTable(element, read) {
  const isCode = element.matches(CODE_TABLES) || element.querySelector("td.gutter, td.lineno")
  if (isCode) return [{ kind: "code", ...codeOf(element) }]
  const rows = [...element.querySelectorAll("tr")].filter(row => row.closest("table") === element)
  const width = most(rows.map(row => cellsOf(row).length), 0)
  const isLayout = element.getAttribute("role") === "presentation" ||
    rows.length * width <= 1 ||
    (rows.length === 1 && Boolean(rows[0].querySelector(BLOCKS)))
  if (isLayout) return read(contentOf(element))
  const caption = element.querySelector("caption")
  const captionBlocks = caption ? read(caption) : []
  const first = cellsOf(rows[0])
  const grid = gridOf(rows, read)
  if (grid.every(row => row.every(cell => cell.length === 0))) return captionBlocks
  const head = first.every(isHeadCell) || Boolean(rows[0].closest("thead"))
  const align = grid[0].map((_, n) => alignOf(rows, n))
  return [...captionBlocks, { kind: "table", head: head && rows.length > 1, align, rows: grid }]
}

/** @param {Element} cell */
const isHeadCell = cell => cell.tagName.toUpperCase() === "TH"

/** @param {Element} row */
const cellsOf = row => [...row.children].filter(({ tagName }) => /^T[DH]$/i.test(tagName))

/**
 * Returns the content of a table that only lays out a page, cell by cell.
 * @param {Element} element
 */
function contentOf(element) {
  const content = element.ownerDocument.createElement("div")
  for (const cell of element.querySelectorAll("caption, td, th")) {
    if (cell.closest("table") !== element) continue
    const part = element.ownerDocument.createElement("div")
    appendNodes(part, [...cell.childNodes].map(child => child.cloneNode(true)))
    content.append(part)
  }
  return content
}

/**
 * Returns rows of equal length. A cell that spans several columns or rows leaves the others empty.
 * @type {(rows: Element[], read: (node: Node) => Block[]) => Run[][][]}
 */
function gridOf(rows, read) {
  /** @type {Run[][][]} */
  const grid = rows.map(() => [])
  for (const [y, row] of rows.entries()) {
    let x = 0
    for (const cell of cellsOf(row)) {
      while (grid[y][x]) x++
      const columns = spanOf(cell, "colspan")
      const lastRow = Math.min(rows.length, y + spanOf(cell, "rowspan")) - 1
      for (let row = y; row <= lastRow; row++) {
        for (let column = x; column < x + columns; column++) grid[row][column] = []
      }
      grid[y][x] = lineOf(read(cell), isHeadCell(cell))
      x += columns
    }
  }
  const width = most(grid.map(({ length }) => length), 0)
  return grid.map(row => Array.from({ length: width }, (_, n) => row[n] ?? []))
}

/** Columns or rows that a cell spans, at most. */
const MOST_SPAN = 50

/** @type {(cell: Element, name: string) => number} */
const spanOf = (cell, name) =>
  Math.min(MOST_SPAN, Math.max(1, Number(cell.getAttribute(name)) || 1))

/**
 * Returns the runs of a cell, which is one line. Cells of the head are not marked bold.
 * @type {(blocks: Block[], head: boolean) => Run[]}
 */
function lineOf(blocks, head) {
  /** @type {Run[][]} */
  const lines = blocks.flatMap(block => linesOf(block))
  /** @type {Run} */
  const lineBreak = { kind: "break", text: "" }
  const runs = lines.flatMap((line, n) => (n > 0 ? [lineBreak, ...line] : line))
  return head ? runs.map(({ strong, ...run }) => /** @type {Run} */ (run)) : runs
}

/** @type {(text: string) => Run} */
const textRun = text => ({ kind: "text", text })

/**
 * Returns the lines of a block within a cell.
 * @param {Block} block
 * @returns {Run[][]}
 */
function linesOf(block) {
  switch (block.kind) {
    case "paragraph": case "heading": return [block.runs]
    case "code": return block.text.split("\n").map(line => [{ kind: "code", text: line }])
    case "math": return [[{ kind: "math", text: block.text }]]
    case "quote": return block.blocks.flatMap(linesOf)
    case "list": return block.items.flatMap((item, n) => {
      const [first, ...others] = item.blocks.flatMap(linesOf)
      if (!first) return []
      return [[textRun(block.ordered ? `${n + 1}. ` : "• "), ...first], ...others]
    })
    case "table": return block.rows.map(row =>
      row.flatMap((cell, n) => (n > 0 ? [textRun(" "), ...cell] : cell)))
    case "definitions": return block.items.flatMap(({ term, blocks }) =>
      [term, ...blocks.flatMap(linesOf)])
    case "rule": case "html": return []
  }
}

/**
 * Returns the alignment of a column, read from its first two cells.
 * @type {(rows: Element[], column: number) => string}
 */
function alignOf(rows, column) {
  for (const row of rows.slice(0, 2)) {
    const cell = cellsOf(row)[column]
    const style = cell?.getAttribute("style") ?? ""
    const [, styled] = /text-align:\s*(left|center|right)/i.exec(style) ?? []
    const align = (cell?.getAttribute("align") ?? styled ?? "").toLowerCase()
    if (align === "center" || align === "right") return align
  }
  return ""
}
