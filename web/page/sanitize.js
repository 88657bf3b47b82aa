// Removes elements and attributes from a block that must not act in the page. No script can run in
// the frame (its sandbox and its Content-Security-Policy forbid that), but a post could cause
// requests that reveal that it is read, where, and its content. A post may load only the images and
// media that it names, without a referrer.

import { cleanAttributes, cleanClass, isAllowed } from "./attributes.js"
import { cleanSheet, cleanStyle } from "./css.js"
import { MATHML } from "./namespaces.js"

/**
 * A start tag as the engine usually writes it: its attributes load nothing, and its style has no
 * function and no escape.
 */
const ORDINARY = new RegExp(`<(?:${[
  "span|p|a|code|li|strong|em|td|pre|div|br|i|h[1-6]|ul|ol|table|thead|tbody|tr|th|hr|blockquote",
  "img|button|sup|sub|del|kbd|mark|dl|dt|dd|abbr|b|u|s|q|ins|small|var|details|summary",
  "figure|figcaption|section|nav",
].join("|")})(?: (?:${[
  "class=\"(?![^\"]*(?:Page|Toc))",
  "(?:href|id|alt|src|title|rel|role|width|height|start|colspan|rowspan|target|loading)=\"",
  "(?:lqip|file)=\"",
  "(?:data-(?!own|missing|kind)|aria-)[\\w-]+=\"",
  "style=\"(?![^\"]*[(\\\\&])",
].join("|")})[^"]*")* ?/?>`, "y")

/**
 * Whether a block contains nothing that must be removed; most blocks pass this quick test.
 * @param {string} html
 */
export function isOrdinary(html) {
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at)) {
    if (html.charCodeAt(at + 1) === 0x2f /* an end tag */) at += 2
    else {
      ORDINARY.lastIndex = at
      if (!ORDINARY.test(html)) return false
      at = ORDINARY.lastIndex
    }
  }
  return true
}

/** Elements of a formula that TeX can influence, as a selector. */
const FORMULA_SUSPECTS = "math, math *, [style*='('], [style*='\\\\'], [class*=Page], [class*=Toc]"

/**
 * Sanitizes a block.
 * @param {DocumentFragment} block not in a page yet
 * @param {string} html its source
 */
export function sanitize(block, html) {
  if (isOrdinary(html)) return
  // A <link> or <meta> of a post acts on the whole page; a <base> would move every address in it.
  for (const one of block.querySelectorAll("script, base, meta, link, template")) one.remove()
  for (const form of block.querySelectorAll("form")) toDiv(form)
  for (const element of block.querySelectorAll("*")) {
    // These names are those of daylog's own elements, such as the chunks of a long page.
    if (/^day-/.test(element.localName)) unwrap(element)
    else if (!isAllowed(element)) element.remove()
    else cleanElement(element)
  }
}

/** Replaces an element by its children. @param {Element} element */
function unwrap(element) {
  while (element.firstChild) element.before(element.firstChild)
  element.remove()
}

/** @param {Element} element */
function cleanElement(element) {
  cleanAttributes(element)
  if (element.localName !== "style") return
  element.removeAttribute("title") // a sheet with a title is an alternative one
  element.textContent = cleanSheet(element.textContent ?? "")
}

/**
 * Replaces a form by a div, which looks the same and sends nothing. The fields of a form may shadow
 * its properties, so only functions of the prototypes are used.
 * @param {Element} form
 */
function toDiv(form) {
  const div = document.createElement("div")
  for (const name of ["id", "class", "style"]) {
    const value = Element.prototype.getAttribute.call(form, name)
    if (value !== null) div.setAttribute(name, value)
  }
  for (const node of [...Reflect.get(Node.prototype, "childNodes", form)]) div.append(node)
  Element.prototype.replaceWith.call(form, div)
}

/**
 * Sanitizes a formula: TeX can contain styles that load, and attributes of MathML.
 * @param {Element} formula created by MathJax, not in a page yet
 */
export function sanitizeFormula(formula) {
  for (const element of formula.querySelectorAll(FORMULA_SUSPECTS)) {
    if (element.namespaceURI !== MATHML) {
      cleanStyle(element)
      cleanClass(element)
    } else if (isAllowed(element)) cleanAttributes(element)
    else element.remove()
  }
}
