// Reads the style sheets of a post to compute their cost. A sheet applies to the whole page, not
// only to its own block.

import { nestsTooDeep } from "../browser/nesting.js"
import { layoutOf, styleCost } from "./prices.js"

/**
 * @typedef {object} Rule
 * @property {string} selector without pseudo-elements
 * @property {number} cost for each matching element
 * @property {boolean} columns whether it creates columns
 * @property {boolean} boxes whether it creates flex or grid boxes
 * @property {string} text its declarations
 */

/**
 * Largest number of rules of a sheet, length of a selector in UTF-16 units, and number of its
 * sibling combinators.
 */
const RULES = 500
const SELECTOR = 1000
const SIBLINGS = 3

/** Largest number of selectors of a sheet that depend on other elements. */
const RELATIONS = 20

/** Levels of nested rules. */
const DEEPEST = 5

/** At-rules that do not contain style rules. */
const OTHER_RULES =
  /@(?!media|supports|keyframes|-webkit-keyframes|layer|container|scope)[^\s({;]*/gi

const PSEUDO_ELEMENTS = /::[\w-]+(?:\([^)]*\))?|:(?:before|after|first-line|first-letter)\b/g

/** The ancestors that all blocks have in the frame, at the start of a selector. */
const ANCESTORS = new RegExp("(^|,)\\s*(?:"
  + "(?:html|body|main|article|:root|\\.Page|\\.Page-main|\\.content)(?:\\[[^\\]]*\\])?\\s*>?\\s*"
  + ")+(?=[^\\s,])", "g")

/**
 * Returns the rules of a sheet, null if it is too expensive regardless of the page.
 * @param {string} text
 * @returns {Rule[] | null}
 */
export function rulesOf(text) {
  if (nestsTooDeep(text)) return null
  const sheet = new CSSStyleSheet()
  // Browsers ignore an @import in such a sheet but report it in the console.
  sheet.replaceSync(text.replace(OTHER_RULES, "@unknown"))
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
        if (relations > RELATIONS || isComplex(selectorText)) return false
        const selector = plain(selectorText)
        rules.push({ selector, cost: styleCost(style), text: style.cssText, ...layoutOf(style) })
        if (rules.length > RULES) return false
      }
      const inner = /** @type {CSSGroupingRule} */ (rule).cssRules
      if (inner && !("name" in rule) && !read(inner, depth + 1)) return false
    }
    return true
  }
}

/**
 * Returns a selector without pseudo-elements, and without the ancestors that all blocks have in the
 * frame.
 * @param {string} selector
 */
const plain = selector => selector.replace(PSEUDO_ELEMENTS, "").replace(ANCESTORS, "$1 ") || "*"

/** @param {string} selector */
const isComplex = selector =>
  selector.length > SELECTOR || (selector.match(/~/g) ?? []).length > SIBLINGS

/**
 * Returns the number of elements in a part of the page that match a rule.
 * @param {ParentNode} root
 * @param {Rule} rule
 */
export function matchCount(root, { selector }) {
  try {
    return root.querySelectorAll(selector).length
  } catch {
    return root.querySelectorAll("*").length // an unknown selector may match all of them
  }
}

/** Whether an element may match a rule. @param {Element} element @param {Rule} rule */
export function matches(element, { selector }) {
  try {
    return element.matches(selector)
  } catch {
    return true
  }
}
