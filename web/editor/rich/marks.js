// The marks that an element and its style give to the text in it.

/** @import { Marks } from "./model" */

const strongTags = new Set(["STRONG", "B"])
const emTags = new Set(["EM", "I", "CITE", "DFN"])
const delTags = new Set(["DEL", "S", "STRIKE"])

/**
 * Returns the value of a property in an element's style attribute.
 * @type {(element: Element, property: string) => string}
 */
export function styleOf(element, property) {
  const style = element.getAttribute("style") ?? ""
  const [, value = ""] = new RegExp(`(?:^|;)\\s*${property}\\s*:\\s*([^;]+)`, "i").exec(style) ?? []
  return value.trim().toLowerCase()
}

/**
 * Returns the marks inside of an element.
 * @param {Element} element
 * @param {Marks} marks the marks outside
 * @returns {Marks}
 */
export function marksIn(element, marks) {
  const tag = element.tagName.toUpperCase()
  const next = { ...marks }
  if (strongTags.has(tag)) next.strong = true
  if (emTags.has(tag)) next.em = true
  if (delTags.has(tag)) next.del = true
  if (tag === "SUB") next.sub = true
  if (tag === "SUP") next.sup = true
  if (tag === "A") next.href = addressOf(element) || next.href
  const weight = styleOf(element, "font-weight")
  if (weight) next.strong = /bold|^[6-9]00/.test(weight)
  const slant = styleOf(element, "font-style")
  if (slant) next.em = /italic|oblique/.test(slant)
  const decoration = styleOf(element, "text-decoration") + styleOf(element, "text-decoration-line")
  if (/line-through/.test(decoration)) next.del = true
  const align = styleOf(element, "vertical-align")
  if (align === "super") next.sup = true
  if (align === "sub") next.sub = true
  const space = styleOf(element, "white-space")
  if (space) next.pre = space.startsWith("pre")
  return next
}

/**
 * Returns the URL of a link, "" for one within its page.
 * @param {Element} element
 */
function addressOf(element) {
  const href = (element.getAttribute("href") ?? "").trim()
  if (!/^(https?:|mailto:|tel:|ftp:|\/[^/])/i.test(href)) return ""
  // Google Docs and Gmail wrap links in a redirect.
  const wrapped = /^https:\/\/www\.google\.com\/url\?(?:.*&)?q=([^&]+)/.exec(href)
  return wrapped ? decodeURIComponent(wrapped[1]) : href
}
