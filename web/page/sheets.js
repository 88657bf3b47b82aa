// The rules of a post's style sheets that cost something. A sheet acts on the whole page, on blocks before and behind it.

import { nestsTooDeep } from "../browser/nesting.js"
import { layoutOf, styleCost } from "./prices.js"

/**
 * @typedef {object} Rule
 * @property {string} selector without pseudo-elements
 * @property {number} cost for each element that it matches
 * @property {boolean} columns
 * @property {boolean} boxes
 * @property {string} text its declarations
 */

/** How many rules a sheet has at most, how long a selector is, and how many siblings it looks through. */
const RULES = 500
const SELECTOR = 1000
const SIBLINGS = 3

/** How many selectors that look at other elements a sheet has at most. */
const RELATIONS = 20

/** How deep rules may stand in each other. */
const DEEPEST = 5

/**
 * Reads the rules of a sheet; null for one that costs too much whatever it matches.
 * @param {string} text
 * @returns {Rule[] | null}
 */
export function rulesOf(text) {
  if (nestsTooDeep(text)) return null
  const sheet = new CSSStyleSheet()
  // An @import in such a sheet is ignored, but complained of.
  sheet.replaceSync(text.replace(/@(?!media|supports|keyframes|-webkit-keyframes|layer|container|scope)[^\s({;]*/gi, "@unknown"))
  /** @type {Rule[]} */
  const rules = []
  let relations = 0
  return read(sheet.cssRules, 0) ? rules : null

  /** @param {CSSRuleList} list @param {number} depth */
  function read(list, depth) {
    if (depth > DEEPEST || list.length > RULES) return false
    for (const rule of list) {
      if ("selectorText" in rule) {
        const { selectorText, style } = /** @type {CSSStyleRule} */ (rule)
        relations += (selectorText.match(/:has\(|:nth[\w-]*\([^)]*of/g) ?? []).length
        if (selectorText.length > SELECTOR || relations > RELATIONS || (selectorText.match(/~/g) ?? []).length > SIBLINGS) return false
        rules.push({ selector: plain(selectorText), cost: styleCost(style), text: style.cssText, ...layoutOf(style) })
        if (rules.length > RULES) return false
      }
      const inner = /** @type {CSSGroupingRule} */ (rule).cssRules
      if (inner && !("name" in rule) && !read(inner, depth + 1)) return false
    }
    return true
  }
}

/** A selector of the elements that a rule's pseudo-elements belong to; the ancestors in the frame are taken as there. @param {string} selector */
const plain = selector => selector.replace(/::[\w-]+(?:\([^)]*\))?|:(?:before|after|first-line|first-letter)\b/g, "")
  .replace(/(^|,)\s*(?:(?:html|body|main|article|:root|\.Page|\.Page-main|\.content)(?:\[[^\]]*\])?\s*>?\s*)+(?=[^\s,])/g, "$1 ") || "*"

/**
 * How many elements in a part of the page a rule matches.
 * @param {ParentNode} root
 * @param {Rule} rule
 */
export function matched(root, { selector }) {
  try {
    return root.querySelectorAll(selector).length
  } catch {
    return root.querySelectorAll("*").length // it matches some way that is not known here
  }
}

/** @param {Element} element @param {Rule} rule */
export function matches(element, { selector }) {
  try {
    return element.matches(selector)
  } catch {
    return true
  }
}
