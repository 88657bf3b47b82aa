// What a file is, by its first bytes: its name and what the browser says of it may be wrong.

/** @type {[type: string, at: number, bytes: string][]} */
const marks = [
  ["image/png", 0, "\x89PNG\r\n\x1a\n"],
  ["image/jpeg", 0, "\xff\xd8\xff"],
  ["image/gif", 0, "GIF8"],
  ["image/webp", 8, "WEBP"],
  ["image/avif", 4, "ftypavi"],
  ["image/heic", 4, "ftyphei"],
  ["image/heic", 4, "ftyphev"],
  ["image/heic", 4, "ftypmif1"],
  ["image/tiff", 0, "II*\0"],
  ["image/tiff", 0, "MM\0*"],
  ["image/bmp", 0, "BM"],
]

/** @type {(bytes: Uint8Array, start: number, end: number) => string} one character a byte */
const latin = (bytes, start, end) => String.fromCharCode(...bytes.subarray(start, end))

/**
 * The type of a picture, "" if it is none that is known.
 * @param {Uint8Array} bytes
 */
export function typeOf(bytes) {
  const head = latin(bytes, 0, 64)
  for (const [type, at, mark] of marks) if (head.startsWith(mark, at)) return type
  const text = new TextDecoder().decode(bytes.subarray(0, 2000))
  return /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/i.test(text) ? "image/svg+xml" : ""
}

/**
 * Whether drawing the picture anew would lose something: that it moves, or that it is drawn at any size.
 * @param {Uint8Array} bytes
 * @param {string} type
 */
export function isFixed(bytes, type) {
  if (type === "image/gif" || type === "image/svg+xml") return true
  if (type === "image/webp") return latin(bytes, 12, 16) === "VP8X" && (bytes[20] & 2) !== 0
  if (type === "image/avif") return latin(bytes, 8, 12) === "avis"
  return type === "image/png" && hasChunk(bytes, "acTL")
}

/**
 * Whether the picture's end is there: browsers draw half a picture without a word.
 * @param {Uint8Array} bytes
 * @param {string} type
 */
export function isWhole(bytes, type) {
  if (type === "image/png") return hasChunk(bytes, "IEND")
  // Neither marker can stand within what is drawn, where every 0xff is followed by 0 or the number of a restart.
  if (type === "image/jpeg") return lastMarker(bytes, 0xd9) > lastMarker(bytes, 0xda)
  if (type === "image/webp") return new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 <= bytes.length
  return true
}

/** @param {Uint8Array} bytes @param {number} marker */
function lastMarker(bytes, marker) {
  for (let at = bytes.lastIndexOf(marker); at > 0; at = bytes.lastIndexOf(marker, at - 1)) if (bytes[at - 1] === 0xff) return at
  return -1
}

/**
 * Looks for a chunk of a PNG.
 * @param {Uint8Array} bytes
 * @param {string} name
 */
function hasChunk(bytes, name) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  for (let at = 8; at + 8 <= bytes.length; at += view.getUint32(at) + 12) {
    if (latin(bytes, at + 4, at + 8) === name) return true
  }
  return false
}

/**
 * Whether a camera has noted in a JPEG where it was: the first directory of its EXIF has an entry for GPS (0x8825).
 * @param {Uint8Array} bytes
 */
export function tellsPlace(bytes) {
  const start = latin(bytes, 0, 4096).indexOf("Exif\0\0") + 6
  if (start < 6 || start + 8 > bytes.length) return false
  const view = new DataView(bytes.buffer, bytes.byteOffset + start)
  const little = view.getUint16(0) === 0x4949
  try {
    const directory = view.getUint32(4, little)
    const entries = Array.from({ length: view.getUint16(directory, little) }, (_, n) => view.getUint16(directory + 2 + 12 * n, little))
    return entries.includes(0x8825)
  } catch {
    return false // cut off, or no EXIF after all
  }
}
