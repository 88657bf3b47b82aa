// Names and paths of images: the log's slug and a number, in characters that every server accepts.

import { extensions, isPicturePath } from "../../browser/picture.js"
import { partsOf } from "../../browser/postname.js"

/** The longest stem of an image's name. */
const LONGEST = 100

/**
 * Returns the stem of the names of a log's images: the slug in ASCII, with the day if the slug has
 * other letters, which would be lost and could leave the same name for two logs.
 * @param {string} name the log's file name
 */
export function stemOf(name) {
  const { date, stem: slug } = partsOf(name)
  const plain = slug.normalize("NFD").replace(/\p{Mn}/gu, "")
  const ascii = plain.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")
  // eslint-disable-next-line no-control-regex -- accents of Latin letters are removed above
  const isLossy = /[^\x00-\x7f]/.test(plain) || ascii === ""
  const stem = (isLossy ? [date.slice(0, -1), ascii] : [ascii]).filter(Boolean).join("-")
  return stem.slice(0, LONGEST) || "log"
}

/**
 * Returns the folder of a log's images on the site.
 * @param {string} pattern the blog's usual folder: "/assets/img/posts/{slug}"
 * @param {string} stem
 * @param {string} mediaSubpath of the post; the theme prepends it to the paths of images
 */
export function folderOf(pattern, stem, mediaSubpath) {
  const own = mediaSubpath.trim()
  const candidates = [own.includes(":") ? "" : own, pattern.replaceAll("{slug}", stem)]
  const folders = candidates.filter(Boolean).map(path => keyOf(path).replace(/\/$/, ""))
  // Jekyll does not publish hidden and special folders.
  return folders.find(path => isPicturePath(`${path}/a.png`)) ?? `/assets/img/posts/${stem}`
}

/** The usual extension of each type that can be published. @type {Record<string, string>} */
export const usualExtensions =
  Object.fromEntries(Object.entries(extensions).map(([type, [usual]]) => [type, usual]))

/**
 * Returns the first numbered path that is not taken with any extension, since "a-1.png" and
 * "a-1.webp" would be easily confused.
 * @param {string} folder
 * @param {string} stem
 * @param {string} extension
 * @param {(path: string) => boolean} isTaken
 */
export function freePath(folder, stem, extension, isTaken) {
  for (let number = 1; ; number++) {
    const path = `${folder}/${stem}-${number}`
    const isFree = Object.values(usualExtensions).every(other => !isTaken(`${path}.${other}`))
    if (isFree) return `${path}.${extension}`
  }
}

/**
 * Returns the canonical form of an image's path: from the site's root, decoded, composed (NFC),
 * without query and fragment.
 * @param {string} path
 */
export function keyOf(path) {
  const bare = path.replace(/[?#].*$/, "")
  let text = bare
  try {
    text = decodeURI(bare)
  } catch {
    // not encoded, with a percent sign
  }
  return `/${text}`.replace(/\/{2,}/g, "/").normalize("NFC")
}

/**
 * Reports whether a text contains a file name or path, plain or encoded.
 * @param {string} text
 * @param {string} name
 */
export const isNamed = (text, name) => hasWord(text, name) || hasWord(text, encodeURI(name))

/**
 * Reports whether a text contains a string that is no part of a longer word.
 * @type {(text: string, word: string) => boolean}
 */
function hasWord(text, word) {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const [before = "", after = ""] = [text[at - 1], text[at + word.length]]
    if (!/[\w-]/.test(before) && !/[\w-]/.test(after)) return true
  }
  return false
}
