// Removes everything from the styles of a post that causes a request. A request would tell its host
// that the post is read, or, with a selector such as a[href*="…"], the content of the page.
//
// The browser parses the styles, in a sheet that applies to no document. Each parsed value is
// checked (cssvalue.js), and the remaining rules are serialized.

import { nestsTooDeep } from "../browser/nesting.js"
import { isQuiet, isQuietProperty } from "./cssvalue.js"
import { wordSet } from "./wordset.js"

/**
 * The allowed rules. Rules such as import and font-face load, and rules that browsers add later
 * may.
 */
const RULES = wordSet(`
  CSSStyleRule CSSNestedDeclarations CSSMediaRule CSSSupportsRule CSSContainerRule CSSLayerBlockRule
  CSSLayerStatementRule CSSScopeRule CSSStartingStyleRule CSSKeyframesRule CSSKeyframeRule
  CSSPageRule CSSPropertyRule CSSCounterStyleRule CSSPositionTryRule CSSFontFeatureValuesRule
`)

/**
 * Returns a style sheet that causes no requests; "" if it cannot be checked.
 * @param {string} text
 */
export function cleanSheet(text) {
  if (nestsTooDeep(text)) return ""
  try {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    cleanRules(sheet)
    return [...sheet.cssRules].map(({ cssText }) => cssText).join("\n")
  } catch {
    return "" // e.g. its rules are nested too deeply
  }
}

/** @param {CSSStyleSheet | CSSGroupingRule} parent */
function cleanRules(parent) {
  for (let index = parent.cssRules.length - 1; index >= 0; index--) {
    if (!cleanRule(parent.cssRules[index])) parent.deleteRule(index)
  }
}

/**
 * @param {CSSRule & { style?: CSSStyleDeclaration, cssRules?: CSSRuleList }} rule
 * @returns {boolean} whether it is allowed
 */
function cleanRule(rule) {
  const kind = Object.prototype.toString.call(rule).slice(8, -1)
  if (!RULES.has(kind)) return false
  if (kind === "CSSPropertyRule" || kind === "CSSCounterStyleRule") return isQuiet(rule.cssText)
  if (rule.style) cleanDeclarations(rule.style)
  if (kind === "CSSKeyframesRule") for (const frame of rule.cssRules ?? []) cleanRule(frame)
  else if (rule.cssRules) cleanRules(/** @type {any} */ (rule))
  return true
}

/** @param {CSSStyleDeclaration} style */
function cleanDeclarations(style) {
  const names = Array.from(style)
  for (const name of names) {
    if (!isQuietProperty(name, style.getPropertyValue(name))) style.removeProperty(name)
  }
  // The parts of a shorthand with var() have no values; only the text of the declaration shows
  // which ones they may get.
  const pending = names.filter(name => style.getPropertyValue(name) === "")
  if (isQuiet(style.cssText, pending.length === 0)) return
  for (const name of pending) style.removeProperty(name)
  if (!isQuiet(style.cssText, true)) style.cssText = ""
}

/**
 * Removes the declarations of an element's style attribute that cause requests.
 * @param {Element} element
 */
export function cleanStyle(element) {
  const text = element.getAttribute("style") ?? ""
  if (isQuiet(text)) return
  const { style } = /** @type {HTMLElement} */ (element)
  if (style) cleanDeclarations(style)
  if (style && isQuiet(style.cssText, true)) element.setAttribute("style", style.cssText)
  else element.removeAttribute("style")
}
