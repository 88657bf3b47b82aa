// What a link in a post means here. Nothing in the frame may ever navigate it, the app or this machine's server.

/**
 * `id` is a place in the page; `web` an address that a browser may open; `site` one of the published site, which does not
 * exist here; "" nothing that may be followed, such as javascript:.
 * @typedef {{ kind: "id" | "web" | "site" | "", href: string }} Link
 */

const SCHEMES = new Set(["http:", "https:", "mailto:", "tel:"])

/** Stands for the site that the post will be on: an address that resolves to this host is the site's. */
const SITE = "https://site.invalid/posts/post/"

/**
 * @param {string} href as written in the page
 * @returns {Link}
 */
export function readLink(href) {
  const text = href.trim()
  if (!text) return { kind: "", href: "" }
  if (text.startsWith("#")) return { kind: "id", href: decode(text.slice(1)) }
  /** @type {URL} */
  let url
  try {
    // The browser's own parser: it drops the tabs and line breaks that hide "java\nscript:".
    url = new URL(text, SITE)
  } catch {
    return { kind: "", href: "" }
  }
  if (url.host === "site.invalid") return { kind: "site", href: text }
  return SCHEMES.has(url.protocol) ? { kind: "web", href: url.href } : { kind: "", href: "" }
}

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text // a lone "%" in an id
  }
}

/**
 * The address that an event's default action would follow: "" for a link without one, null outside of links.
 * @param {Event} event
 */
export function linkOf(event) {
  for (const target of event.composedPath()) {
    const element = /** @type {Partial<Element>} */ (target)
    // The document and the window are on the path, too; they may answer to an id "getAttribute" of the post.
    if (typeof element.getAttribute !== "function" || typeof element.getAttributeNS !== "function") continue
    // Any element with an address counts: a, area, and what SVG and MathML have.
    const href = element.getAttribute("href") ?? element.getAttributeNS("http://www.w3.org/1999/xlink", "href")
    if (href != null) return href
    // SVG can animate an address into a link that has none written.
    if (element.localName === "a" || element.localName === "area") return ""
  }
  return null
}
