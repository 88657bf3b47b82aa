// File names and paths of the site. Every name that enters daylog passes through here: of a file
// that is opened, dropped, imported or restored, typed, or derived from a title. The result can be
// written to a disk of Windows, macOS or Linux, to a zip, and by the File System Access API.

import { encode } from "./bytes.js"
import { decoded } from "./decode.js"
import { isMarkdown } from "./postname.js"

/** The longest file name that file systems accept, in bytes of UTF-8. */
const LONGEST = 255

/**
 * Characters that no file name may contain on some system (Windows, Chromium's File System Access
 * API).
 */
const forbidden = /["*/:<>?\\|\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]+/gu

/**
 * Invisible format characters, bidi controls among them; emoji and Persian need the two joiners.
 */
const invisible = /(?![\u200c\u200d\ufe0e\ufe0f])[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu

/** Names of devices on Windows, whatever extension follows. */
const device = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?=\s*(?:\.|$))/i

/**
 * The extensions of text files; others get ".md", so that a log is never written as a script or a
 * page.
 */
const isTextual = (/** @type {string} */ name) => isMarkdown(name) || /\.txt$/i.test(name)
const datedPage = /^\d{2,4}-\d{1,2}-\d{1,2}-[^/]*\.html$/i

/** Names that need no further check. Most names match, and the start checks thousands of them. */
const usual = /^\d{4}-\d\d-\d\d-[\w가-힣-]{1,60}\.md$/

/** @param {string} text */
const sizeOf = text => encode(text).length

/**
 * Returns the longest prefix of whole graphemes that fits into `most` bytes.
 * @param {string} text
 * @param {number} most
 */
function cut(text, most) {
  if (sizeOf(text) <= most) return text
  // A name of a megabyte is not segmented as a whole.
  const head = text.slice(0, most)
  const parts = Array.from(new Intl.Segmenter().segment(head), ({ segment }) => segment)
  let size = 0
  const end = parts.findIndex(part => (size += sizeOf(part)) > most)
  return parts.slice(0, end < 0 ? parts.length : end).join("")
}

/**
 * @param {string} name
 * @returns {[stem: string, extension: string]} an extension of at most 16 characters
 */
function split(name) {
  const [extension = ""] = /\.[^.\s]{1,16}$/.exec(name) ?? []
  if (extension.length === name.length) return [name, ""]
  return [name.slice(0, name.length - extension.length), extension]
}

/** Windows drops dots and spaces at the end of a name. @param {string} name */
const trimmed = name => name.replace(/^[\s.]+|[\s.]+$/gu, "")

/**
 * Returns a name that every file system accepts: one path segment, composed (NFC), without
 * characters that are forbidden, invisible or change the direction of text, not the name of a
 * device, at most 255 bytes including its extension.
 * @param {unknown} name
 * @param {string} [fallback] the name if nothing is left
 */
export function safeName(name, fallback = "log.md") {
  if (typeof name !== "string") return fallback
  if (usual.test(name)) return name
  let safe = cleaned(name.slice(0, 10_000))
  // A cut may end in a dot or reveal another extension; the second pass settles that.
  for (let pass = 0; pass < 8 && safe !== cleaned(safe); pass++) safe = cleaned(safe)
  return safe || fallback
}

/** @param {string} name */
function cleaned(name) {
  const parts = name.normalize("NFC").replace(invisible, "").split(/[/\\]/)
  const joined = parts.filter(part => !/^[\s.]*$/.test(part)).join("-").replace(forbidden, "-")
  const [stem, extension] = split(trimmed(joined).replace(device, "$&-"))
  const short = trimmed(cut(stem, LONGEST - sizeOf(extension)))
  return short && short + extension
}

/**
 * Returns the file name of a log: safe, and with the extension of a text file.
 * @param {unknown} name
 * @param {string} [fallback]
 */
export function logName(name, fallback = "log.md") {
  const safe = safeName(name, fallback)
  return isTextual(safe) || datedPage.test(safe) ? safe : safeName(`${safe}.md`)
}

/** Returns the last segment of a path. @param {string} path */
export const baseName = path => path.slice(path.lastIndexOf("/") + 1)

/**
 * Returns the name of a log for the path of its file. Old Windows programs write paths with "\"
 * into zips.
 * @param {string} path
 */
export function nameInPath(path) {
  const plain = path.includes("/") ? path : path.replaceAll("\\", "/")
  return logName(baseName(plain))
}

/**
 * Returns the name, cut so that `room` more bytes fit in front of its extension.
 * @param {string} name
 * @param {number} room
 */
export function shortened(name, room) {
  const [stem, extension] = split(name)
  return cut(stem, LONGEST - room - sizeOf(extension)) + extension
}

/**
 * Returns the name with "-number" before its extension. A long name is cut before the number.
 * @param {string} name
 * @param {number | string} number
 */
export function numbered(name, number) {
  const [stem, extension] = split(name)
  return `${cut(stem, LONGEST - sizeOf(`-${number}${extension}`))}-${number}${extension}`
}

/**
 * Returns a path that is not in `taken`, ignoring case, and adds it: a used path gets a number
 * before its extension.
 * @param {Set<string>} taken
 * @param {string} path
 */
export function unique(taken, path) {
  const above = path.slice(0, path.lastIndexOf("/") + 1)
  const name = path.slice(above.length)
  let result = path
  for (let number = 2; taken.has(result.toLowerCase()); number++) {
    result = above + numbered(name, number)
  }
  taken.add(result.toLowerCase())
  return result
}

/**
 * Reports whether a path of the site may be written outside the browser's storage: it stays in its
 * folder, and no segment is hidden, special to Jekyll or Git, or another name on some file system.
 * It is checked as it stands, decoded, and with look-alike characters replaced, since servers and
 * file systems do both.
 * @param {string} path without a leading slash
 */
export function isPublicPath(path) {
  if (typeof path !== "string" || path === "" || path.length > 1000) return false
  /** @type {Set<string>} */
  const forms = new Set()
  for (let form = path; !forms.has(form) && forms.size < 8; form = decoded(form)) forms.add(form)
  return [...forms].every(form => form.split("/").every(isPublicSegment) &&
    form.split("/").every(segment => !/^[\s._]|[/\\]|~\d/.test(segment.normalize("NFKC"))))
}

/** @param {string} segment */
const isPublicSegment = segment =>
  segment !== "" && segment === safeName(segment, "") && !/^[._]/.test(segment) &&
  // macOS ignores joiners, and Windows has short names: "GIT~1" is ".git" there.
  !/[\u200c\u200d]|~\d/.test(segment)
