// Writes blocks as Markdown in kramdown's dialect: nested blocks are indented to the column of an
// item's text, and blank lines surround tables, formulas and code.

import { most } from "../../browser/lists.js"
import { writeLine, writeLines } from "./inline.js"

/** @import { Block, Item, Run } from "./model" */

/**
 * @param {Block[]} blocks
 * @returns {string}
 */
export function writeBlocks(blocks) {
  const parts = blocks.map((block, n) => {
    const separator = n > 0 ? separatorOf(blocks[n - 1], block) : ""
    return separator + writeBlock(block)
  })
  return parts.join("")
}

/**
 * Returns the text between two blocks. kramdown joins adjacent lists and quotes unless a line with
 * "^" separates them.
 * @type {(before: Block, block: Block) => string}
 */
function separatorOf(before, block) {
  const canJoin = before.kind === "list" || before.kind === "definitions" ||
    (before.kind === "quote" && !before.prompt)
  return canJoin && block.kind === before.kind ? "\n\n^\n\n" : "\n\n"
}

/** @param {Block} block @returns {string} */
function writeBlock(block) {
  switch (block.kind) {
    case "paragraph": return writeLines(block.runs)
    case "heading": return `${"#".repeat(block.level)} ${heading(block.runs)}`
    case "list": return list(block)
    case "quote": return quote(block)
    case "code": return fence(block.text, block.language)
    case "math": return `$$\n${block.text.trim()}\n$$`
    case "table": return table(block)
    case "definitions": return block.items.map(definition).join("\n\n")
    case "rule": return "---"
    case "html": return block.text
  }
}

/** @param {Extract<Block, { kind: "list" }>} list */
function list({ items, ordered }) {
  const separator = items.every(({ blocks }) => isTight(blocks)) ? "\n" : "\n\n"
  return items.map((item, n) => writeItem(item, ordered ? `${n + 1}. ` : "- ")).join(separator)
}

/** @param {Extract<Block, { kind: "quote" }>} quote */
function quote({ blocks, prompt }) {
  const attributes = prompt ? `\n{: .prompt-${prompt} }` : ""
  return indent(writeBlocks(blocks), "> ", "> ", ">") + attributes
}

/** @param {Extract<Block, { kind: "definitions" }>["items"][number]} item */
const definition = ({ term, blocks }) =>
  `${writeLines(term)}\n${indent(writeBlocks(blocks), ": ", "  ")}`

/**
 * Puts a prefix before each line: `first` before the first one, `blank` before blank ones.
 * @type {(text: string, first: string, others: string, blank?: string) => string}
 */
function indent(text, first, others, blank = "") {
  const [firstLine, ...lines] = text.split("\n")
  return [first + firstLine, ...lines.map(line => (line ? others + line : blank))].join("\n")
}

/**
 * Returns the text of a heading, with "#" at its end escaped: it would be a closing mark.
 * @param {Run[]} runs
 */
const heading = runs => writeLine(runs, " ").replace(
  /(^|\s)(#+)$/, (_, blank, hashes) => blank + "\\#".repeat(hashes.length))

/**
 * Reports whether an item is written without blank lines: one block and at most one list.
 * @param {Block[]} blocks
 */
function isTight(blocks) {
  const lists = blocks.filter(({ kind }) => kind === "list")
  return lists.length < 2 && blocks.slice(1).every(({ kind }) => kind === "list")
}

/** @type {Block} */
const htmlRule = { kind: "html", text: "<hr />" }

/** @type {(item: Item, marker: string) => string} */
function writeItem({ ticked, blocks }, marker) {
  // A thematic break ends the list, also if it is indented.
  const kept = blocks.map(block => (block.kind === "rule" ? htmlRule : block))
  const text = isTight(kept) ? kept.map(writeBlock).join("\n") : writeBlocks(kept)
  const box = ticked === null ? "" : ticked ? "[x] " : "[ ] "
  return indent(box + text, marker, " ".repeat(marker.length))
}

/** @type {(text: string, language: string) => string} */
function fence(text, language) {
  const longest = most([...text.matchAll(/^ *(`{3,})/gm)].map(([, ticks]) => ticks.length), 2)
  const ticks = "`".repeat(longest + 1)
  return `${ticks}${language}\n${text}\n${ticks}`
}

/** @param {Extract<Block, { kind: "table" }>} table */
function table({ head, align, rows }) {
  const cells = rows.map(row => row.map(cell))
  const row = (/** @type {string[]} */ cells) => `| ${cells.join(" | ")} |`
  const rule = row(align.map(side => ({ left: ":--", center: ":-:", right: "--:" })[side] ?? "---"))
  const bodies = cells.slice(head ? 1 : 0)
  return [...(head ? [row(cells[0]), rule] : []), ...bodies.map(row)].join("\n")
}

/** @param {Run[]} runs */
function cell(runs) {
  const text = writeLine(runs, "<br>")
  // A row of cells with only these characters would be a separator line.
  return /^[\s:=-]+$/.test(text) ? text.replace(/[=:-]/, "\\$&") : text
}
