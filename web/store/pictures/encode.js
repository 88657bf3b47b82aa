// Prepares image files for storing. The browser draws them, so that the orientation in the EXIF
// data is applied, as it is on the published page.

import { typeOf } from "../../browser/picture.js"
import { usualExtensions } from "./names.js"
import { hasLocation, isComplete, losesByDrawing } from "./sniff.js"

/**
 * An image that can be stored. hasPlace: the file contains the place where it was taken.
 * @typedef {{ blob: Blob, width: number, height: number, hasPlace: boolean }} Prepared
 */

/**
 * The reason why a file is refused; a key of the catalogue below "picture".
 * @typedef {"large" | "kind" | "broken" | "unreadable" | "store" | "misplaced" | "complex"} Refusal
 */

/** The largest stored image, in bytes. */
const LARGEST = 20_000_000

/**
 * The longest side of an image that is scaled down, in pixels: twice the width of the theme's
 * column.
 */
const LONGEST_SIDE = 1600

/**
 * Draws an image and passes it to `use`. Rejects if the image is broken.
 * @template T
 * @param {Blob} blob
 * @param {(image: HTMLImageElement) => T | Promise<T>} use
 * @returns {Promise<T>}
 */
async function withImage(blob, use) {
  const url = URL.createObjectURL(blob)
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    return await use(image)
  } finally {
    URL.revokeObjectURL(url)
  }
}

/**
 * Scales an image down, as WebP if the browser can write it. The file's metadata is lost.
 * @param {HTMLImageElement} image
 * @param {string} type
 * @returns {Promise<Blob>}
 */
async function shrink(image, type) {
  const { naturalWidth, naturalHeight } = image
  const scale = Math.min(1, LONGEST_SIDE / Math.max(naturalWidth, naturalHeight))
  const canvas = document.createElement("canvas")
  canvas.width = Math.max(1, Math.round(naturalWidth * scale))
  canvas.height = Math.max(1, Math.round(naturalHeight * scale))
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"))
  context.imageSmoothingQuality = "high"
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  /** @type {(wanted: string) => Promise<Blob | null>} */
  const encode = wanted => new Promise(resolve => canvas.toBlob(resolve, wanted, 0.85))
  const webp = await encode("image/webp")
  // Safari writes PNG instead, which is no smaller for a photograph.
  const isUsable = webp?.type === "image/webp" || type !== "image/jpeg"
  const blob = isUsable ? webp : await encode("image/jpeg")
  if (!blob) throw new DOMException("the browser could not encode the image", "EncodingError")
  return blob
}

/**
 * Prepares a file: its own bytes, unless it is to be scaled down or its type cannot be published.
 * @param {File} file
 * @param {boolean} shrinks
 * @param {(source: string) => boolean} isLight reports whether an SVG image keeps the page quick
 * @returns {Promise<Prepared | Refusal>}
 */
export async function prepare(file, shrinks, isLight) {
  if (file.size > (shrinks ? 5 : 1) * LARGEST) return "large"
  const bytes = await file.arrayBuffer().then(buffer => new Uint8Array(buffer), () => null)
  if (!bytes) return "unreadable"
  const type = typeOf(bytes)
  if (!type) return "kind"
  if (!isComplete(bytes, type)) return "broken"
  const original = new Blob([bytes], { type })
  if (type === "image/svg+xml" && !isLight(await original.text())) return "complex"
  const isPublishable = type in usualExtensions
  const isRedrawn = !isPublishable || (shrinks && !losesByDrawing(bytes, type))
  try {
    const blob = await withImage(original, async image => {
      const drawn = isRedrawn ? await shrink(image, type) : original
      return drawn.size < original.size || !isPublishable ? drawn : original
    })
    if (blob.size > LARGEST) return "large"
    const hasPlace = blob === original && hasLocation(bytes)
    return await withImage(blob, ({ naturalWidth: width, naturalHeight: height }) =>
      ({ blob, width, height, hasPlace }))
  } catch {
    return "broken"
  }
}
