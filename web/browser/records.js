// The fields of the stored records, and their validation. A record may come from another version, a
// damaged database or another person's backup: an invalid value is replaced by its default when it
// is read.

import { extensions } from "./picture.js"
import { logName, safeName } from "./names.js"
import { dayOfName } from "./postname.js"

/** @import { Picture, Revision, Summary, Template } from "../types" */

/**
 * A log's record: the write that stored it, and the time since when it is in the bin.
 * @typedef {Summary & { stamp?: string, binned?: number }} Stored
 */

/**
 * Returns the value if it is sound, else its default; undefined drops an optional field.
 * @typedef {(value: any, record: any) => any} Field
 */

/** @param {string} fallback @returns {Field} */
const text = fallback => value => (typeof value === "string" ? value : fallback)

/** @param {unknown} value */
const isCount = value => typeof value === "number" && value >= 0 && value <= 1e15

/** Milliseconds that a Date can hold. @type {Field} */
export const time = value => (isCount(value) && value <= 8.64e15 ? value : 0)

/** @type {Field} */
const count = value => (isCount(value) ? value : 0)

/** @param {(value: any) => boolean} isSound @returns {Field} */
const optional = isSound => value => (isSound(value) ? value : undefined)

const isText = (/** @type {unknown} */ value) => typeof value === "string"

/** @param {any} disk */
const isDisk = disk => [disk?.folder, disk?.path, disk?.hash].every(isText)

/** @param {any} name */
const dayIn = name => dayOfName(isText(name) ? name : "") || "1970-01-01"

/** @type {Record<string, Field>} */
const log = {
  id: text(""),
  day: (day, { name }) => (isText(day) && /^\d{4}-\d\d-\d\d$/.test(day) ? day : dayIn(name)),
  name: (name, { file }) => logName(name, isText(file) && file ? logName(file) : "log.md"),
  title: text(""),
  caret: value => (Number.isInteger(value) && isCount(value) ? value : 0),
  created: time,
  changed: time,
  downloaded: time,
  file: file => (isText(file) && file !== "" ? logName(file) : ""),
  derived: text(""),
  size: optional(isCount),
  made: optional(isCount),
  week: optional(isText),
  disk: optional(isDisk),
  stamp: optional(isText),
  binned: optional(value => isCount(value) && value <= 8.64e15),
  // Templates are stored elsewhere; a log that claims to be one would not be listed.
  template: optional(value => value === false),
  opened: optional(isText),
}

/** @typedef {Record<string, Field>} Fields */

/** @type {Record<string, Fields>} */
export const fields = {
  logs: log,
  notes: {
    ...log,
    day: (day, record) => (record.template === true && day === "" ? "" : log.day(day, record)),
    base: optional(isText),
    template: optional(value => typeof value === "boolean"),
    text: text(""),
  },
  revisions: { log: text(""), time, reason: text("unknown"), size: count },
  pictures: {
    id: text(""),
    log: text(""),
    name: name => safeName(name, "picture"),
    path: (path, { id }) => (isText(path) && path ? path : `/assets/${safeName(id, "picture")}`),
    type: type => (isText(type) && Object.hasOwn(extensions, type) ? type : ""),
    width: count,
    height: count,
    size: count,
    created: time,
  },
  templates: { id: text(""), name: text("?"), text: text(""), kind: text("daily") },
}

/**
 * Reads a record of a store.
 * @param {"logs" | "notes" | "revisions" | "pictures" | "templates"} store
 * @param {unknown} record
 */
export const sound = (store, record) => readFields(fields[store], record)

/**
 * Reads a record: fields that are not in the table stay as they are, since a newer version may have
 * written them.
 * @param {Fields} table
 * @param {unknown} record
 * @returns {{ value: any, sound: boolean }} sound: the record is as it was
 */
export function readFields(table, record) {
  const found = typeof record === "object" && record !== null ? /** @type {any} */ (record) : {}
  const value = { ...found }
  let changed = found !== record
  for (const [key, read] of Object.entries(table)) {
    const result = read(found[key], found)
    if (result === found[key]) continue
    changed = true
    if (result === undefined) delete value[key]
    else value[key] = result
  }
  return { value, sound: !changed }
}

/** @param {unknown} record @returns {Stored} */
export const readLog = record => sound("logs", record).value
/** @param {unknown} record @returns {Revision} */
export const readRevision = record => sound("revisions", record).value
/** @param {unknown} record @returns {Picture} */
export const readPicture = record => sound("pictures", record).value
/** @param {unknown} record @returns {Template} */
export const readTemplate = record => sound("templates", record).value
