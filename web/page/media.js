// Images, videos, sounds and frames of a post. Media with a web address load as published. Files of
// the published site do not exist on daylog's host, so they are shown from the writer's images, or
// as a placeholder with their path.

import { HTML, SVG } from "./namespaces.js"

const TEXT_STYLE = "box-sizing:border-box;height:100%;padding:8px 16px;display:flex;"
  + "flex-direction:column;justify-content:center;text-align:center;color:#808080;"
  + "font:13px/1.5 sans-serif;overflow:hidden;overflow-wrap:anywhere"

/** Returns the URL to load, "" for a path of the site. @param {string} src */
export function webAddress(src) {
  const text = src.trim()
  // Browsers upgrade the URLs of images in a page served over https; so is the published page.
  if (/^(?:https?:)?\/\//i.test(text)) return text.replace(/^(?:http:)?\/\//i, "https://")
  return /^(?:data|blob):/i.test(text) ? text : ""
}

/**
 * Returns an image that shows the path and the alternative text of a missing one. It has no size:
 * the attributes of the image and the style sheet determine it, and the text keeps its font size.
 * @param {string} path
 * @param {string} alt
 * @returns {string} a data: URL
 */
export function placeholder(path, alt) {
  // A grey that is readable on white and on near-black: an image does not know the theme of the
  // page.
  const svg = `<svg xmlns="${SVG}" width="100%" height="100%">
<rect x="1" y="1" width="100%" height="100%" style="width:calc(100% - 2px);height:calc(100% - 2px)"
 rx="9" fill="#888" fill-opacity=".08" stroke="#888" stroke-opacity=".45" stroke-dasharray="5 5"/>
<foreignObject width="100%" height="100%"><div xmlns="${HTML}" style="${TEXT_STYLE}"
><div style="font-family:monospace">${escape(path)}</div><div>${escape(alt)}</div></div
></foreignObject></svg>`
  return "data:image/svg+xml," + encodeURIComponent(svg)
}

/**
 * Escapes text for XML, which must not contain control characters or lone surrogates.
 * @param {string} text
 */
function escape(text) {
  const allowed = text.replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, "")
  return allowed.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)
}

/**
 * Returns a URL for an image of the site, "" if it is missing.
 * @typedef {(path: string) => string} Picture
 */

/**
 * Restricts the requests of a block's media.
 * @param {DocumentFragment} block not in a page yet, so that nothing has loaded
 * @param {Picture} picture
 */
export function prepareMedia(block, picture) {
  for (const button of block.querySelectorAll("input[type=image i]")) toImage(button)
  for (const image of block.querySelectorAll("img")) prepareImage(image, picture)
  for (const use of block.querySelectorAll("use")) {
    for (const name of ["href", "xlink:href"]) {
      if (!use.getAttribute(name)?.trim().startsWith("#")) use.removeAttribute(name)
    }
  }
  for (const media of block.querySelectorAll("video, audio, source, track, image, feImage")) {
    for (const name of ["src", "srcset", "poster", "href", "xlink:href"]) keepWeb(media, name)
  }
  for (const frame of block.querySelectorAll("iframe, object, embed, frame, portal, fencedframe")) {
    frame.replaceWith(frameBox(frame))
  }
}

/**
 * Replaces an image button by an image: it has no form, and browsers load it only when it is
 * visible (eager.js).
 * @param {Element} button
 */
function toImage(button) {
  const image = button.ownerDocument.createElement("img")
  for (const { name, value } of button.attributes) {
    if (!/^(?:type|name|value|form)$/.test(name)) image.setAttribute(name, value)
  }
  button.replaceWith(image)
}

/** @param {Element} image @param {Picture} picture */
function prepareImage(image, picture) {
  image.removeAttribute("srcset")
  // Chirpy's script replaces the low-quality image in src by the one in data-src.
  const path = image.getAttribute("data-src") ?? image.getAttribute("src") ?? ""
  const address = webAddress(path)
  if (address) image.setAttribute("src", address)
  else showOwn(image, path, picture)
}

/**
 * Shows an image of the site, or a placeholder.
 * @param {Element} image
 * @param {string} path
 * @param {Picture} picture
 */
function showOwn(image, path, picture) {
  const address = path && picture(path)
  if (!address) return showPlaceholder(image, path)
  image.setAttribute("data-src", path)
  image.setAttribute("data-own", "")
  image.removeAttribute("data-missing")
  image.setAttribute("src", address)
}

/**
 * Returns the images of the site in a page, the missing ones included.
 * @param {ParentNode} page
 * @returns {Element[]}
 */
const ownPictures = page =>
  [...page.querySelectorAll("[data-src]:is([data-own], [data-missing])")]

/**
 * Returns the paths of the images of the site that a page names.
 * @param {ParentNode} page
 */
export const picturePaths = page =>
  ownPictures(page).map(image => image.getAttribute("data-src") ?? "")

/**
 * Updates the images that were added or removed since.
 * @param {ParentNode} page
 * @param {Picture} picture
 */
export function refreshPictures(page, picture) {
  for (const image of ownPictures(page)) {
    const path = image.getAttribute("data-src") ?? ""
    const address = path && picture(path)
    const isOutdated = address
      ? image.getAttribute("src") !== address
      : image.hasAttribute("data-own")
    if (isOutdated) showOwn(image, path, () => address)
  }
}

/** @param {Element} image @param {string} path */
export function showPlaceholder(image, path) {
  image.setAttribute("data-src", path)
  image.setAttribute("data-missing", "")
  image.removeAttribute("data-own")
  image.setAttribute("src", placeholder(path, image.getAttribute("alt") ?? ""))
}

/**
 * Keeps the value of an attribute only if it is a web address.
 * @param {Element} element
 * @param {string} name
 */
function keepWeb(element, name) {
  const value = element.getAttribute(name)
  // "#id" refers to the same drawing only for feImage; for other elements it is the URL of the app.
  if (value === null || element.localName === "feImage" && value.trim().startsWith("#")) return
  const address = name === "srcset" ? "" : webAddress(value)
  if (address) return element.setAttribute(name, address)
  element.removeAttribute(name)
  if (name === "src") element.setAttribute("data-src", value)
}

/** Returns a box with the address of an embedded page, to open in a tab. @param {Element} frame */
function frameBox(frame) {
  const document = frame.ownerDocument
  const address = frame.getAttribute("src") ?? frame.getAttribute("data") ?? ""
  const link = document.createElement("a")
  link.className = "embed-source"
  link.href = address
  link.textContent = frame.getAttribute("title") || address || frame.localName
  const box = document.createElement("div")
  box.className = "embed-placeholder"
  box.dataset.kind = frame.localName
  box.append(link)
  return box
}
