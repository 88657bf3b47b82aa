// Pictures, sounds and frames of a post. What has an address on the web loads as published; what lies on the published site
// does not exist here, and asking our own host for it would only fail, so it is shown as a quiet box with its path.

/**
 * The address to load, or "" for one of the site.
 * @param {string} src
 */
export function webAddress(src) {
  const text = src.trim()
  // A page on https gets the picture by https, as browsers see to on the published page.
  if (/^(?:https?:)?\/\//i.test(text)) return text.replace(/^(?:http:)?\/\//i, "https://")
  return /^(?:data|blob):/i.test(text) ? text : ""
}

/**
 * A picture that stands for one that is not here, with its path, and its text for readers that see it. It has no size of
 * its own: the image's attributes and the style sheet give it one, and the writing in it stays as large as it is.
 * @param {string} path
 * @param {string} alt
 * @returns {string} a data: address
 */
export function placeholder(path, alt) {
  // One grey that reads on white and on near-black: an image does not know the page's theme.
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%">
<rect x="1" y="1" width="100%" height="100%" style="width:calc(100% - 2px);height:calc(100% - 2px)" rx="9" fill="#888" fill-opacity=".08" stroke="#888" stroke-opacity=".45" stroke-dasharray="5 5"/>
<foreignObject width="100%" height="100%"><div xmlns="http://www.w3.org/1999/xhtml" style="box-sizing:border-box;height:100%;padding:8px 16px;display:flex;flex-direction:column;justify-content:center;text-align:center;color:#808080;font:13px/1.5 sans-serif;overflow:hidden;overflow-wrap:anywhere"><div style="font-family:monospace">${escape(path)}</div><div>${escape(alt)}</div></div></foreignObject></svg>`
  return "data:image/svg+xml," + encodeURIComponent(svg)
}

/** Writes text into XML, which cannot hold control characters or half a pair. @param {string} text */
function escape(text) {
  return text.replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu, "").replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`)
}

/** Where a picture of the site can be shown from, by its path; "" if it is not here. @typedef {(path: string) => string} Picture */

/**
 * Makes the media of a block safe to put into the page.
 * @param {DocumentFragment} block not in a page yet, so nothing has been asked for
 * @param {Picture} picture
 */
export function prepareMedia(block, picture) {
  for (const button of block.querySelectorAll("input[type=image i]")) toImage(button)
  for (const image of block.querySelectorAll("img")) prepareImage(image, picture)
  for (const use of block.querySelectorAll("use")) {
    for (const name of ["href", "xlink:href"]) if (!use.getAttribute(name)?.trim().startsWith("#")) use.removeAttribute(name)
  }
  for (const media of block.querySelectorAll("video, audio, source, track, image, feImage")) {
    for (const name of ["src", "srcset", "poster", "href", "xlink:href"]) keepWeb(media, name)
  }
  for (const frame of block.querySelectorAll("iframe, object, embed, frame, portal, fencedframe")) frame.replaceWith(stand(frame))
}

/**
 * Replaces a picture that is a button: without its form it does nothing, and browsers load it only where it is shown, see eager.js.
 * @param {Element} button
 */
function toImage(button) {
  const image = button.ownerDocument.createElement("img")
  for (const { name, value } of button.attributes) if (!/^(?:type|name|value|form)$/.test(name)) image.setAttribute(name, value)
  button.replaceWith(image)
}

/**
 * @param {Element} image
 * @param {Picture} picture
 */
function prepareImage(image, picture) {
  image.removeAttribute("srcset")
  // Chirpy's low-quality picture: its script puts the real one in its place once the page is there.
  const path = image.getAttribute("data-src") ?? image.getAttribute("src") ?? ""
  const address = webAddress(path)
  if (address) image.setAttribute("src", address)
  else showOwn(image, path, picture)
}

/**
 * Shows a picture of the site from where it is, or what stands for it.
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
 * The pictures of the site that a page shows, or shows not.
 * @param {ParentNode} page
 */
export const ownPictures = page => [.../** @type {NodeListOf<Element>} */ (page.querySelectorAll("[data-src]:is([data-own], [data-missing])"))]

/**
 * Shows pictures that have come, and no more those that have gone.
 * @param {ParentNode} page
 * @param {Picture} picture
 */
export function refreshPictures(page, picture) {
  for (const image of ownPictures(page)) {
    const path = image.getAttribute("data-src") ?? ""
    const address = path && picture(path)
    if (address ? image.getAttribute("src") !== address : image.hasAttribute("data-own")) showOwn(image, path, () => address)
  }
}

/**
 * @param {Element} image
 * @param {string} path
 */
export function showPlaceholder(image, path) {
  image.setAttribute("data-src", path)
  image.setAttribute("data-missing", "")
  image.removeAttribute("data-own")
  image.setAttribute("src", placeholder(path, image.getAttribute("alt") ?? ""))
}

/**
 * @param {Element} element
 * @param {string} name
 */
function keepWeb(element, name) {
  const value = element.getAttribute(name)
  // "#id" is a part of the same drawing for feImage only; for the others it is the address of the app itself.
  if (value === null || element.localName === "feImage" && value.trim().startsWith("#")) return
  const address = name === "srcset" ? "" : webAddress(value)
  if (address) return element.setAttribute(name, address)
  element.removeAttribute(name)
  if (name === "src") element.setAttribute("data-src", value)
}

/**
 * What stands for a frame of another page: a box with its address, to open in a tab.
 * @param {Element} frame
 */
function stand(frame) {
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
