// Everything that is stored, and the files of a backup that hold it: the logs under their own names in _posts/, their pictures
// where the site has them, and as JSON what only daylog reads. Unzipped over a blog it is that blog's posts.

import { logName, safeName, unique } from "../../browser/names.js"
import { placed } from "../../browser/picture.js"
import { manifestPath, own } from "./manifest.js"

/** @import { Picture, Summary } from "../../types" */
/** @import { Past } from "./manifest.js" */

/** @typedef {{ path: string, bytes: Uint8Array<ArrayBuffer> }} File */

/**
 * @typedef {object} Source
 * @property {() => Promise<Summary[]>} list
 * @property {() => Promise<(Summary & { binned: number })[]>} binned
 * @property {(ids: string[]) => Promise<(string | undefined)[]>} texts
 * @property {{ all(): Promise<{ log: string }[]>, texts(log: string): Promise<Past[]> }} history
 * @property {{ all(): Promise<Picture[]>, get(id: string): Promise<{ blob: Blob } | null> }} pictures
 * @property {{ all(): Promise<[string, unknown][]> }} settings
 * @property {{ list(): Promise<{ id: string }[]> }} templates
 * @property {() => Promise<{ store: string, key: unknown, value: unknown }[]>} damaged the records that cannot be read as they are
 */

/** @typedef {{ log: Summary & { binned?: number }, text: string }} Kept */

/**
 * What is stored; `lost` names the logs whose text is damaged.
 * @typedef {object} Content
 * @property {Kept[]} logs
 * @property {Map<string, Past[]>} histories by log
 * @property {{ picture: Picture, bytes: Uint8Array<ArrayBuffer> }[]} pictures
 * @property {[string, unknown][]} settings
 * @property {{ id: string }[]} templates
 * @property {object} chosen
 * @property {unknown[]} damaged
 * @property {string[]} lost
 */

/**
 * Reads everything. Rejects when the store cannot be read: half a backup is none.
 * @param {Source} store
 * @param {object} chosen what the writer chose in this browser
 * @returns {Promise<Content>}
 */
export async function collect(store, chosen) {
  /** @type {Content} */
  const content = {
    logs: [], histories: new Map(), pictures: [], chosen, lost: [],
    settings: (await store.settings.all()).filter(([key]) => !String(key).startsWith("damaged:")), templates: await store.templates.list(), damaged: await store.damaged(),
  }
  for (const log of new Set((await store.history.all()).map(({ log }) => log))) content.histories.set(log, await store.history.texts(log))
  const listed = [...await store.list(), ...await store.binned()]
  const texts = await store.texts(listed.map(({ id }) => id))
  for (const [number, log] of listed.entries()) {
    const text = texts[number]
    const last = content.histories.get(log.id)?.at(-1)?.text
    if (typeof text === "string") content.logs.push({ log, text })
    else content.lost.push(log.title || log.name)
    // The text is damaged; its history goes with the newest text that is not.
    if (typeof text !== "string" && last !== undefined) content.logs.push({ log, text: last })
  }
  for (const picture of await store.pictures.all()) {
    const stored = await store.pictures.get(picture.id)
    if (stored) content.pictures.push({ picture, bytes: new Uint8Array(await stored.blob.arrayBuffer()) })
  }
  return content
}

const encoder = new TextEncoder()

/** Values that JSON lacks, as something to read. @type {(key: string, value: unknown) => unknown} */
function plain(_, value) {
  if (typeof value === "bigint") return String(value)
  if (ArrayBuffer.isView(value)) return { bytes: [...new Uint8Array(value.buffer, value.byteOffset, Math.min(value.byteLength, 1e6))] }
  if (value instanceof ArrayBuffer) return { bytes: [...new Uint8Array(value, 0, Math.min(value.byteLength, 1e6))] }
  return value instanceof Map || value instanceof Set ? [...value] : value
}

/** @param {unknown} value */
const json = value => /** @type {Uint8Array<ArrayBuffer>} */ (encoder.encode(JSON.stringify(value, plain, 1)))

/** @param {unknown} record whatever was damaged may refer to itself */
function printable(record) {
  try {
    JSON.stringify(record, plain)
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
  const taken = new Set([manifestPath])
  /** @type {File[]} */
  const files = []
  /** @type {(path: string, bytes: Uint8Array) => string} */
  const add = (path, bytes) => {
    const free = unique(taken, path)
    files.push({ path: free, bytes: /** @type {Uint8Array<ArrayBuffer>} */ (bytes) })
    return free
  }
  const logs = content.logs.map(({ log, text }) => {
    const { disk, ...rest } = log
    const bytes = encoder.encode(text)
    const path = add((log.binned ? `${own}bin/` : "_posts/") + logName(log.name), bytes)
    // Half a surrogate pair is a character in a browser, but not in UTF-8.
    const exact = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes) === text ? {} : { exact: text }
    return { ...rest, path, length: text.length, ...exact }
  })
  const histories = [...content.histories].map(([log, past]) =>
    ({ log, path: add(`${own}history/${/^[\w.-]{1,100}$/.test(log) ? log : "log"}.json`, json(past)) }))
  const pictures = content.pictures.map(({ picture, bytes }) => {
    const place = placed(picture.path, bytes)
    return { ...picture, at: add("path" in place ? place.path : `${own}pictures/${safeName(picture.name, "picture")}`, bytes) }
  })
  const settings = { chosen: content.chosen, stored: content.settings, templates: content.templates }
  const damaged = content.damaged.map(printable)
  files.unshift({ path: manifestPath, bytes: json({ daylog: 1, made: now, logs, histories, pictures, settings, damaged }) })
  return files
}
