// Counts the pixels of the images in data: URLs. A few kilobytes can hold 256 million pixels, and
// the browser shows no frame while it decodes them.

const DATA = /data:([^,"'()]{0,200}),([^"'()\s]*)/gi

/**
 * Returns the number of pixels of the images in the data: URLs of an attribute or a style.
 * Drawings, and images of an unknown type, have none.
 * @param {string} value
 */
export function pixelsIn(value) {
  let pixels = 0
  // Browsers ignore tabs and line breaks in a URL.
  for (const [, type, data] of value.replace(/[\t\n\r]/g, "").matchAll(DATA)) {
    if (!/svg/i.test(type)) pixels += pixelsOf(bytesOf(type, data))
  }
  return pixels
}

/**
 * Returns the bytes of a data: URL, one character a byte.
 * @param {string} type
 * @param {string} data
 */
function bytesOf(type, data) {
  const bytes = data.replace(/%([0-9a-f]{2})/gi, (_, code) =>
    String.fromCharCode(parseInt(code, 16)))
  if (!/;\s*base64\s*$/i.test(type)) return bytes
  try {
    return atob(bytes)
  } catch {
    return "" // browsers show no image
  }
}

/** @param {string} bytes a file, whose first bytes tell its type as they do for browsers */
function pixelsOf(bytes) {
  if (bytes.startsWith("\x89PNG")) return big(bytes, 16, 4) * big(bytes, 20, 4)
  if (bytes.startsWith("GIF8")) return little(bytes, 6, 2) * little(bytes, 8, 2)
  if (bytes.startsWith("BM")) return little(bytes, 18, 4) * little(bytes, 22, 4)
  if (bytes.startsWith("\xff\xd8")) return pixelsOfJPEG(bytes)
  if (bytes.startsWith("RIFF") && bytes.startsWith("WEBP", 8)) return pixelsOfWebP(bytes)
  const avif = bytes.startsWith("ftyp", 4) ? bytes.indexOf("ispe") : -1
  return avif < 0 ? 0 : big(bytes, avif + 8, 4) * big(bytes, avif + 12, 4)
}

/** The size is in the frame header, behind segments of any length. @param {string} bytes */
function pixelsOfJPEG(bytes) {
  for (let at = 2; at < bytes.length;) {
    const marker = bytes.charCodeAt(at + 1)
    if (bytes[at] !== "\xff" || marker === 0xff) at++
    else if (marker >= 0xc0 && marker <= 0xcf && !/[\xc4\xc8\xcc]/.test(bytes[at + 1])) {
      return big(bytes, at + 5, 2) * big(bytes, at + 7, 2)
    } else at += 2 + big(bytes, at + 2, 2)
  }
  return 0
}

/** Source: https://developers.google.com/speed/webp/docs/riff_container @param {string} bytes */
function pixelsOfWebP(bytes) {
  const kind = bytes.slice(12, 16)
  if (kind === "VP8X") return (little(bytes, 24, 3) + 1) * (little(bytes, 27, 3) + 1)
  if (kind === "VP8 ") return (little(bytes, 26, 2) & 0x3fff) * (little(bytes, 28, 2) & 0x3fff)
  const size = little(bytes, 21, 4)
  return ((size & 0x3fff) + 1) * ((size >>> 14 & 0x3fff) + 1)
}

/**
 * Returns a number whose first byte is the highest, 0 behind the end.
 * @param {string} bytes
 * @param {number} at
 * @param {number} count
 */
function big(bytes, at, count) {
  let number = 0
  for (let i = at; i < at + count; i++) number = number * 256 + (bytes.charCodeAt(i) || 0)
  return number
}

/**
 * Returns a number whose first byte is the lowest, 0 behind the end.
 * @param {string} bytes
 * @param {number} at
 * @param {number} count
 */
const little = (bytes, at, count) => big([...bytes.slice(at, at + count)].reverse().join(""), 0, count)
