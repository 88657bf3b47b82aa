// Pictures as the browser draws them: with their turn (EXIF) applied, as it is on the published page too.

/** The longest side of a picture that is made smaller: twice as sharp as the theme's column is wide. */
const longest = 1600

/**
 * Draws a picture, to know that it can be and how large it is. Rejects when it is broken.
 * @template T
 * @param {Blob} blob
 * @param {(image: HTMLImageElement) => T | Promise<T>} use
 * @returns {Promise<T>}
 */
export async function withImage(blob, use) {
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
export async function shrink(image, type) {
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
  if (!made) throw new Error("the browser could not write the picture")
  return made
}
