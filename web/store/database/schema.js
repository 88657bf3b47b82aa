// The object stores of the database. Long values are records of their own under the id of their
// summary, so that lists are read without them: starting with 5,000 logs reads no text.

/** @import { DBSchema, IDBPDatabase } from "idb" */
/** @import { Picture, Revision, Template } from "../../types" */
/** @import { Stored } from "../../browser/records.js" */

/**
 * @typedef {object} Stores
 * @property {{ key: string, value: Stored }} logs
 * @property {{ key: string, value: string }} texts of the logs
 * @property {{ key: number, value: Revision, indexes: { log: string } }} revisions
 * @property {{ key: number, value: string }} revisionTexts
 * @property {{ key: string, value: Picture, indexes: { log: string } }} pictures
 * @property {{ key: string, value: Blob }} pictureBlobs
 * @property {{ key: string, value: string }} pages the last rendered page of a log, as HTML
 * @property {{ key: string, value: Template }} templates
 * @property {{ key: string, value: unknown }} settings
 * @property {{ key: string, value: FileSystemHandle }} handles
 */

/** @typedef {IDBPDatabase<Stores & DBSchema>} Database */

export const version = 2

/**
 * Upgrades a database of an older version, step by step. Existing steps never change.
 * @param {Pick<Database, "createObjectStore">} db
 * @param {number} from its version, 0 for a new database
 */
export function upgrade(db, from) {
  if (from < 1) {
    db.createObjectStore("logs", { keyPath: "id" })
    db.createObjectStore("texts")
  }
  if (from < 2) {
    const revisions = db.createObjectStore("revisions", { keyPath: "id", autoIncrement: true })
    revisions.createIndex("log", "log")
    db.createObjectStore("revisionTexts")
    db.createObjectStore("pictures", { keyPath: "id" }).createIndex("log", "log")
    db.createObjectStore("pictureBlobs")
    db.createObjectStore("pages")
    db.createObjectStore("templates", { keyPath: "id" })
    db.createObjectStore("settings")
    db.createObjectStore("handles")
  }
}
