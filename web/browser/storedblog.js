// The copy of the writer's blog in the store (the record "blog" of the settings), with its limits.
// A record may be damaged, and a backup may come from anybody: every field is checked.

import { readFields, time } from "./records.js"

/** @import { BlogChoices, BlogFile, StoredBlog } from "../types" */
/** @import { Fields } from "./records.js" */

/** The key of the record. */
export const KEY = "blog"

export const limits = {
  /** the number of files */
  files: 20_000,
  /** the content of one file, in bytes */
  bytes: 1_000_000,
  /** the contents of all files, in bytes */
  total: 8_000_000,
}

/** The longest name or chosen value, in UTF-16 units. */
const LONGEST = 200

/**
 * Reports whether a path can be that of a file in a blog: it stays in the blog's folder.
 * @param {unknown} path
 * @returns {path is string}
 */
export function isBlogPath(path) {
  if (typeof path !== "string" || path === "" || path.length > 1000) return false
  if (/[\\\p{Cc}\p{Cs}]/u.test(path)) return false
  return path.split("/").every(segment => !/^\.{0,2}$/.test(segment))
}

/** Reports whether a file is a post, a draft or a page. @param {{ path: string }} file */
export const isPage = ({ path }) =>
  /\.(?:md|markdown|mkd|mkdn|mkdown|html)$/i.test(path) && !path.startsWith("_includes/")

/**
 * Compares files by their importance: settings and data come before pages, and later posts before
 * earlier ones.
 * @type {(a: BlogFile, b: BlogFile) => number}
 */
const byImportance = (a, b) =>
  Number(isPage(a)) - Number(isPage(b)) || (a.path < b.path ? 1 : a.path > b.path ? -1 : 0)

/**
 * Returns files within the limits. Beyond the limit of all contents, only the names of files count.
 * @param {BlogFile[]} files
 * @returns {{ files: BlogFile[], left: { path: string, why: "total" }[] }} the same array if no
 *   content is left out
 */
export function withinTotal(files) {
  let total = 0
  /** @type {Set<BlogFile>} */
  const left = new Set()
  for (const file of files.toSorted(byImportance)) {
    const size = file.bytes?.length ?? 0
    if (total + size > limits.total) left.add(file)
    else total += size
  }
  if (left.size === 0) return { files, left: [] }
  return {
    files: files.map(file => (left.has(file) ? { path: file.path, bytes: null } : file)),
    left: [...left].map(({ path }) => ({ path, why: "total" })),
  }
}

/** @param {any} file @returns {file is BlogFile} */
const isFile = file => isBlogPath(file?.path) && (file.bytes === null ||
  file.bytes instanceof Uint8Array && file.bytes.length <= limits.bytes)

/** Returns the same array if every file in it is sound. @param {unknown} value */
function readFiles(value) {
  if (!Array.isArray(value)) return []
  const seen = new Set()
  const sound = value.filter(file => isFile(file) && !seen.has(file.path) && seen.add(file.path))
  const some = sound.length > limits.files ? sound.slice(0, limits.files) : sound
  const { files } = withinTotal(some)
  return files === sound && sound.length === value.length ? value : files
}

const choices = /** @type {const} */ (["lang", "timezone", "theme", "kramdown", "rouge"])

/** Returns the same object if every choice in it is sound. @param {any} value */
function readChosen(value) {
  /** @type {BlogChoices} */
  const chosen = {}
  if (typeof value !== "object" || value === null) return chosen
  for (const key of choices) {
    if (typeof value[key] === "string" && value[key].length <= LONGEST) chosen[key] = value[key]
  }
  return Object.keys(chosen).length === Object.keys(value).length ? value : chosen
}

/** @type {Fields} */
const fields = {
  name: name => (typeof name === "string" ? name.slice(0, LONGEST) : ""),
  time,
  files: readFiles,
  chosen: readChosen,
}

/**
 * Reads the record of a blog.
 * @param {unknown} record
 * @returns {{ value: StoredBlog, sound: boolean }} sound: the record is as it was
 */
export const readStoredBlog = record => readFields(fields, record)
