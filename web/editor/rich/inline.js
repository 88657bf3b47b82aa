// Writes runs of text with marks as Markdown. Marks nest in a fixed order, so that adjacent runs
// with the same mark share one pair of signs.

import { most } from "../../browser/lists.js"
import { escapeAlt, escapeStart, escapeText } from "../../browser/markdown.js"

/** @import { Marks, Run } from "./model" */

/** The marks from the outermost to the innermost. */
const order = /** @type {const} */ (["href", "strong", "em", "del", "sub", "sup"])
const signs = /** @type {Record<string, string>} */ ({ strong: "**", em: "*", del: "~~" })

/** @typedef {{ lineBreak: string, inLink?: boolean }} Place */

/**
 * Returns the lines of a paragraph.
 * @param {Run[]} runs
 */
export function writeLines(runs) {
  const text = nest(runs, 0, "", { lineBreak: "  \n" })
  // kramdown displays a formula that is alone in its paragraph as a block.
  const isFormula = runs.length === 1 && runs[0].kind === "math"
  return (isFormula ? "\\" : "") + text.split("\n").map(escapeStart).join("\n")
}

/**
 * Returns the text of a heading or table cell, which is one line.
 * @param {Run[]} runs
 * @param {string} lineBreak the text for a line break
 */
export function writeLine(runs, lineBreak) {
  return nest(runs, 0, "", { lineBreak }).replace(/\s*\n\s*/g, " ")
}

/**
 * Groups adjacent runs with the same value of a mark.
 * @type {(runs: Run[], mark: keyof Marks) => Run[][]}
 */
function groupBy(runs, mark) {
  /** @type {Run[][]} */
  const list = []
  for (const run of runs) {
    const last = list.at(-1)
    if (last && (last[0][mark] || "") === (run[mark] || "")) last.push(run)
    else list.push([run])
  }
  return list
}

/**
 * Writes runs with the marks from `depth` on. `before` is the character before them.
 * @type {(runs: Run[], depth: number, before: string, place: Place) => string}
 */
function nest(runs, depth, before, place) {
  if (depth === order.length) {
    return writeAll(runs, before, (run, before) => writeRun(run, before, place))
  }
  const groups = groupBy(runs, order[depth])
  return writeAll(groups, before, (group, before) => writeMarked(group, depth, before, place))
}

/**
 * Writes items in order; `write` gets the character before each.
 * @type {<T>(items: T[], before: string, write: (item: T, before: string) => string) => string}
 */
function writeAll(items, before, write) {
  let previous = before
  return items.map(item => {
    const text = write(item, previous)
    previous = text.slice(-1) || previous
    return text
  }).join("")
}

/** @type {(runs: Run[], depth: number, before: string, place: Place) => string} */
function writeMarked(runs, depth, before, place) {
  const name = order[depth]
  const value = runs[0][name]
  if (!value) return nest(runs, depth + 1, before, place)
  const isLink = name === "href"
  const opening = isLink ? "[" : (signs[name] ?? ">").slice(-1)
  const inner = nest(runs, depth + 1, opening, isLink ? { ...place, inLink: true } : place)
  // kramdown does not accept white space inside of the signs.
  const [, start, middle, end] = /** @type {RegExpExecArray} */ (/^(\s*)([^]*?)(\s*)$/.exec(inner))
  if (!middle) return inner
  if (isLink) return start + link(middle, String(value), runs) + end
  const [open, close] = signs[name] ? [signs[name], signs[name]] : [`<${name}>`, `</${name}>`]
  return start + open + middle + close + end
}

/** @type {(inner: string, href: string, runs: Run[]) => string} */
function link(inner, href, runs) {
  const text = runs.map(({ text }) => text).join("")
  const isPlain = runs.every(({ kind }) => kind === "text")
  const isAddress = text === href || `${text}/` === href
  if (isPlain && isAddress && /^(https?|ftp):\/\/\S+$/.test(href)) return `<${href}>`
  if (isPlain && href === `mailto:${text}`) return `<${text}>`
  // Not a footnote or a definition, which cannot be escaped with a backslash.
  return `[${inner.replace(/^\^/, "&#94;").replaceAll("\\]:", "\\]\\:")}](${target(href)})`
}

/**
 * Returns a URL as a link target.
 * @param {string} href
 */
function target(href) {
  const encoded = href.trim().replace(/[\s<>|"\\`{}]/g, char => encodeURIComponent(char))
  return encoded.replaceAll("(", "%28").replaceAll(")", "%29")
}

/** @type {(run: Run, before: string, place: Place) => string} */
function writeRun(run, before, { lineBreak, inLink }) {
  switch (run.kind) {
    case "text": return escapeText(run.text, before, inLink)
    case "code": return code(run.text)
    case "math": return `$$${tex(run.text)}$$`
    case "image": return `![${escapeAlt(run.text)}](${target(run.src)})`
    case "break": return lineBreak
    case "newline": return "\n"
  }
}

/** @param {string} text */
function code(text) {
  const inner = text.replace(/\s+/g, " ").trim()
  const longest = most([...inner.matchAll(/`+/g)].map(([ticks]) => ticks.length), 0)
  const ticks = "`".repeat(longest + 1)
  const gap = /^`|`$/.test(inner) ? " " : ""
  return inner ? ticks + gap + inner + gap + ticks : ""
}

/**
 * Returns the TeX of a formula within a line, without "|", which would make the paragraph a table.
 * @param {string} text
 */
const tex = text => text
  .replace(/\s+/g, " ")
  .replaceAll("\\|", "\\Vert ")
  .replaceAll("|", "\\vert ")
  .trim()
