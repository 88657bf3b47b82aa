// The styles of a post: everything that only changes the look stays, nothing in them causes a request. A request would tell its
// host that the post is read, or, with a selector such as a[href*="…"], what stands in the page.
//
// The browser itself parses the styles, in a sheet that applies to no document; the parsed values are checked one by one
// (cssvalue.js), and only what passes is written out again.

import { nestsTooDeep } from "../browser/nesting.js"
import { isQuiet, isQuietProperty } from "./cssvalue.js"

/** The rules that stay. Not among them: rules that load (import, font-face) and those whose names browsers add later. */
const RULES = new Set(`
  CSSStyleRule CSSNestedDeclarations CSSMediaRule CSSSupportsRule CSSContainerRule CSSLayerBlockRule CSSLayerStatementRule
  CSSScopeRule CSSStartingStyleRule CSSKeyframesRule CSSKeyframeRule CSSPageRule CSSPropertyRule CSSCounterStyleRule
  CSSPositionTryRule CSSFontFeatureValuesRule
`.trim().split(/\s+/))

/**
 * The text of a style sheet without what causes requests; "" for one that cannot be checked.
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
    return "" // such as rules that are nested too deeply
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
 * @returns {boolean} whether it may stay
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
  // The parts of a shorthand with var() have no value of their own; only the whole text shows what they may become.
  const pending = names.filter(name => style.getPropertyValue(name) === "")
  if (isQuiet(style.cssText, pending.length === 0)) return
  for (const name of pending) style.removeProperty(name)
  if (!isQuiet(style.cssText, true)) style.cssText = ""
}

/**
 * Removes from an element's style attribute what causes requests.
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
