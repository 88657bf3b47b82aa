// The list of a backup's records (daylog/backup.json). The zip may be damaged or made by anybody,
// so every value is validated.

import { encode } from "../../browser/bytes.js"
import { readLog, readPicture, readTemplate } from "../../browser/records.js"
import { KEY, limits, readStoredBlog } from "../../browser/storedblog.js"

/** @import { Picture, StoredBlog, Summary } from "../../types" */
/** @import { Entry } from "../../browser/unzip.js" */
/** @typedef {{ time: number, reason: string, text: string }} Past */

/**
 * A log of a backup: the path of its text in the zip and the text's length. `exact` is a text that
 * UTF-8 cannot represent.
 * @typedef {{ id: string, path: string, log: Summary, length?: number, exact?: string, binned?:
 *   number }} Listed
 */

/**
 * An image of a backup, and the path of its bytes in the zip.
 * @typedef {{ at: string, picture: Picture }} ListedPicture
 */

/** The folder in the zip that only daylog reads. */
export const own = "daylog/"
export const manifestPath = `${own}backup.json`
/** The copy of the writer's blog. Backups of version 1 have it among the settings. */
export const blogPath = `${own}blog.json`

/** Ids that are written as they are. */
const safeId = /^[\w.-]{1,100}$/

/** @param {unknown} value @returns {any[]} */
const array = value => (Array.isArray(value) ? value : [])

/** @param {any} value @returns {Record<string, any>} */
function object(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? value : {}
}

/** @param {Uint8Array | null} bytes @returns {any} null if they are not JSON */
function parse(bytes) {
  try {
    return bytes && JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}

/** Returns an id without characters that selectors or keys could not contain. @param {string} id */
function plainId(id) {
  if (safeId.test(id)) return id
  return id.replace(/[^\w.-]/g, letter => `_${letter.charCodeAt(0).toString(36)}`).slice(0, 100)
}

/** @param {any} record @returns {Listed | null} */
function readListed(record) {
  const { id, path, length, exact } = object(record)
  if (typeof id !== "string" || id === "" || typeof path !== "string") return null
  const { binned, stamp, disk, template, ...rest } = readLog(record)
  const log = /** @type {any} */ ({ ...rest, id: plainId(id) })
  for (const key of ["path", "length", "exact", "original", "text"]) delete log[key]
  return {
    id, path, binned, log,
    length: Number.isInteger(length) ? length : undefined,
    exact: typeof exact === "string" ? exact : undefined,
  }
}

/** @param {any} record @returns {ListedPicture | null} */
function readListedPicture(record) {
  const { id, at } = object(record)
  if (typeof id !== "string" || id === "" || typeof at !== "string") return null
  const { at: _, ...picture } = /** @type {Picture & { at: string }} */ (readPicture(record))
  return { at, picture: { ...picture, id: plainId(id) } }
}

/** @param {any} past @returns {past is Past} */
const isPast = past =>
  typeof past?.text === "string" && Number.isFinite(past.time) && typeof past.reason === "string"

/** Returns a name for an unusable record. @param {any} record */
function labelOf(record) {
  const { path, name, at } = object(record)
  return String(path ?? name ?? at ?? "?").slice(0, 200)
}

/** @param {any} template */
const isTemplate = template => typeof template?.id === "string" && typeof template.text === "string"

/** @param {any} pair */
const isSetting = pair =>
  typeof pair?.[0] === "string" && pair[0] !== KEY && pair[1] !== null && pair[1] !== undefined

/** @param {any} history */
const isHistory = history => typeof history?.log === "string" && typeof history.path === "string"

/** The longest JSON of a blog: every character of it may be written as an escape sequence. */
const LONGEST_BLOG = 6 * limits.total + 2000 * limits.files

/**
 * Reads the copy of a blog. Its contents are texts; unusable files are left out.
 * @param {Uint8Array | null} bytes
 * @returns {StoredBlog | null} null if they are none
 */
export function readBlog(bytes) {
  const { files, ...about } = object(bytes && bytes.length <= LONGEST_BLOG ? parse(bytes) : null)
  if (!Array.isArray(files)) return null
  return readStoredBlog({ ...about, files: files.map(readBlogFile) }).value
}

/** @param {any} file */
function readBlogFile(file) {
  const { path, text } = object(file)
  return { path, bytes: typeof text === "string" ? encode(text) : null }
}

/**
 * Reads the copy of a blog among the settings of a backup that a tab of version 1 made. It writes
 * every setting as JSON, which turns bytes into an object with the byte at each offset.
 * @param {any} record
 */
function readOldBlog(record) {
  if (!Array.isArray(record?.files)) return null
  const files = record.files.map((/** @type {any} */ file) => {
    const { path, bytes } = object(file)
    return { path, bytes: bytes && Uint8Array.from(Object.values(bytes)) }
  })
  return readStoredBlog({ ...record, files }).value
}

/**
 * Reads a manifest. Missing and invalid records are skipped; `unusable` names them.
 * @param {Uint8Array | null} bytes
 */
export function readManifest(bytes) {
  const parsed = parse(bytes)
  const { logs, pictures, settings, histories } = object(parsed)
  /** @type {string[]} */
  const unusable = []
  /** @type {<T>(records: unknown, read: (record: any) => T | null) => T[]} */
  const readAll = (records, read) => array(records).flatMap(record => {
    const result = read(record)
    if (result === null) unusable.push(labelOf(record))
    return result ?? []
  })
  const { chosen, stored, templates } = object(settings)
  const listed = array(histories).filter(isHistory)
  return {
    /** Whether the file is a manifest. */
    whole: typeof parsed === "object" && parsed !== null,
    unusable,
    logs: readAll(logs, readListed),
    pictures: readAll(pictures, readListedPicture),
    templates: array(templates).filter(isTemplate).map(readTemplate),
    settings: /** @type {[string, unknown][]} */ (array(stored).filter(isSetting)),
    /** The copy of the blog in a backup of version 1, null if it has none. */
    blog: readOldBlog(array(stored).find(pair => pair?.[0] === KEY)?.[1]),
    chosen: chosen && typeof chosen === "object" ? /** @type {object} */ (chosen) : null,

    /**
     * Returns the histories in the zip. Older backups do not list them: their file names are ids.
     * @param {Entry[]} entries
     * @returns {{ log: string, path: string }[]}
     */
    histories(entries) {
      const known = new Set(listed.map(({ path }) => path))
      const folder = `${own}history/`
      const isUnlisted = (/** @type {string} */ path) =>
        path.startsWith(folder) && path.endsWith(".json") && !known.has(path)
      const others = entries.map(({ path }) => path).filter(isUnlisted)
      const unlisted = others.map(path => ({ log: path.slice(folder.length, -".json".length), path }))
      return [...listed, ...unlisted]
    },

    /** @param {Uint8Array | null} bytes @returns {Past[]} */
    readPast(bytes) {
      const past = array(parse(bytes)).filter(isPast)
      return past.map(({ time, reason, text }) => ({ time, reason, text }))
    },
  }
}
