// Tables: of data, of lines of code with their numbers, and those that only lay out a page.

import { appendNodes, most } from "../../browser/lists.js"
import { codeOf } from "./code.js"

/** @import { Block, Run } from "./model" */

const codeTables = ".rouge-table, .highlighttable, .lntable, .hljs-ln, .code-table"
const blocksInCells = "table, ul, ol, pre, blockquote, h1, h2, h3, h4, h5, h6, dl"

/**
 * @param {Element} element
 * @param {(node: Node) => Block[]} read
 * @returns {Block[]}
 */
export function readTable(element, read) {
  if (element.matches(codeTables) || element.querySelector("td.gutter, td.lineno")) return [{ kind: "code", ...codeOf(element) }]
  const rows = [...element.querySelectorAll("tr")].filter(row => row.closest("table") === element)
  const width = most(rows.map(row => cellsOf(row).length), 0)
  const presented = element.getAttribute("role") === "presentation"
  if (presented || rows.length * width <= 1 || rows.length === 1 && rows[0].querySelector(blocksInCells)) return read(inside(element))
  const caption = element.querySelector("caption")
  const said = caption ? read(caption) : []
  const first = cellsOf(rows[0])
  const grid = gridOf(rows, read)
  if (grid.every(row => row.every(cell => cell.length === 0))) return said
  const head = first.every(({ tagName }) => tagName.toUpperCase() === "TH") || !!rows[0].closest("thead")
  return [...said, { kind: "table", head: head && rows.length > 1, align: grid[0].map((_, n) => alignOf(rows, n)), rows: grid }]
}

/** @param {Element} row */
const cellsOf = row => [...row.children].filter(({ tagName }) => /^T[DH]$/i.test(tagName))

/** The cells of a table that only lays out, one after the other. @param {Element} element */
function inside(element) {
  const around = element.ownerDocument.createElement("div")
  for (const cell of element.querySelectorAll("caption, td, th")) {
    if (cell.closest("table") !== element) continue
    const part = element.ownerDocument.createElement("div")
    appendNodes(part, [...cell.childNodes].map(child => child.cloneNode(true)))
    around.append(part)
  }
  return around
}

/** Every row as wide as the widest; a cell over several columns or rows leaves the others empty. @type {(rows: Element[], read: (node: Node) => Block[]) => Run[][][]} */
function gridOf(rows, read) {
  /** @type {Run[][][]} */
  const grid = rows.map(() => [])
  for (const [y, row] of rows.entries()) {
    let x = 0
    for (const cell of cellsOf(row)) {
      while (grid[y][x]) x++
      const wide = spanOf(cell, "colspan"), high = spanOf(cell, "rowspan")
      for (let down = 0; down < high && y + down < rows.length; down++) {
        for (let right = 0; right < wide; right++) grid[y + down][x + right] = down + right === 0 ? lineOf(read(cell), cell.tagName.toUpperCase() === "TH") : []
      }
      x += wide
    }
  }
  const width = most(grid.map(({ length }) => length), 0)
  return grid.map(row => Array.from({ length: width }, (_, n) => row[n] ?? []))
}

/** @type {(cell: Element, name: string) => number} */
const spanOf = (cell, name) => Math.min(50, Math.max(1, Number(cell.getAttribute(name)) || 1))

/** What stands in a cell, which is one line. @type {(blocks: Block[], head: boolean) => Run[]} */
function lineOf(blocks, head) {
  /** @type {Run[][]} */
  const lines = blocks.flatMap(block => linesOf(block))
  const runs = lines.flatMap((line, n) => (n > 0 ? [/** @type {Run} */ ({ kind: "break", text: "" }), ...line] : line))
  return head ? runs.map(({ strong, ...run }) => /** @type {Run} */ (run)) : runs
}

/** @param {Block} block @returns {Run[][]} */
function linesOf(block) {
  switch (block.kind) {
    case "paragraph": case "heading": return [block.runs]
    case "code": return block.text.split("\n").map(line => [{ kind: "code", text: line }])
    case "math": return [[{ kind: "math", text: block.text }]]
    case "quote": return block.blocks.flatMap(linesOf)
    case "list": return block.items.flatMap((item, n) => item.blocks.flatMap(linesOf).map((line, m) => (m > 0 ? line : [/** @type {Run} */ ({ kind: "text", text: block.ordered ? `${n + 1}. ` : "• " }), ...line])))
    case "table": return block.rows.map(row => row.flatMap((cell, n) => (n > 0 ? [/** @type {Run} */ ({ kind: "text", text: " " }), ...cell] : cell)))
    case "definitions": return block.items.flatMap(({ term, blocks }) => [term, ...blocks.flatMap(linesOf)])
    case "rule": case "html": return []
  }
}

/** How the cells of a column are set, by its first ones. @type {(rows: Element[], column: number) => string} */
function alignOf(rows, column) {
  for (const row of rows.slice(0, 2)) {
    const cell = cellsOf(row)[column]
    const [, align] = /text-align:\s*(left|center|right)/i.exec(cell?.getAttribute("style") ?? "") ?? []
    const said = (cell?.getAttribute("align") ?? align ?? "").toLowerCase()
    if (said === "center" || said === "right") return said
  }
  return ""
}
