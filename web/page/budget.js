// What a block of a post may cost. A block over its budget is not put into the page but shown as its source, with the reason
// and a button (browser/held.js): nothing that a post holds may keep the page from taking keystrokes.

import { complexIn, marksOf } from "../browser/marks.js"
import { MOST_LEVELS, isEntangled, levelsOf, nestsTooDeep } from "../browser/nesting.js"
import { count } from "./counts.js"
import { ENDLESS, emptyPart, expanded } from "./graph.js"
import { idsIn, drawingsIn } from "./references.js"
import { matched, matches, rulesOf } from "./sheets.js"
import { cellsOf, clampSpans } from "./spans.js"
import { trusted } from "./trusted.js"

/** @import { Counts } from "./counts.js" */
/** @import { Part } from "./graph.js" */
/** @import { Rule } from "./sheets.js" */

/** Why a block is not shown; a key of the catalogue under "held". @typedef {"size" | "marks" | "parts" | "drawing" | "styles" | "layout" | "cells" | "page"} Reason */

/** What a block may have. Docs: architecture.md, "Budgets". */
export const BLOCK = {
  html: 3_000_000, // characters
  text: 300_000,
  elements: 30_000,
  extra: 20_000, // what elements and styles cost more than elements of text
  repeated: 4_000, // elements that references stand for
  marks: 3_000, // characters in runs that are laid out as one, beyond the first of each run
  cells: 60_000, // places in tables
  columns: 2, // deep
  boxes: 12,
}

/** What all blocks of a page may have together. */
export const PAGE = { extra: 60_000, repeated: 12_000, marks: 9_000 }

/** How deep drawings may stand in drawings. */
const DEEPEST = 3

/** What calls for counting; most blocks have nothing of it. */
const SUSPECT = /<(?:svg|style|video|audio|marquee|canvas|select|textarea|input|progress|meter|button|details|option|math|ruby|table|img)\b|\bstyle\s*=|data:|\bid\s*=[^>]*<[^>]*\bid\s*=/i

/** Short blocks without any of that are within every budget. */
const SHORT = 20_000

/**
 * What a block costs the page.
 * @typedef {{ extra: number, repeated: number, marks: number, counts: Counts | null, rules: Rule[], ids: string[] }} Cost
 */

/** @param {() => Element | null} content what is in the page */
export function createBudget(content) {
  /** The blocks of the page that cost something. @type {Map<object, Cost>} */
  const costs = new Map()
  /** Sums of the above. */
  const sum = { extra: 0, repeated: 0, marks: 0 }

  const rules = () => [...costs.values()].flatMap(cost => cost.rules)

  /** The part of the page with an id. @param {Counts} own @returns {(id: string) => Part | undefined} */
  const named = own => id => {
    const part = own.ids.get(id)
    if (part) return part
    for (const { counts } of costs.values()) if (counts?.ids.has(id)) return counts.ids.get(id)
  }

  /** The size of what a part refers to, and all that its page's styles refer to for each of its elements. @param {Counts} counts @param {string[]} ids */
  function repeatedOf(counts, ids) {
    const own = elementsOf(counts.drawing)
    const styled = { own: 0, inner: [], refs: ids }
    const each = ids.length ? expanded(styled, named(counts)) : 0
    return expanded(counts.drawing, named(counts)) - own + each * own
  }

  /** Whether a rule applies to an element around all blocks. @param {Rule} rule */
  function framed(rule) {
    for (let at = /** @type {Element | null} */ (content()); at; at = at.parentElement) if (matches(at, rule)) return true
    return false
  }

  return {
    /**
     * Takes a block into the budget of the page, or returns why it is over one. What spans too far is cut on the way.
     * @param {object} block
     * @param {DocumentFragment} fragment the block's content, not in the page yet
     * @param {string} html
     * @param {boolean} wanted the reader wants it, whatever it costs
     * @returns {Reason | ""}
     */
    take(block, fragment, html, wanted) {
      const marks = marksOf(html.includes("&#") ? fragment.textContent ?? "" : html)
      const sheets = rules()
      if (!marks && !sheets.length && html.length < SHORT && !SUSPECT.test(html)) return ""
      clampSpans(fragment)
      const own = sheetsOf(fragment)
      if (!own) return wanted ? "" : "styles"
      const all = [...sheets, ...own]
      if (!wanted && own.some(rule => rule.columns && framed(rule))) return "layout"
      const counts = count(fragment, all.filter(rule => rule.columns || rule.boxes))
      const ids = all.flatMap(rule => idsIn(rule.text))
      const drawings = [...counts.drawings, ...own.flatMap(rule => drawingsIn(rule.text))]
      const extra = counts.extra + costIn(all, fragment) + costIn(own, content())
      const repeated = repeatedOf(counts, ids) + drawings.reduce((sum, drawing) => sum + sizeOf(drawing), 0)
      const reason = wanted ? "" : reasonOf({ ...counts, extra, repeated, marks, text: textLength(fragment, html), cells: cellsOf(fragment) })
        || (sum.extra + extra > PAGE.extra || sum.repeated + repeated > PAGE.repeated || sum.marks + marks > PAGE.marks ? "page" : "")
      const referred = counts.ids.size > 0 || own.length > 0
      if (!reason && (extra || repeated || marks || referred)) keep(block, { extra, repeated, marks, counts: referred ? counts : null, rules: own, ids })
      return reason
    },

    /** Reports whether a block is too long to be read. @param {string} html @returns {Reason | ""} */
    refuse: html => (html.length > BLOCK.html || tags(html) > 2.5 * BLOCK.elements ? "size" : ""),

    /** A block is not in the page any more. @param {object} block */
    release(block) {
      const cost = costs.get(block)
      if (!cost) return
      costs.delete(block)
      sum.extra -= cost.extra
      sum.repeated -= cost.repeated
      sum.marks -= cost.marks
    },

    clear() {
      costs.clear()
      sum.extra = sum.repeated = sum.marks = 0
    },
  }

  /** @param {object} block @param {Cost} cost */
  function keep(block, cost) {
    costs.set(block, cost)
    sum.extra += cost.extra
    sum.repeated += cost.repeated
    sum.marks += cost.marks
  }
}

/**
 * @param {{ elements: number, extra: number, repeated: number, marks: number, text: number, cells: number, columns: number, boxes: number }} counts
 * @returns {Reason | ""}
 */
function reasonOf({ elements, extra, repeated, marks, text, cells, columns, boxes }) {
  if (elements > BLOCK.elements || text > BLOCK.text) return "size"
  if (marks > BLOCK.marks) return "marks"
  if (repeated > BLOCK.repeated) return "drawing"
  if (cells > BLOCK.cells) return "cells"
  if (columns > BLOCK.columns || boxes > BLOCK.boxes) return "layout"
  return extra > BLOCK.extra ? "parts" : ""
}

/** Letters that shape each other cost as much as so many others. */
const COMPLEX = 5

/** @param {DocumentFragment} fragment @param {string} html */
function textLength(fragment, html) {
  if (html.length <= BLOCK.text / COMPLEX) return 0
  const text = fragment.textContent ?? ""
  return text.length + (COMPLEX - 1) * complexIn(text)
}

/** @param {string} html */
function tags(html) {
  if (html.length < BLOCK.elements) return 0
  let count = 0
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at + 1)) count++
  return count
}

/** @param {Part} part @returns {number} */
function elementsOf(part) {
  return expanded(part, () => undefined)
}

/**
 * The size of a drawing that is shown as a picture, with what it repeats and the drawings in it.
 * @param {string} source
 * @param {number} [depth]
 * @returns {number} in elements
 */
function sizeOf(source, depth = 1) {
  if (depth > DEEPEST || source.length > BLOCK.html || /<!ENTITY/i.test(source)) return ENDLESS
  // DOMParser parses the style sheets of a drawing as well.
  if (isEntangled(source) || nestsTooDeep(source)) return ENDLESS
  const drawing = new DOMParser().parseFromString(trusted(source), "image/svg+xml")
  if (levelsOf(drawing, MOST_LEVELS) > MOST_LEVELS) return ENDLESS
  // What cannot be read as it is here may be readable as it is there.
  if (drawing.querySelector("parsererror") && /<(?:\w+:)?use|url\(/i.test(source)) return ENDLESS
  const rules = sheetsOf(drawing)
  if (!rules) return ENDLESS
  const counts = count(drawing, rules.filter(rule => rule.columns || rule.boxes))
  if (counts.columns > BLOCK.columns || counts.boxes > BLOCK.boxes) return ENDLESS
  const each = expanded({ ...emptyPart(), refs: rules.flatMap(rule => idsIn(rule.text)) }, id => counts.ids.get(id))
  const inner = [...counts.drawings, ...rules.flatMap(rule => drawingsIn(rule.text))]
  return expanded(counts.drawing, id => counts.ids.get(id)) + counts.extra + costIn(rules, drawing) + each * counts.elements
    + inner.reduce((sum, source) => sum + sizeOf(source, depth + 1), 0)
}

/** Reports whether a drawing may be shown as a picture. @param {string} source */
export const isLight = source => sizeOf(source) <= BLOCK.repeated

/**
 * The cost of the sheets of a block, or null if they cost too much.
 * @param {ParentNode} block
 */
function sheetsOf(block) {
  /** @type {Rule[]} */
  const found = []
  for (const style of block.querySelectorAll("style")) {
    const read = rulesOf(style.textContent ?? "")
    if (!read) return null
    for (const rule of read) found.push(rule)
  }
  return found
}

/** What rules cost in a part of the page. @param {Rule[]} list @param {ParentNode | null} root */
function costIn(list, root) {
  let cost = 0
  for (const rule of list) if (root && rule.cost) cost += rule.cost * matched(root, rule)
  return cost
}
