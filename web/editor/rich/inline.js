// Runs of text with marks → a line of Markdown. Marks are nested in one order, so that a bold link in bold text comes out as one.

import { most } from "../../browser/lists.js"
import { escapeStart, escapeText } from "./escape.js"

/** @import { Marks, Run } from "./model" */

/** From the outside in. */
const order = /** @type {const} */ (["href", "strong", "em", "del", "sub", "sup"])
const signs = /** @type {Record<string, string>} */ ({ strong: "**", em: "*", del: "~~" })

/** @typedef {{ lineBreak: string, inLink?: boolean }} Place */

/** The lines of a paragraph. @param {Run[]} runs */
export function writeLines(runs) {
  const text = nest(runs, 0, "", { lineBreak: "  \n" })
  // Alone in its paragraph a formula would stand on its own line.
  const alone = runs.length === 1 && runs[0].kind === "math"
  return (alone ? "\\" : "") + text.split("\n").map(escapeStart).join("\n")
}

/**
 * What stands on one line behind a mark of its own.
 * @param {Run[]} runs
 * @param {string} lineBreak what a line break is written as
 */
export function writeLine(runs, lineBreak) {
  return nest(runs, 0, "", { lineBreak }).replace(/\s*\n\s*/g, " ")
}

/** Cuts runs where a mark changes. @type {(runs: Run[], mark: keyof Marks) => Run[][]} */
function stretches(runs, mark) {
  /** @type {Run[][]} */
  const list = []
  for (const run of runs) {
    const last = list.at(-1)
    if (last && (last[0][mark] || "") === (run[mark] || "")) last.push(run)
    else list.push([run])
  }
  return list
}

/** @type {(runs: Run[], depth: number, before: string, place: Place) => string} before is the character before them */
function nest(runs, depth, before, place) {
  if (depth === order.length) return joined(runs, before, (run, before) => writeRun(run, before, place))
  return joined(stretches(runs, order[depth]), before, (stretch, before) => mark(stretch, depth, before, place))
}

/** Writes items one after the other, each knowing the character before it. @type {<T>(items: T[], before: string, write: (item: T, before: string) => string) => string} */
function joined(items, before, write) {
  return items.map(item => {
    const text = write(item, before)
    before = text.slice(-1) || before
    return text
  }).join("")
}

/** @type {(stretch: Run[], depth: number, before: string, place: Place) => string} */
function mark(stretch, depth, before, place) {
  const name = order[depth], value = stretch[0][name]
  if (!value) return nest(stretch, depth + 1, before, place)
  // Blanks at the ends of what is marked stand outside of the marks, where kramdown wants them.
  const inner = nest(stretch, depth + 1, name === "href" ? "[" : (signs[name] ?? ">").slice(-1), name === "href" ? { ...place, inLink: true } : place)
  const [, start, middle, end] = /** @type {RegExpExecArray} */ (/^(\s*)([^]*?)(\s*)$/.exec(inner))
  if (!middle) return inner
  if (name === "href") return start + link(middle, String(value), stretch) + end
  return start + (signs[name] ?? `<${name}>`) + middle + (signs[name] ?? `</${name}>`) + end
}

/** @type {(inner: string, href: string, stretch: Run[]) => string} */
function link(inner, href, stretch) {
  const shown = stretch.map(({ text }) => text).join("")
  const plain = stretch.every(({ kind }) => kind === "text")
  if (plain && /^(https?|ftp):\/\/\S+$/.test(href) && (shown === href || `${shown}/` === href)) return `<${href}>`
  if (plain && href === `mailto:${shown}`) return `<${shown}>`
  // Neither a note's marker nor a definition, which know no backslash.
  return `[${inner.replace(/^\^/, "&#94;").replaceAll("\\]:", "\\]\\:")}](${target(href)})`
}

/** An address as it must be written. @param {string} href */
export function target(href) {
  const safe = href.trim().replace(/[\s<>|"\\`{}]/g, char => encodeURIComponent(char))
  return /[()*_]/.test(safe) && /[()]/.test(safe) ? safe.replace(/[()]/g, char => (char === "(" ? "%28" : "%29")) : safe
}

/** @type {(run: Run, before: string, place: Place) => string} */
function writeRun(run, before, { lineBreak, inLink }) {
  switch (run.kind) {
    case "text": return escapeText(run.text, before, inLink)
    case "code": return code(run.text)
    case "math": return `$$${tex(run.text)}$$`
    case "image": return `![${escapeText(run.text, "", true)}](${target(run.src)})`
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

/** A formula within a line, where a bar would make a table of the paragraph. @param {string} text */
const tex = text => text.replace(/\s+/g, " ").replaceAll("\\|", "\\Vert ").replaceAll("|", "\\vert ").trim()
