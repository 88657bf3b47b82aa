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
 * A picture that stands for one that is not here, with its path, and its text for readers that see it.
 * @param {{ path: string, alt: string, width?: number, height?: number }} image
 * @returns {string} a data: address
 */
export function placeholder({ path, alt, width = 640, height = width === 640 ? 160 : Math.round(width * 0.4) }) {
  const size = Math.max(10, Math.min(14, width / 24))
  const room = Math.floor(width / (size * 0.62))
  const lines = [shorten(path, room), alt && shorten(alt, room)].filter(Boolean)
  const top = height / 2 - (lines.length - 1) * size * 0.8
  const texts = lines.map((line, i) =>
    `<text x="50%" y="${top + i * size * 1.6}" fill-opacity="${i ? 0.7 : 1}">${escape(line)}</text>`)
  // One grey that reads on both white and near-black: an image does not know the page's theme.
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<rect x="1" y="1" width="${width - 2}" height="${height - 2}" rx="9" fill="#888" fill-opacity=".08" stroke="#888" stroke-opacity=".4" stroke-dasharray="5 5"/>` +
    `<g font-family="ui-monospace,Menlo,Consolas,monospace" font-size="${size}" fill="#858585" text-anchor="middle" dominant-baseline="middle">` +
    `${texts.join("")}</g></svg>`
  return "data:image/svg+xml," + encodeURIComponent(svg)
}

/**
 * The end of a path says more than its start.
 * @param {string} text
 * @param {number} room
 */
function shorten(text, room) {
  const letters = [...text]
  return letters.length <= room ? text : "…" + letters.slice(1 - room).join("")
}

/** @param {string} text */
function escape(text) {
  return text.replace(/[&<>"]/g, c => `&#${c.charCodeAt(0)};`)
}

/**
 * Makes the media of a block safe to put into the page.
 * @param {DocumentFragment} block not in a page yet, so nothing has been asked for
 */
export function prepareMedia(block) {
  for (const image of block.querySelectorAll("img, input[type=image]")) prepareImage(image)
  for (const media of block.querySelectorAll("video, audio, source, track, image, use, feImage")) {
    for (const name of ["src", "srcset", "poster", "href", "xlink:href"]) keepWeb(media, name)
  }
  for (const frame of block.querySelectorAll("iframe, object, embed, frame")) frame.replaceWith(stand(frame))
}

/** @param {Element} image */
function prepareImage(image) {
  image.removeAttribute("srcset")
  // Chirpy's low-quality picture: its script puts the real one in its place once the page is there.
  const path = image.getAttribute("data-src") ?? image.getAttribute("src") ?? ""
  const address = webAddress(path)
  if (address) image.setAttribute("src", address)
  else showPlaceholder(image, path)
}

/**
 * @param {Element} image
 * @param {string} path
 */
export function showPlaceholder(image, path) {
  const width = Number(image.getAttribute("width")) || undefined
  const height = Number(image.getAttribute("height")) || undefined
  image.setAttribute("data-src", path)
  image.setAttribute("src", placeholder({ path, alt: image.getAttribute("alt") ?? "", width, height }))
}

/**
 * @param {Element} element
 * @param {string} name
 */
function keepWeb(element, name) {
  const value = element.getAttribute(name)
  if (value === null || value.trim().startsWith("#")) return // a part of the same drawing
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
