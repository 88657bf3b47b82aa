// Limits how deeply elements nest before a browser lays them out. Layout recurses into the elements, and in Chromium a deep
// recursion ends the tab.
//
// Measured with elements nested in one another, each browser on Linux: Chromium 156 ends the tab at 275 to 300 inline
// tables, 300 to 325 inline blocks, and 500 to 700 tables in inline blocks (a fraction of MathJax). Firefox 153 and WebKit
// stop laying out by themselves. WebKit's time for <mfrac> directly in <mfrac> doubles at each level (16:
// 0.2 s, 20: 2 s, 24: 15 s), Chromium's for <marquee> is 4 s at 128.

/** How deep elements may nest; less than half of what ends a tab. */
export const MOST_LEVELS = 128

/** Elements that cost as much as several levels. @type {ReadonlyMap<string, number>} */
const LEVELS = new Map([["mfrac", 9], ["marquee", 16], ["details", 2], ["fieldset", 2]])

/**
 * Counts the levels below a node, without recursion.
 * @param {Node} root
 * @param {number} [most] the count stops once it is above this
 * @returns {number}
 */
export function levelsOf(root, most = Infinity) {
  let level = 0
  let deepest = 0
  /** @param {Element} element */
  const weight = element => LEVELS.get(element.localName) ?? 1
  let element = firstChild(root)
  while (element) {
    level += weight(element)
    if (level > deepest && (deepest = level) > most) return deepest
    let next = firstChild(element)
    while (!next && element) {
      level -= weight(element)
      next = element.nextElementSibling
      if (next) break
      element = element.parentElement
      if (!element || element === root) return deepest
    }
    element = next
  }
  return deepest
}

/** @param {Node} node @returns {Element | null} */
const firstChild = node => /** @type {ParentNode & Node} */ (node).firstElementChild ?? null

/**
 * Counts the levels of a node's ancestors within `root`.
 * @param {Node} node
 * @param {Node | null} [root]
 */
export function levelsAbove(node, root = null) {
  let levels = 0
  for (let at = node.parentElement; at && at !== root; at = at.parentElement) levels += LEVELS.get(at.localName) ?? 1
  return levels
}
