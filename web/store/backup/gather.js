// Collects all records, and creates the files of a backup: the logs in _posts/, their images at
// their paths of the site, everything else as JSON in daylog/. Unzipped into a blog, the logs and
// images are posts of that blog.

import { encode } from "../../browser/bytes.js"
import { logName, safeName, unique } from "../../browser/names.js"
import { placed } from "../../browser/picture.js"
import { KEY, readStoredBlog } from "../../browser/storedblog.js"
import { isCopyKey } from "../database/damage.js"
import { blogPath, manifestPath, own } from "./manifest.js"

/** @import { Picture, StoredBlog, Summary } from "../../types" */
/** @import { Past } from "./manifest.js" */

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {{ path: string, bytes: Bytes }} File */

/**
 * @typedef {object} Source
 * @property {() => Promise<Summary[]>} list
 * @property {() => Promise<(Summary & { binned: number })[]>} binned
 * @property {(ids: string[]) => Promise<(string | undefined)[]>} texts
 * @property {{ all(): Promise<{ log: string }[]>, texts(log: string): Promise<Past[]> }} history
 * @property {{ all(): Promise<Picture[]>, get(id: string): Promise<{ blob: Blob } | null> }}
 *   pictures
 * @property {{ all(): Promise<[string, unknown][]> }} settings
 * @property {{ list(): Promise<{ id: string }[]> }} templates
 * @property {() => Promise<{ store: string, key: unknown, value: unknown }[]>} damaged
 */

/** @typedef {{ log: Summary & { binned?: number }, text: string }} FullLog */

/**
 * All records.
 * @typedef {object} Content
 * @property {FullLog[]} logs
 * @property {Map<string, Past[]>} histories by log
 * @property {{ picture: Picture, bytes: Bytes }[]} pictures
 * @property {[string, unknown][]} settings
 * @property {{ id: string }[]} templates
 * @property {object} chosen the settings of this browser
 * @property {StoredBlog | null} blog
 * @property {unknown[]} damaged
 * @property {string[]} lost titles of the logs with damaged texts
 */

/** @type {(store: Source, content: Content) => Promise<void>} */
async function collectLogs(store, content) {
  const listed = [...await store.list(), ...await store.binned()]
  const texts = await store.texts(listed.map(({ id }) => id))
  for (const [number, log] of listed.entries()) {
    const isSound = typeof texts[number] === "string"
    // The newest text of its history replaces a damaged text.
    const text = isSound ? texts[number] : content.histories.get(log.id)?.at(-1)?.text
    if (!isSound) content.lost.push(log.title || log.name)
    if (text !== undefined) content.logs.push({ log, text })
  }
}

/**
 * Reads everything. Rejects if a record cannot be read: an incomplete backup is of no use.
 * @param {Source} store
 * @param {object} chosen the settings of this browser
 * @returns {Promise<Content>}
 */
export async function collect(store, chosen) {
  const settings = await store.settings.all()
  const [, record = null] = settings.find(([key]) => key === KEY) ?? []
  const blog = record === null ? null : readStoredBlog(record)
  /** @type {Content} */
  const content = {
    logs: [], histories: new Map(), pictures: [], chosen, lost: [],
    settings: settings.filter(([key]) => !isCopyKey(key) && key !== KEY),
    blog: blog && blog.value,
    templates: await store.templates.list(),
    damaged: await store.damaged(),
  }
  if (blog?.sound === false) content.damaged.push({ store: "settings", key: KEY, value: record })
  for (const log of new Set((await store.history.all()).map(({ log }) => log))) {
    content.histories.set(log, await store.history.texts(log))
  }
  await collectLogs(store, content)
  for (const picture of await store.pictures.all()) {
    const stored = await store.pictures.get(picture.id)
    if (!stored) continue
    content.pictures.push({ picture, bytes: new Uint8Array(await stored.blob.arrayBuffer()) })
  }
  return content
}

/** The longest binary value that is written as JSON, in bytes. */
const LONGEST = 1e6

/** The longest binary value that is written as numbers even if it is a text, in bytes. */
const SHORT = 20

/** @type {(buffer: ArrayBufferLike, start: number, length: number) => number[]} */
const numbersOf = (buffer, start, length) =>
  [...new Uint8Array(buffer, start, Math.min(length, LONGEST))]

/** Returns the text in UTF-8 bytes, null for other bytes. @param {Uint8Array} bytes */
function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Replaces values that JSON cannot represent. @type {(key: string, value: unknown) => unknown} */
function toJSON(_, value) {
  if (typeof value === "bigint") return String(value)
  // Texts of a damaged copy of the blog are not written as millions of numbers.
  const text = value instanceof Uint8Array && value.length > SHORT ? textOf(value) : null
  if (text !== null) return { text }
  if (ArrayBuffer.isView(value)) {
    return { bytes: numbersOf(value.buffer, value.byteOffset, value.byteLength) }
  }
  if (value instanceof ArrayBuffer) return { bytes: numbersOf(value, 0, value.byteLength) }
  return value instanceof Map || value instanceof Set ? [...value] : value
}

/** @param {unknown} value */
const json = value => /** @type {Bytes} */ (encode(JSON.stringify(value, toJSON, 1)))

/**
 * Returns a damaged record, or its text if it cannot be written as JSON.
 * @param {unknown} record
 */
function printable(record) {
  try {
    JSON.stringify(record, toJSON)
    return record
  } catch {
    return String(record)
  }
}

/**
 * Returns the files of a backup.
 * @param {Content} content
 * @param {number} now
 * @returns {File[]}
 */
export function filesOf(content, now) {
  const taken = new Set([manifestPath, blogPath])
  /** @type {File[]} */
  const files = []
  /** @type {(path: string, bytes: Uint8Array) => string} */
  const add = (wanted, bytes) => {
    const path = unique(taken, wanted)
    files.push({ path, bytes: /** @type {Bytes} */ (bytes) })
    return path
  }
  const logs = content.logs.map(({ log, text }) => {
    const { disk, ...rest } = log
    const bytes = encode(text)
    const path = add((log.binned ? `${own}bin/` : "_posts/") + logName(log.name), bytes)
    // A lone surrogate is a character in the browser, but not in UTF-8.
    const decoded = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes)
    const exact = decoded === text ? {} : { exact: text }
    return { ...rest, path, length: text.length, ...exact }
  })
  const histories = [...content.histories].map(([log, past]) => {
    const name = /^[\w.-]{1,100}$/.test(log) ? log : "log"
    return { log, path: add(`${own}history/${name}.json`, json(past)) }
  })
  const pictures = content.pictures.map(({ picture, bytes }) => {
    const place = placed(picture.path, bytes)
    const fallback = `${own}pictures/${safeName(picture.name, "picture")}`
    const path = "path" in place ? place.path : fallback
    return { ...picture, at: add(path, bytes) }
  })
  const { chosen, settings: stored, templates } = content
  const manifest = {
    daylog: 1, made: now, logs, histories, pictures,
    settings: { chosen, stored, templates },
    damaged: content.damaged.map(printable),
  }
  const all = [{ path: manifestPath, bytes: json(manifest) }, ...files]
  const { blog } = content
  return blog ? [...all, { path: blogPath, bytes: json(withTexts(blog)) }] : all
}

/** Returns a copy of a blog with texts instead of bytes. @param {StoredBlog} blog */
function withTexts({ files, ...about }) {
  const texts = files.map(({ path, bytes }) => {
    const text = bytes && textOf(bytes)
    return text === null ? { path } : { path, text }
  })
  return { ...about, files: texts }
}
