// Decides which images daylog accepts and writes: by their bytes, by the extension for their type,
// and by their path. Restoring, the writer's folder, downloads and publishing use it.

import { isPublicPath } from "./names.js"

/**
 * The types that may be published, with their extensions, the usual one first.
 * @type {Record<string, string[]>}
 */
export const extensions = {
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/gif": ["gif"],
  "image/webp": ["webp"],
  "image/avif": ["avif"],
  "image/svg+xml": ["svg"],
}

/** @type {[type: string, at: number, bytes: string][]} */
const marks = [
  ["image/png", 0, "\x89PNG\r\n\x1a\n"],
  ["image/jpeg", 0, "\xff\xd8\xff"],
  ["image/gif", 0, "GIF87a"],
  ["image/gif", 0, "GIF89a"],
  ["image/webp", 8, "WEBP"],
  ["image/avif", 4, "ftypavi"],
  ["image/heic", 4, "ftyphei"],
  ["image/heic", 4, "ftyphev"],
  ["image/heic", 4, "ftypmif1"],
  ["image/tiff", 0, "II*\0"],
  ["image/tiff", 0, "MM\0*"],
  ["image/bmp", 0, "BM"],
]

const svg = /^\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s>]/i

/**
 * Returns the bytes from start to end as text, one character a byte.
 * @type {(bytes: Uint8Array, start: number, end: number) => string}
 */
export const latin = (bytes, start, end) => String.fromCharCode(...bytes.subarray(start, end))

/**
 * Returns the type of an image by its first bytes, "" for an unknown one. Its name and the type
 * that the browser reports may be wrong.
 * @param {Uint8Array} bytes
 */
export function typeOf(bytes) {
  const head = latin(bytes, 0, 64)
  const [type] = marks.find(([, at, mark]) => head.startsWith(mark, at)) ?? []
  if (type) return type === "image/webp" && !head.startsWith("RIFF") ? "" : type
  return svg.test(new TextDecoder().decode(bytes.subarray(0, 2000))) ? "image/svg+xml" : ""
}

/** Returns the extension of a path in lower case. @param {string} path */
const extensionOf = path => /\.([^./]+)$/.exec(path)?.[1].toLowerCase() ?? ""

/** Reports whether a path ends as those of published images do. @param {string} path */
export const hasPictureExtension = path =>
  Object.values(extensions).flat().includes(extensionOf(path))

/**
 * Reports whether a path of the site may be that of an image, regardless of its bytes.
 * @param {string} path
 */
export function isPicturePath(path) {
  return typeof path === "string" && isPublicPath(relative(path)) && hasPictureExtension(path)
}

const pictureName = /\.(?:png|jpe?g|gif|webp|avif|svg|heic|bmp|tiff?)$/i

/**
 * Reports whether a file is an image by its type or name.
 * @param {{ type: string, name: string }} file
 */
export const isPictureFile = ({ type, name }) => type.startsWith("image/") || pictureName.test(name)

/** @param {string} path */
const relative = path => path.replace(/^\//, "").normalize("NFC")

/**
 * Decides whether an image may be written to its path of the site.
 * @param {string} path with or without a leading slash
 * @param {Uint8Array} bytes
 * @returns {{ path: string, type: string } | { refusal: "path" | "kind" | "extension", fitting?:
 *   string }} the path from the root of the site, without a leading slash; or the reason, with the
 *   corrected path for a wrong extension
 */
export function placed(path, bytes) {
  if (!isPicturePath(path)) return { refusal: "path" }
  const type = typeOf(bytes)
  if (!(type in extensions)) return { refusal: "kind" }
  const at = relative(path)
  if (extensions[type].includes(extensionOf(at))) return { path: at, type }
  return { refusal: "extension", fitting: at.replace(/[^.]+$/, extensions[type][0]) }
}
