// The list in a backup of what it holds (daylog/backup.json), and how it is read: the zip may be damaged, or made by anybody.

import { readLog, readPicture, readTemplate } from "../../browser/records.js"

/** @import { Picture, Summary } from "../../types" */
/** @import { Entry } from "./unzip.js" */
/** @typedef {{ time: number, reason: string, text: string }} Past */

/**
 * A log of a backup: the path of its text in the zip and its length; `exact` is a text that UTF-8 cannot hold.
 * @typedef {{ id: string, path: string, log: Summary, length?: number, exact?: string, binned?: number }} Listed
 */

/** A picture of a backup, and the path of its bytes in the zip. @typedef {{ at: string, picture: Picture }} Drawn */

/** The folder in the zip that only daylog reads. */
export const own = "daylog/"
export const manifestPath = `${own}backup.json`

/** @param {unknown} value @returns {any[]} */
const array = value => (Array.isArray(value) ? value : [])

/** @param {any} value @returns {Record<string, any>} */
const object = value => (typeof value === "object" && value !== null && !Array.isArray(value) ? value : {})

/** @param {Uint8Array | null} bytes @returns {any} null when they are no JSON */
function parse(bytes) {
  try {
    return bytes && JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}

/** Returns an id that daylog could have made: a selector or a key is made of it elsewhere. @param {string} id */
const plainId = id => (/^[\w.-]{1,100}$/.test(id) ? id : id.replace(/[^\w.-]/g, letter => `_${letter.charCodeAt(0).toString(36)}`).slice(0, 100))

/** @param {any} record @returns {Listed | null} */
function listedOf(record) {
  const { id, path, length, exact } = object(record)
  if (typeof id !== "string" || id === "" || typeof path !== "string") return null
  const { binned, stamp, disk, template, ...log } = readLog(record)
  for (const key of ["path", "length", "exact", "original", "text"]) delete (/** @type {any} */ (log)[key])
  return {
    id, path, binned, log: { ...log, id: plainId(id) },
    length: Number.isInteger(length) ? length : undefined,
    exact: typeof exact === "string" ? exact : undefined,
  }
}

/** @param {any} record @returns {Drawn | null} */
function drawnOf(record) {
  const { id, at } = object(record)
  if (typeof id !== "string" || id === "" || typeof at !== "string") return null
  const { at: _, ...picture } = /** @type {Picture & { at: string }} */ (readPicture(record))
  return { at, picture: { ...picture, id: plainId(id) } }
}

/** @param {any} past @returns {past is Past} */
const isPast = past => typeof past?.text === "string" && Number.isFinite(past.time) && typeof past.reason === "string"

/** Returns the name of a record that cannot be used. @param {any} record */
const labelOf = record => String(object(record).path ?? object(record).name ?? object(record).at ?? "?").slice(0, 200)

/**
 * Reads a manifest; what is not there, or not of the right kind, is left out and named under `unusable`.
 * @param {Uint8Array | null} bytes
 */
export function readManifest(bytes) {
  const parsed = parse(bytes)
  const { logs, pictures, settings, histories } = object(parsed)
  /** @type {string[]} */
  const unusable = []
  /** @type {<T>(records: unknown, read: (record: any) => T | null) => T[]} */
  const all = (records, read) => array(records).flatMap(record => {
    const result = read(record)
    if (result === null) unusable.push(labelOf(record))
    return result ?? []
  })
  const { chosen, stored, templates } = object(settings)
  const named = array(histories).filter(one => typeof one?.log === "string" && typeof one.path === "string")
  return {
    /** Whether there is a manifest at all. */
    whole: typeof parsed === "object" && parsed !== null,
    unusable,
    logs: all(logs, listedOf),
    pictures: all(pictures, drawnOf),
    templates: array(templates).filter(template => typeof template?.id === "string" && typeof template.text === "string").map(readTemplate),
    settings: /** @type {[string, unknown][]} */ (array(stored).filter(pair => typeof pair?.[0] === "string" && pair[1] !== null && pair[1] !== undefined)),
    chosen: chosen && typeof chosen === "object" ? /** @type {object} */ (chosen) : null,

    /** The histories in the zip: by the list, or in older backups by the name of their file. @param {Entry[]} entries @returns {{ log: string, path: string }[]} */
    histories(entries) {
      const listed = new Set(named.map(({ path }) => path))
      const start = `${own}history/`
      const others = entries.filter(({ path }) => path.startsWith(start) && path.endsWith(".json") && !listed.has(path))
      return [...named, ...others.map(({ path }) => ({ log: path.slice(start.length, -".json".length), path }))]
    },

    /** @param {Uint8Array | null} bytes @returns {Past[]} */
    readPast: bytes => array(parse(bytes)).filter(isPast).map(({ time, reason, text }) => ({ time, reason, text })),
  }
}
