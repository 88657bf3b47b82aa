// The budget of a block and of the page. A block that exceeds it is not rendered but represented by
// a box with the reason, its source and a button (browser/held.js), so that no post can keep the
// page from handling keystrokes.

import { complexIn, marksOf } from "../browser/marks.js"
import { MOST_LEVELS, isEntangled, levelsOf, nestsTooDeep } from "../browser/nesting.js"
import { count } from "./counts.js"
import { isHarmless } from "./estimate.js"
import { ENDLESS, emptyPart, expanded } from "./graph.js"
import { pixelsIn } from "./pixels.js"
import { PIXELS, PLACEHOLDER } from "./prices.js"
import { idsIn, drawingsIn } from "./references.js"
import { matchCount, matches, rulesOf } from "./sheets.js"
import { cellsOf, clampSpans } from "./spans.js"
import { trusted } from "./trusted.js"

/** @import { Counts } from "./counts.js" */
/** @import { Estimate } from "./estimate.js" */
/** @import { Part } from "./graph.js" */
/** @import { Rule } from "./sheets.js" */

/**
 * The reason why a block is not shown; a key of the catalogue below "held".
 * @typedef {"size" | "marks" | "parts" | "drawing" | "styles" | "layout" | "cells" | "page"} Reason
 */

/** Limits of a block. */
export const BLOCK = {
  html: 3_000_000, // UTF-16 units
  text: 300_000, // UTF-16 units
  elements: 30_000,
  extra: 20_000, // additional cost of elements and styles, in elements of text (prices.js)
  repeated: 4_000, // elements that references repeat (graph.js)
  marks: 3_000, // characters in runs that are laid out as one (browser/marks.js)
  cells: 20_000, // table cells, with those that spans reserve
  columns: 2, // levels of columns in columns
  boxes: 12, // levels of flex and grid boxes
}

/** Limits of all blocks of a page together. */
const PAGE = { extra: 60_000, repeated: 12_000, marks: 9_000 }

/** Levels of drawings in drawings. */
const DEEPEST = 3

/**
 * The cost of a block for the page.
 * @typedef {object} Cost
 * @property {number} extra
 * @property {number} repeated
 * @property {number} marks
 * @property {Counts | null} counts null if nothing can refer to the block
 * @property {Rule[]} rules the rules of its style sheets
 * @property {string[]} ids the ids that these refer to
 */

/** @param {() => Element | null} content returns the content of the page */
export function createBudget(content) {
  /** The blocks of the page with a cost. @type {Map<object, Cost>} */
  const costs = new Map()
  /** Sums of these costs. */
  const sum = { extra: 0, repeated: 0, marks: 0 }

  const rules = () => [...costs.values()].flatMap(cost => cost.rules)

  /**
   * Returns a function that finds a part of a block, or of the page, by its id.
   * @param {Counts} own
   * @returns {(id: string) => Part | undefined}
   */
  const named = own => id => {
    const part = own.ids.get(id)
    if (part) return part
    for (const { counts } of costs.values()) if (counts?.ids.has(id)) return counts.ids.get(id)
  }

  /**
   * Returns the number of elements that a block repeats, by itself and through ids in styles for
   * each of its elements.
   * @param {Counts} counts
   * @param {string[]} ids
   */
  function repeatedOf(counts, ids) {
    const own = elementsOf(counts.drawing)
    const styled = { own: 0, inner: [], refs: ids }
    const each = ids.length ? expanded(styled, named(counts)) : 0
    return expanded(counts.drawing, named(counts)) - own + each * own
  }

  /** Whether a rule applies to an element around all blocks. @param {Rule} rule */
  function matchesFrame(rule) {
    for (let element = content(); element; element = element.parentElement) {
      if (matches(element, rule)) return true
    }
    return false
  }

  return {
    /**
     * Adds a block to the budget of the page; returns the reason if it exceeds a limit. Reduces
     * spans that are too large.
     * @param {object} block
     * @param {DocumentFragment} fragment its content, not in the page yet
     * @param {string} html
     * @param {boolean} isWanted whether the reader asked for the block, so that the limits do not
     *   apply
     * @returns {Reason | ""}
     */
    take(block, fragment, html, isWanted) {
      const marks = marksOf(html.includes("&#") ? fragment.textContent ?? "" : html)
      const sheets = rules()
      if (!marks && !sheets.length && isHarmless(html)) return ""
      clampSpans(fragment)
      const own = sheetsOf(fragment)
      if (!own) return isWanted ? "" : "styles"
      const all = [...sheets, ...own]
      if (!isWanted && own.some(rule => rule.columns && matchesFrame(rule))) return "layout"
      const counts = count(fragment, all.filter(rule => rule.columns || rule.boxes))
      const ids = all.flatMap(rule => idsIn(rule.text))
      const drawings = [...counts.drawings, ...own.flatMap(rule => drawingsIn(rule.text))]
      const pixels = own.reduce((sum, rule) => sum + pixelsIn(rule.text), 0)
      const styles = costIn(all, fragment) + costIn(own, content()) + pixels / PIXELS
      const extra = counts.extra + styles
      let repeated = repeatedOf(counts, ids)
      for (const drawing of drawings) repeated += sizeOf(drawing)
      const [text, cells] = [textLength(fragment, html), cellsOf(fragment)]
      const size = { ...counts, extra, repeated, marks, text, cells }
      const reason = isWanted ? "" : reasonOf(size) || (exceedsPage(size) ? "page" : "")
      const isReferred = counts.ids.size > 0 || own.length > 0
      if (!reason && (extra || repeated || marks || isReferred)) {
        keep(block, { extra, repeated, marks, counts: isReferred ? counts : null, rules: own, ids })
      }
      return reason
    },

    /**
     * Returns the reason if the HTML of a block alone exceeds a limit, so that it need not be
     * parsed.
     * @param {string} html
     * @param {Readonly<Estimate>} size
     * @returns {Reason | ""}
     */
    refuse(html, { elements, extra, pictures }) {
      if (html.length > BLOCK.html || elements > BLOCK.elements) return "size"
      if (extra + pictures * PLACEHOLDER > BLOCK.extra) return "parts"
      // Images may be known by now, so only their least cost counts here.
      return extra > 0 && sum.extra + extra > PAGE.extra ? "page" : ""
    },

    /** Removes a block from the budget. @param {object} block */
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

  /** @param {Pick<Cost, "extra" | "repeated" | "marks">} cost */
  function exceedsPage({ extra, repeated, marks }) {
    return sum.extra + extra > PAGE.extra || sum.repeated + repeated > PAGE.repeated
      || sum.marks + marks > PAGE.marks
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
 * @param {Omit<typeof BLOCK, "html">} size
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

/** Cost of a letter whose form depends on the letters beside it, in other letters. */
const COMPLEX = 5

/** @param {DocumentFragment} fragment @param {string} html */
function textLength(fragment, html) {
  if (html.length <= BLOCK.text / COMPLEX) return 0
  const text = fragment.textContent ?? ""
  return text.length + (COMPLEX - 1) * complexIn(text)
}

/** Returns the size of a part without its references. @param {Part} part */
const elementsOf = part => expanded(part, () => undefined)

/**
 * Returns the size of a drawing in a data: URL, with its references and the drawings in it.
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
  // A browser may repair a drawing with an error in another way.
  if (drawing.querySelector("parsererror") && /<(?:\w+:)?use|url\(/i.test(source)) return ENDLESS
  const rules = sheetsOf(drawing)
  if (!rules) return ENDLESS
  const counts = count(drawing, rules.filter(rule => rule.columns || rule.boxes))
  if (counts.columns > BLOCK.columns || counts.boxes > BLOCK.boxes) return ENDLESS
  const named = (/** @type {string} */ id) => counts.ids.get(id)
  const each = expanded({ ...emptyPart(), refs: rules.flatMap(rule => idsIn(rule.text)) }, named)
  const inner = [...counts.drawings, ...rules.flatMap(rule => drawingsIn(rule.text))]
  const own = expanded(counts.drawing, named) + counts.extra + costIn(rules, drawing)
  const repeated = each * counts.elements
  return inner.reduce((sum, source) => sum + sizeOf(source, depth + 1), own + repeated)
}

/** Whether a drawing may be shown as an image. @param {string} source */
export const isLight = source => sizeOf(source) <= BLOCK.repeated

/**
 * Returns the rules of the style sheets of a block, null if they are too expensive.
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

/**
 * Returns the cost of rules in a part of the page.
 * @param {Rule[]} list
 * @param {ParentNode | null} root
 */
function costIn(list, root) {
  let cost = 0
  for (const rule of list) if (root && rule.cost) cost += rule.cost * matchCount(root, rule)
  return cost
}
