// Blocks → Markdown in kramdown's dialect: lists by content column, blank lines around tables, formulas and code.

import { most } from "../../browser/lists.js"
import { writeLine, writeLines } from "./inline.js"

/** @import { Block, Item, Run } from "./model" */

/** @param {Block[]} blocks @returns {string} */
export function write(blocks) {
  return blocks.reduce((text, block, n) => text + (n > 0 ? between(blocks[n - 1], block) : "") + writeBlock(block), "")
}

/** What separates two blocks. A list would take in one of the other kind below it. @type {(before: Block, block: Block) => string} */
function between(before, block) {
  const lists = before.kind === "list" && block.kind === "list" || before.kind === "definitions" && block.kind === "definitions"
  return lists || before.kind === "quote" && block.kind === "quote" && !before.prompt ? "\n\n^\n\n" : "\n\n"
}

/** @param {Block} block @returns {string} */
function writeBlock(block) {
  switch (block.kind) {
    case "paragraph": return writeLines(block.runs)
    case "heading": return `${"#".repeat(block.level)} ${heading(block.runs)}`
    case "list": return block.items.map((item, n) => writeItem(item, block.ordered ? `${n + 1}. ` : "- ")).join(isLoose(block.items) ? "\n\n" : "\n")
    case "quote": return indent(write(block.blocks), "> ", "> ", ">") + (block.prompt ? `\n{: .prompt-${block.prompt} }` : "")
    case "code": return fence(block.text, block.language)
    case "math": return `$$\n${block.text.trim()}\n$$`
    case "table": return table(block)
    case "definitions": return block.items.map(({ term, blocks }) => `${writeLines(term)}\n${indent(write(blocks), ": ", "  ")}`).join("\n\n")
    case "rule": return "---"
    case "html": return block.text
  }
}

/** @type {(text: string, first: string, rest: string, blank?: string) => string} */
function indent(text, first, rest, blank = "") {
  return text.split("\n").map((line, n) => (n === 0 ? first + line : line ? rest + line : blank)).join("\n")
}

/** Signs at the end would close it. @param {Run[]} runs */
const heading = runs => writeLine(runs, " ").replace(/(^|\s)(#+)$/, (_, blank, hashes) => blank + "\\#".repeat(hashes.length))

/** Items with more than a paragraph and lists in it stand apart. @param {Item[]} items */
const isLoose = items => items.some(({ blocks }) => !isTight(blocks))

/** @param {Block[]} blocks */
const isTight = blocks => blocks.slice(1).every(({ kind }) => kind === "list") && blocks.filter(({ kind }) => kind === "list").length < 2

/** @type {(item: Item, marker: string) => string} */
function writeItem({ ticked, blocks }, marker) {
  // A rule would end the list, however far it is indented.
  const kept = blocks.map(block => (block.kind === "rule" ? /** @type {Block} */ ({ kind: "html", text: "<hr />" }) : block))
  const text = isTight(kept) ? kept.map(writeBlock).join("\n") : write(kept)
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
  // A cell of these alone would make a line of the table out of its row.
  return /^[\s:=-]+$/.test(text) ? text.replace(/[=:-]/, "\\$&") : text
}
