// Finds the references of elements: to parts of drawings by their ids, and to drawings in data:
// URLs.

import { decoded } from "../browser/decode.js"
import { unescapeCSS } from "./cssvalue.js"

const LOCAL = /url\(\s*["']?\s*#([^"')\s]*)/gi

/**
 * Returns the ids in url(#id) of a style or an attribute. Escapes may hide them: `u\72l(\23 a)` is
 * `url(#a)`.
 * @param {string} value
 */
export function idsIn(value) {
  const text = value.includes("\\") ? unescapeCSS(value) : value
  return /url\(/i.test(text) ? [...text.matchAll(LOCAL)].map(([, id]) => decoded(id)) : []
}

/** Returns the id that a link in a drawing refers to, "" for none. @param {string} href */
export const idOf = href => (href.trim().startsWith("#") ? decoded(href.trim().slice(1)) : "")

const STRINGS = /"((?:[^"\\]|\\[^])*)"|'((?:[^'\\]|\\[^])*)'|url\(\s*(data:[^)\s"']*)/gi

/**
 * Returns the sources of the drawings in the data: URLs of an attribute or a style.
 * @param {string} value
 * @returns {string[]}
 */
export function drawingsIn(value) {
  if (!/svg/i.test(value.includes("\\") ? unescapeCSS(value) : value)) return []
  const whole = svgOf(value)
  if (whole !== null) return [whole]
  return [...value.matchAll(STRINGS)].flatMap(([, double, single, bare]) =>
    svgOf(unescapeCSS(double ?? single ?? bare)) ?? [])
}

/**
 * Returns the source of the drawing in a data: URL, null for any other URL.
 * @param {string} address
 */
function svgOf(address) {
  // Browsers ignore tabs and line breaks in a URL.
  const url = address.replace(/[\t\n\r]/g, "")
  const [, type, data] = /^\s*data:\s*image\/svg\+xml([^,]*),([^]*)$/i.exec(url) ?? []
  if (data === undefined) return null
  const bytes = decoded(data)
  if (!/;\s*base64\s*$/i.test(type)) return bytes
  try {
    return atob(bytes.replace(/\s/g, ""))
  } catch {
    return "" // browsers show no image
  }
}
