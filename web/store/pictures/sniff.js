// What else a picture's bytes tell: whether it moves, is whole, and says where it was taken.

import { latin } from "../../browser/picture.js"

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
