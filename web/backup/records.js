// What a backup says of logs and pictures, checked: the zip may be damaged, or somebody else's.

import { isInside } from "./unzip.js"

/** @typedef {import("../types").Draft & { file: string, derived: string }} Log */
/** @typedef {Omit<Log, "text">} Summary */
/** A log in the list of a backup: where its text is in the zip, and how long. @typedef {Summary & { path: string, length: number, binned?: number }} Listed */
/** @typedef {{ id: string, log: string, name: string, path: string, type: string, width: number, height: number, size: number, created: number }} Picture */
/** @typedef {{ time: number, reason: string, text: string }} Past */

/** @type {(record: any, strings: string[], numbers: string[]) => boolean} */
const has = (record, strings, numbers) => record !== null && typeof record === "object" &&
  strings.every(key => typeof record[key] === "string") && numbers.every(key => Number.isFinite(record[key]))

/** @param {string} name */
const isName = name => isInside(name) && !name.includes("/")

/** @param {unknown} record @returns {record is Listed} */
export const isListed = record => {
  const log = /** @type {any} */ (record)
  return has(log, ["id", "day", "name", "title", "file", "derived", "path"], ["caret", "created", "changed", "downloaded", "length"]) &&
    isName(log.name) && (log.file === "" || isName(log.file)) && (log.binned === undefined || Number.isFinite(log.binned))
}

/** @param {unknown} record @returns {record is Picture} */
export const isPicture = record => {
  const picture = /** @type {any} */ (record)
  return has(picture, ["id", "log", "name", "path", "type"], ["width", "height", "size", "created"]) &&
    isName(picture.name) && isInside(picture.path.replace(/^\//, "")) && /^image\/[\w.+-]+$/.test(picture.type)
}

/** @param {unknown} record @returns {record is Past} */
export const isPast = record => has(record, ["reason", "text"], ["time"])

/** @param {unknown} record @returns {record is { id: string, name: string, text: string, kind: string }} */
export const isTemplate = record => has(record, ["id", "name", "text", "kind"], [])
