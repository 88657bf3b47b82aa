// Limits how deeply elements nest before a browser lays them out. Layout recurses into the
// elements, and in Chromium a deep recursion ends the tab.
//
// Measured with elements nested in one another, each browser on Linux: Chromium 156 ends the tab at
// 275 to 300 inline tables, 300 to 325 inline blocks, and 500 to 700 tables in inline blocks (a
// fraction of MathJax). Firefox 153 and WebKit stop laying out by themselves. WebKit's time for
// <mfrac> directly in <mfrac> doubles at each level (16: 0.2 s, 20: 2 s, 24: 15 s), Chromium's for
// <marquee> is 4 s at 128.

/** The permitted number of levels; less than half of the number that ends a tab. */
export const MOST_LEVELS = 128

/** Elements that cost as much as several levels. @type {ReadonlyMap<string, number>} */
const LEVELS = new Map([["mfrac", 9], ["marquee", 16], ["details", 2], ["fieldset", 2]])

/** @param {Element} element */
const weight = element => LEVELS.get(element.localName) ?? 1

/**
 * Counts the levels below a node, without recursion.
 * @param {Node} root
 * @param {number} [most] the count stops once it is above this
 * @returns {number}
 */
export function levelsOf(root, most = Infinity) {
  let level = 0
  let deepest = 0
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
  for (let at = node.parentElement; at && at !== root; at = at.parentElement) levels += weight(at)
  return levels
}

/** Elements that a parser reopens after each block that ends within them. */
const FORMATTING = new Set("a b big code em font i nobr s small strike strong tt u".split(" "))

/** A tag without its end. */
const TAG = /<(\/?)([a-z][a-z\d]*)(?:[^"'>]+|"[^"]*"|'[^']*')*/gi

/** The value of an attribute, and the space or slash before a name. */
const VALUE = /"[^"]*"|'[^']*'/g
const NAME = /[\s/]+[^\s/]/g

/** Length up to which HTML is parsed without a check, in UTF-16 units. */
const SHORT = 1500

/** Maximum number of elements that a parser may reopen, in addition to those in the HTML. */
const MOST_REOPENED = 100_000

/**
 * Maximum number of attributes of an element: a parser compares each one with the previous ones.
 */
const MOST_ATTRIBUTES = 1000

/**
 * Reports whether HTML would keep a parser busy or exhaust its stack although it has few tags: by
 * unclosed formatting elements, which the parser reopens in each following block (1,000 `<font><p>`
 * become half a million elements), by attributes, or by brackets in a style.
 * Source: the list of active formatting elements,
 * https://html.spec.whatwg.org/#reconstruct-the-active-formatting-elements
 * @param {string} html
 */
export function isEntangled(html) {
  if (html.length < SHORT) return false
  let open = 0
  let reopened = 0
  for (const [tag, slash, name] of html.matchAll(TAG)) {
    const formats = FORMATTING.has(name.toLowerCase())
    if (formats) open = slash ? Math.max(0, open - 1) : open + 1
    else if (!slash && (reopened += open) > MOST_REOPENED) return true
    if (tag.length <= SHORT / 2) continue
    if (attributesIn(tag) > MOST_ATTRIBUTES || nestsTooDeep(tag)) return true
  }
  return false
}

/** @param {string} tag */
const attributesIn = tag => tag.replace(VALUE, "").match(NAME)?.length ?? 0

/**
 * Maximum nesting of brackets in a style: Chromium's parser recurses into them, and some thousands
 * end the tab.
 */
const MOST_BRACKETS = 100

/** Brackets as they are and as references to characters. */
const BRACKETS = /[([{)\]}]|&(?:#0*(?:40|91|123)|#x0*(?:28|5b|7b)|lpar|lsqb|lbrack|lcub|lbrace)\b/gi

/**
 * Reports whether brackets nest too deeply for a parser of styles.
 * @param {string} text a style sheet, or a tag with styles in its attributes
 */
export function nestsTooDeep(text) {
  let level = 0
  for (const [bracket] of text.matchAll(BRACKETS)) {
    if (")]}".includes(bracket)) level = Math.max(0, level - 1)
    else if (++level > MOST_BRACKETS) return true
  }
  return false
}
