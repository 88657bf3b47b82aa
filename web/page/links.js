// Classifies the links of a post. No link may navigate the frame, the app or the host of the app.

import { decoded } from "../browser/decode.js"

/**
 * `id` is an element of the page; `web` a URL that the browser may open; `site` a page of the
 * published site, which does not exist here; "" a link that must not be followed, such as
 * javascript:.
 * @typedef {{ kind: "id" | "web" | "site" | "", href: string }} Link
 */

const SCHEMES = new Set(["http:", "https:", "mailto:", "tel:"])

const XLINK = "http://www.w3.org/1999/xlink"

/** Represents the published site: a link that resolves to this host is one of the site. */
const SITE = "https://site.invalid/posts/post/"

/** @param {string} href as in the page @returns {Link} */
export function readLink(href) {
  const text = href.trim()
  if (!text) return { kind: "", href: "" }
  if (text.startsWith("#")) return { kind: "id", href: decoded(text.slice(1)) }
  /** @type {URL} */
  let url
  try {
    // The browser's own parser: it ignores tabs and line breaks, as in "java\nscript:".
    url = new URL(text, SITE)
  } catch {
    return { kind: "", href: "" }
  }
  if (url.host === "site.invalid") return { kind: "site", href: text }
  return SCHEMES.has(url.protocol) ? { kind: "web", href: url.href } : { kind: "", href: "" }
}

/**
 * Returns the address that an event's default action would follow: "" for a link without one, null
 * outside of links.
 * @param {Event} event
 */
export function linkOf(event) {
  for (const target of event.composedPath()) {
    const element = /** @type {Partial<Element>} */ (target)
    // The path contains the document and the window as well, on which an id of the post may shadow
    // getAttribute.
    if (typeof element.getAttribute !== "function") continue
    if (typeof element.getAttributeNS !== "function") continue
    // Not only <a> and <area>: elements of SVG and MathML may be links, too.
    const href = element.getAttribute("href") ?? element.getAttributeNS(XLINK, "href")
    if (href != null) return href
    // SVG can animate the href of a link that has no such attribute.
    if (element.localName === "a" || element.localName === "area") return ""
  }
  return null
}
