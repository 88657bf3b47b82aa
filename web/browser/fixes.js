// The edits that fix problems, and the lines of a text before and after edits.

import { append } from "./lists.js"

/** @import { Edit, Problem } from "../types" */

/**
 * Returns the edits of the fixes of problems. Of overlapping fixes only the first counts; the other
 * problem is reported again.
 * @param {Pick<Problem, "fix">[]} problems
 */
export function separateEdits(problems) {
  /** @type {Edit[]} */
  const edits = []
  for (const { fix } of problems) {
    const isSeparate = fix.every(edit =>
      edits.every(other => edit.end < other.start || edit.start > other.end))
    if (isSeparate) append(edits, fix)
  }
  return edits.sort((a, b) => a.start - b.start)
}

/** Length of the unchanged text that is shown beside a change, in UTF-16 units. */
const CONTEXT = 40

/** Length of the changed text that is shown, in UTF-16 units. */
const LONGEST = 400

/** A part of a line. @typedef {{ text: string, isChanged: boolean }} Part */

/** Touched lines before and after edits. @typedef {{ before: Part[], after: Part[] }} Hunk */

/**
 * Returns the lines that edits touch, before and after them. Long unchanged parts are shortened.
 * @param {string} text
 * @param {Edit[]} edits in the order of the text, without overlaps
 */
export function hunksOf(text, edits) {
  /** @type {{ start: number, end: number, edits: Edit[] }[]} */
  const groups = []
  for (const edit of edits) {
    const start = text.lastIndexOf("\n", edit.start - 1) + 1
    const end = lineEnd(text, edit.end)
    const last = groups.at(-1)
    if (last && start <= last.end) {
      last.end = Math.max(last.end, end)
      last.edits.push(edit)
    } else groups.push({ start, end, edits: [edit] })
  }
  return groups.map(({ start, end, edits }) => hunkOf(text.slice(0, end), start, edits))
}

/** @type {(text: string, offset: number) => number} */
function lineEnd(text, offset) {
  const end = text.indexOf("\n", offset)
  return end < 0 ? text.length : end
}

/** @type {(text: string, start: number, edits: Edit[]) => Hunk} */
function hunkOf(text, start, edits) {
  /** @type {Hunk} */
  const hunk = { before: [], after: [] }
  /** @param {number} end @param {boolean} isLast */
  function addUnchanged(end, isLast) {
    const isFirst = hunk.before.length === 0 && hunk.after.length === 0
    const part = { text: shorten(text.slice(start, end), !isFirst, !isLast), isChanged: false }
    for (const parts of [hunk.before, hunk.after]) parts.push({ ...part })
  }
  for (const edit of edits) {
    addUnchanged(edit.start, false)
    hunk.before.push({ text: cut(text.slice(edit.start, edit.end)), isChanged: true })
    hunk.after.push({ text: cut(edit.text), isChanged: true })
    start = edit.end
  }
  addUnchanged(text.length, true)
  const isFull = (/** @type {Part} */ part) => part.text !== ""
  return { before: hunk.before.filter(isFull), after: hunk.after.filter(isFull) }
}

/**
 * Keeps the ends of a text that stand beside a change.
 * @type {(text: string, keepsStart: boolean, keepsEnd: boolean) => string}
 */
function shorten(text, keepsStart, keepsEnd) {
  const start = keepsStart ? CONTEXT : 0
  const end = keepsEnd ? CONTEXT : 0
  if (text.length <= start + end + 1) return text
  return `${whole(text.slice(0, start))}…${whole(text.slice(text.length - end))}`
}

/** @param {string} text */
const cut = text => (text.length > LONGEST ? `${whole(text.slice(0, LONGEST))}…` : text)

/** Drops the half of a surrogate pair at either end. @param {string} text */
const whole = text => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "")
