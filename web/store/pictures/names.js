// What a picture is called: by its log and a number, in letters that no server and no theme spoils.

import { extensions, isPicturePath } from "../../browser/picture.js"

/**
 * What the pictures of a log are named by: its slug in plain letters, or its day where the slug has others, which would be
 * lost and leave names that two logs share.
 * @param {string} name the log's file name
 */
export function stemOf(name) {
  const [, day = "", slug = ""] = /^(\d+-\d+-\d+)?-?(.*?)(?:\.[^.]*)?$/.exec(name) ?? []
  const plain = slug.normalize("NFD").replace(/\p{Mn}/gu, "")
  const ascii = plain.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")
  // eslint-disable-next-line no-control-regex -- Latin letters with accents have become plain ones
  const lost = /[^\x00-\x7f]/.test(plain) || ascii === ""
  return (lost ? [day, ascii] : [ascii]).filter(Boolean).join("-").slice(0, 100) || "log"
}

/**
 * Where a log's pictures lie on the site.
 * @param {string} pattern of the writer's blog: "/assets/img/posts/{slug}"
 * @param {string} stem
 * @param {string} mediaSubpath of the post, which the theme puts before every picture
 */
export function folderOf(pattern, stem, mediaSubpath) {
  const own = mediaSubpath.trim()
  const wanted = [own.includes(":") ? "" : own, pattern.replaceAll("{slug}", stem)].filter(Boolean).map(path => keyOf(path).replace(/\/$/, ""))
  // Jekyll does not publish hidden and special folders, and nothing is written there.
  return wanted.find(path => isPicturePath(`${path}/a.png`)) ?? `/assets/img/posts/${stem}`
}

/**
 * The first path by that stem that is not taken.
 * @param {string} folder
 * @param {string} stem
 * @param {string} ending
 * @param {(path: string) => boolean} taken
 */
export function freePath(folder, stem, ending, taken) {
  for (let number = 1; ; number++) {
    const path = `${folder}/${stem}-${number}`
    // Whatever the ending: "a-1.png" beside "a-1.webp" would be read as the same picture.
    if (!Object.values(endings).some(other => taken(`${path}.${other}`))) return `${path}.${ending}`
  }
}

/** What may be published, and its usual extension. @type {Record<string, string>} */
export const endings = Object.fromEntries(Object.entries(extensions).map(([type, [usual]]) => [type, usual]))

/**
 * A path as it is compared: from the site's root, decoded, without what follows it in an address.
 * @param {string} path
 */
export function keyOf(path) {
  const bare = path.replace(/[?#].*$/, "")
  let text = bare
  try {
    text = decodeURI(bare)
  } catch {
    // no encoding, but a per cent sign
  }
  return `/${text}`.replace(/\/{2,}/g, "/").normalize("NFC")
}

/** @param {string} path */
export const nameOf = path => path.slice(path.lastIndexOf("/") + 1)
