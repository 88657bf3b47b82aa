// What an element and its style say of the text in it.

/** @import { Marks } from "./model" */

const strong = new Set(["STRONG", "B"])
const em = new Set(["EM", "I", "CITE", "DFN"])
const del = new Set(["DEL", "S", "STRIKE"])

/** The value of a property in an element's own style. @type {(element: Element, property: string) => string} */
export function styleOf(element, property) {
  const style = element.getAttribute("style") ?? ""
  const [, value = ""] = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, "i").exec(style) ?? []
  return value.trim().toLowerCase()
}

/**
 * Adds to marks what an element says.
 * @param {Element} element
 * @param {Marks} marks
 * @returns {Marks}
 */
export function marked(element, marks) {
  const tag = element.tagName.toUpperCase()
  const next = { ...marks }
  if (strong.has(tag)) next.strong = true
  if (em.has(tag)) next.em = true
  if (del.has(tag)) next.del = true
  if (tag === "SUB") next.sub = true
  if (tag === "SUP") next.sup = true
  if (tag === "A") next.href = addressOf(element) || next.href
  const weight = styleOf(element, "font-weight")
  if (weight) next.strong = /bold|^[6-9]00/.test(weight)
  const slant = styleOf(element, "font-style")
  if (slant) next.em = /italic|oblique/.test(slant)
  if (/line-through/.test(styleOf(element, "text-decoration") + styleOf(element, "text-decoration-line"))) next.del = true
  const raised = styleOf(element, "vertical-align")
  if (raised === "super") next.sup = true
  if (raised === "sub") next.sub = true
  const space = styleOf(element, "white-space")
  if (space) next.pre = space.startsWith("pre")
  return next
}

/** Where a link leads, "" for nowhere outside of its page. @param {Element} element */
export function addressOf(element) {
  const href = (element.getAttribute("href") ?? "").trim()
  if (!/^(https?:|mailto:|tel:|ftp:|\/[^/])/i.test(href)) return ""
  // Google Docs and mail send readers past Google.
  const wrapped = /^https:\/\/www\.google\.com\/url\?(?:.*&)?q=([^&]+)/.exec(href)
  return wrapped ? decodeURIComponent(wrapped[1]) : href
}
