// Removes from a block what must not act in the page. Nothing in it can run (the frame is sandboxed without scripts, its
// Content-Security-Policy allows none), but without this a post could still cause requests that tell somebody that it is read,
// where, and what stands in it. A post causes requests only for the pictures and media that it names, and they name no referrer.

import { cleanAttributes, cleanClass, isAllowed } from "./attributes.js"
import { cleanSheet, cleanStyle } from "./css.js"

/** A start tag as the engine writes most: its attributes load nothing, and its style holds no function and no escape. */
const ORDINARY = new RegExp(`<(?:${[
  "span|p|a|code|li|strong|em|td|pre|div|br|i|h[1-6]|ul|ol|table|thead|tbody|tr|th|hr|blockquote|img|button|sup|sub|del|kbd",
  "mark|dl|dt|dd|abbr|b|u|s|q|ins|small|var|details|summary|figure|figcaption|section|nav",
].join("|")})(?: (?:${[
  "class=\"(?![^\"]*(?:Page|Toc))",
  "(?:href|id|alt|src|title|rel|role|width|height|start|colspan|rowspan|target|loading|lqip|file)=\"",
  "(?:data-(?!own|missing|kind)|aria-)[\\w-]+=\"",
  "style=\"(?![^\"]*[(\\\\&])",
].join("|")})[^"]*")* ?/?>`, "y")

/**
 * Reports whether a block needs no closer look, as most do.
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

const MATHML = "http://www.w3.org/1998/Math/MathML"
/** What TeX can put into a formula, as a selector. */
const FORMULA_SUSPECTS = "math, math *, [style*='('], [style*='\\\\'], [class*=Page], [class*=Toc]"

/**
 * @param {DocumentFragment} block not in a page yet
 * @param {string} html the text that it was parsed from
 */
export function sanitize(block, html) {
  if (isOrdinary(html)) return
  // A <link> or <meta> of a post acts on the whole page; a <base> would move every address in it.
  for (const element of block.querySelectorAll("script, base, meta, link, template")) element.remove()
  for (const form of block.querySelectorAll("form")) toDiv(form)
  for (const element of block.querySelectorAll("*")) {
    // The page's own elements, such as the parts of a long page, have names that begin so.
    if (/^day-/.test(element.localName)) unwrap(element)
    else if (!isAllowed(element)) element.remove()
    else cleanElement(element)
  }
}

/** Puts the children of an element in its place. @param {Element} element */
function unwrap(element) {
  while (element.firstChild) element.before(element.firstChild)
  element.remove()
}

/** @param {Element} element */
function cleanElement(element) {
  cleanAttributes(element)
  if (element.localName !== "style") return
  element.removeAttribute("title") // a titled sheet is one of several that a reader chooses from
  element.textContent = cleanSheet(element.textContent ?? "")
}

/**
 * A form looks like a div, and has nowhere to send anything. A form returns its fields under their names in place of its own
 * properties, so it is only used through functions of all elements.
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
 * Removes from a formula what TeX can put into it: styles that load, and attributes of MathML.
 * @param {Element} formula as MathJax made it, not in a page yet
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
