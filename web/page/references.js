// What the elements of a block refer to: parts of drawings by their id, and drawings written into an address.

/** Replaces CSS escapes, which may hide a name: `u\72l(\23 a)` is `url(#a)`. @param {string} text */
const unescaped = text => text.replace(/\\(?:([0-9a-f]{1,6})\s?|([^0-9a-f]))/gi, (_, code, sign) => {
  const point = parseInt(code, 16)
  return code ? String.fromCodePoint(point > 0x10ffff ? 0xfffd : point) : sign
})

const LOCAL = /url\(\s*["']?\s*#([^"')\s]*)/gi

/**
 * The ids that a style or an attribute names by url(#id).
 * @param {string} value
 */
export function idsIn(value) {
  const text = value.includes("\\") ? unescaped(value) : value
  return /url\(/i.test(text) ? [...text.matchAll(LOCAL)].map(([, id]) => decode(id)) : []
}

/** The id that an address in a drawing names, "" for none. @param {string} href */
export const idOf = href => (href.trim().startsWith("#") ? decode(href.trim().slice(1)) : "")

/** @param {string} text */
function decode(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const STRINGS = /"((?:[^"\\]|\\[^])*)"|'((?:[^'\\]|\\[^])*)'|url\(\s*(data:[^)\s"']*)/gi

/**
 * The drawings that are written into a value: an attribute's address, or addresses in a style.
 * @param {string} value
 * @returns {string[]} their source
 */
export function drawingsIn(value) {
  if (!/svg/i.test(value.includes("\\") ? unescaped(value) : value)) return []
  const whole = svgOf(value)
  if (whole !== null) return [whole]
  return [...value.matchAll(STRINGS)].flatMap(([, one, other, bare]) => svgOf(unescaped(one ?? other ?? bare)) ?? [])
}

/**
 * The source of a drawing in a data: address, null for any other address.
 * @param {string} address
 */
function svgOf(address) {
  // As browsers read an address: without the tabs and line breaks in it.
  const [, type, data] = /^\s*data:\s*image\/svg\+xml([^,]*),([^]*)$/i.exec(address.replace(/[\t\n\r]/g, "")) ?? []
  if (data === undefined) return null
  const bytes = decode(data)
  if (!/;\s*base64\s*$/i.test(type)) return bytes
  try {
    return atob(bytes.replace(/\s/g, ""))
  } catch {
    return "" // browsers show nothing of it
  }
}
