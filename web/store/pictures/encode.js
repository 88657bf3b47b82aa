// Pictures as the browser draws them: with their turn (EXIF) applied, as it is on the published page too.

import { typeOf } from "../../browser/picture.js"
import { endings } from "./names.js"
import { isFixed, isWhole, tellsPlace } from "./sniff.js"

/** What is stored of a file. `tells`: it says where a camera was. @typedef {{ blob: Blob, width: number, height: number, tells: boolean }} Made */

/** Why a picture is not taken; a key of the catalogue under "picture". @typedef {"large" | "kind" | "broken" | "unreadable" | "store" | "misplaced"} Refusal */

/** The largest that is taken: hosts and readers have no use for more. */
const limit = 20_000_000

/** The longest side of a picture that is made smaller: twice as sharp as the theme's column is wide. */
const longest = 1600

/**
 * Draws a picture, to know that it can be and how large it is. Rejects when it is broken.
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
 * Makes a picture smaller, as WebP where the browser writes it; what a camera notes in a file, the place among it, is not
 * taken along.
 * @param {HTMLImageElement} image
 * @param {string} type
 * @returns {Promise<Blob>}
 */
async function shrink(image, type) {
  const { naturalWidth, naturalHeight } = image
  const scale = Math.min(1, longest / Math.max(naturalWidth, naturalHeight))
  const canvas = document.createElement("canvas")
  canvas.width = Math.max(1, Math.round(naturalWidth * scale))
  canvas.height = Math.max(1, Math.round(naturalHeight * scale))
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"))
  context.imageSmoothingQuality = "high"
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  /** @type {(wanted: string) => Promise<Blob | null>} */
  const write = wanted => new Promise(resolve => canvas.toBlob(resolve, wanted, 0.85))
  const webp = await write("image/webp")
  // Safari writes PNG instead, which is no smaller for a photograph.
  const made = webp?.type === "image/webp" || type !== "image/jpeg" ? webp : await write("image/jpeg")
  if (!made) throw new DOMException("the browser could not encode the image", "EncodingError")
  return made
}

/**
 * Makes of a file what will be stored: its own bytes, unless it is to be made smaller or could not be published.
 * @param {File} file
 * @param {boolean} shrinks
 * @returns {Promise<Made | Refusal>}
 */
export async function prepare(file, shrinks) {
  if (file.size > (shrinks ? 5 : 1) * limit) return "large"
  const bytes = await file.arrayBuffer().then(buffer => new Uint8Array(buffer), () => null)
  if (!bytes) return "unreadable"
  const type = typeOf(bytes)
  if (!type) return "kind"
  if (!isWhole(bytes, type)) return "broken"
  const whole = new Blob([bytes], { type })
  const publishable = type in endings
  try {
    const blob = await withImage(whole, async image => {
      const made = !publishable || (shrinks && !isFixed(bytes, type)) ? await shrink(image, type) : whole
      return made.size < whole.size || !publishable ? made : whole
    })
    if (blob.size > limit) return "large"
    const tells = blob === whole && tellsPlace(bytes)
    return await withImage(blob, ({ naturalWidth: width, naturalHeight: height }) => ({ blob, width, height, tells }))
  } catch {
    return "broken"
  }
}
