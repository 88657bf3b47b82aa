// The connection to the database. It is opened when it is needed, and again after it was closed. A
// database of a newer daylog is only read. If another tab prevents opening it, that is reported,
// and the database is used as soon as it opens.

import { openDB } from "idb"
import { within } from "../../browser/within.js"
import { upgrade, version } from "./schema.js"

/** @import { Database } from "./schema.js" */

/**
 * Runs `work` on the database and opens it first if necessary. Rejects with the browser's reason.
 * @typedef {<T>(work: (db: Database) => Promise<T>) => Promise<T>} Use
 */

/**
 * A change of the database's state:
 * - closed: a newer daylog in another tab needs the database
 * - vanished: the database was deleted and is empty now
 * - newer: a newer version has written it; it is only read
 * - blocked: another tab or program prevents opening
 * - opened: it was opened after all
 * @typedef {"closed" | "vanished" | "newer" | "blocked" | "opened"} News
 */

/** A write to a database of a newer daylog. */
export class NewerDatabase extends Error {
  name = "NewerDatabase"

  constructor() {
    super("the database is of a newer version")
  }
}

/** Time for storing unsaved logs before a newer daylog gets the database, in ms. */
const FLUSH_TIME = 5000

/**
 * Returns a view of a database whose write operations fail.
 * @param {Database} db
 * @returns {Database}
 */
function readOnly(db) {
  const refuse = async () => {
    throw new NewerDatabase()
  }
  /** @type {(names: any, mode?: IDBTransactionMode, options?: any) => any} */
  function transaction(names, mode = "readonly", options) {
    if (mode !== "readonly") throw new NewerDatabase()
    return db.transaction(names, mode, options)
  }
  return new Proxy(db, {
    get(target, key) {
      if (["put", "add", "delete", "clear"].includes(String(key))) return refuse
      if (key === "transaction") return transaction
      const value = Reflect.get(target, key)
      return typeof value === "function" ? value.bind(target) : value
    },
  })
}

/**
 * @param {object} options
 * @param {(news: News) => void} options.onNews
 * @param {() => Promise<unknown>} options.flush stores all unsaved logs
 * @returns {Use}
 */
export function createConnection({ onNews, flush }) {
  /** @type {Promise<Database> | null} */
  let opened = null
  let wasOpened = false
  let isBlocked = false

  /** @param {Promise<Database> | null} which */
  function forget(which) {
    if (opened === which) opened = null
  }

  /** @param {boolean} next */
  function setBlocked(next) {
    if (isBlocked !== next) onNews(next ? "blocked" : "opened")
    isBlocked = next
  }

  /**
   * Closes the database for another tab.
   * @type {(opening: Promise<Database>, db: IDBDatabase, next: number | null) => Promise<void>}
   */
  async function release(opening, db, next) {
    // Transactions that have started are still finished after close.
    if (next) await within(flush(), FLUSH_TIME).catch(() => {})
    db.close()
    forget(opening)
    if (next) onNews("closed")
  }

  function open() {
    let isNew = false
    const events = {
      /** @type {(current: number, next: number | null, event: IDBVersionChangeEvent) => void} */
      blocking(_, next, { target }) {
        void release(opening, /** @type {IDBDatabase} */ (target), next)
      },
      terminated: () => forget(opening),
    }
    const own = {
      ...events,
      /** @type {(db: any, from: number) => void} */
      upgrade(db, from) {
        upgrade(db, from)
        isNew = from === 0
      },
      blocked: () => setBlocked(true),
    }
    /** @type {Promise<any>} */
    const current = openDB("daylog", version, own)
    /** @type {Promise<Database>} */
    const opening = current.catch(async error => {
      if (error?.name !== "VersionError") throw error
      const db = /** @type {any} */ (await openDB("daylog", undefined, events))
      onNews("newer")
      return readOnly(db)
    })
    opened = opening
    opening.then(() => {
      setBlocked(false)
      if (wasOpened && isNew) onNews("vanished")
      wasOpened = true
    }, () => forget(opening))
    return opening
  }

  /** Waits for the database with a timeout. @param {Promise<Database>} opening */
  async function waitFor(opening) {
    try {
      return await within(opening)
    } catch (error) {
      // A deletion that waits for another tab blocks without an event.
      if (opened === opening) setBlocked(true)
      throw error
    }
  }

  return async work => {
    const opening = opened ?? open()
    const db = await waitFor(opening)
    try {
      return await work(db)
    } catch (error) {
      // The browser has closed it without an event: the next call opens it again.
      if (error instanceof DOMException && error.name === "InvalidStateError") forget(opening)
      throw error
    }
  }
}
