// What the database holds. Whatever is long is a record of its own under the id of its summary, so that lists are read
// without it: the start with 5,000 logs reads no text.

/** @import { DBSchema, IDBPDatabase } from "idb" */
/** @import { Draft } from "../../types" */

/**
 * A log. `file` is the name of the file it was opened from, "" when it was made here; `derived` is the name that the
 * engine gave it then, so that a change of its date or title can be told.
 * @typedef {Draft & { file: string, derived: string }} Log
 */

/** @typedef {Omit<Log, "text">} Summary */

/** A summary as it is stored: which write it is of, and since when it is in the bin. @typedef {Summary & { stamp?: string, binned?: number }} Stored */

/**
 * A log's text as it was once. `reason` is a key of the catalogue under "history.of".
 * @typedef {{ id: number, log: string, time: number, reason: string, size: number }} Revision
 */

/**
 * A picture of a log; `name` is its file name, `path` where it lies on the site ("/assets/…"), `size` in bytes.
 * @typedef {{ id: string, log: string, name: string, path: string, type: string, width: number, height: number, size: number, created: number }} Picture
 */

/** A daily template of the writer's own. @typedef {{ id: string, name: string, text: string, kind: string }} Template */

/**
 * @typedef {object} Stores
 * @property {{ key: string, value: Stored }} logs
 * @property {{ key: string, value: string }} texts
 * @property {{ key: number, value: Revision, indexes: { log: string } }} revisions
 * @property {{ key: number, value: string }} revisionTexts
 * @property {{ key: string, value: Picture, indexes: { log: string } }} pictures
 * @property {{ key: string, value: Blob }} pictureBlobs
 * @property {{ key: string, value: string }} pages the last page of a log, as HTML
 * @property {{ key: string, value: Template }} templates
 * @property {{ key: string, value: unknown }} settings
 * @property {{ key: string, value: FileSystemHandle }} handles
 */

/** @typedef {IDBPDatabase<Stores & DBSchema>} Database */

export const version = 2

/**
 * Brings a database of an older version up to date, one step after the other. Steps are only ever added.
 * @param {Pick<Database, "createObjectStore">} db
 * @param {number} from the version found, 0 for none
 */
export function upgrade(db, from) {
  if (from < 1) {
    db.createObjectStore("logs", { keyPath: "id" })
    db.createObjectStore("texts")
  }
  if (from < 2) {
    db.createObjectStore("revisions", { keyPath: "id", autoIncrement: true }).createIndex("log", "log")
    db.createObjectStore("revisionTexts")
    db.createObjectStore("pictures", { keyPath: "id" }).createIndex("log", "log")
    db.createObjectStore("pictureBlobs")
    db.createObjectStore("pages")
    db.createObjectStore("templates", { keyPath: "id" })
    db.createObjectStore("settings")
    db.createObjectStore("handles")
  }
}
