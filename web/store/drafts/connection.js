// The connection to the database: opened when it is needed, and again after it was closed. A database of a newer daylog is
// only read; one that another tab keeps from being opened is reported, and used as soon as it opens.

import { openDB } from "idb"
import { within } from "../../browser/within.js"
import { upgrade, version } from "./schema.js"

/** @import { Database } from "./schema.js" */

/** Runs `work` on the database, opened anew if it was closed; rejects with the browser's reason. @typedef {<T>(work: (db: Database) => Promise<T>) => Promise<T>} Use */

/**
 * A change of the database that the writer must know of: "closed" for a newer daylog in another tab, "vanished" with everything
 * in it, of a "newer" version, "blocked" by another tab or program, and "opened" after that.
 * @typedef {"closed" | "vanished" | "newer" | "blocked" | "opened"} News
 */

/** The database was written by a newer daylog: it is read, and not written. */
export class NewerDatabase extends Error {
  name = "NewerDatabase"
}

/** Time that this tab takes to store what is pending before a newer daylog gets the database, in ms. */
const FAREWELL = 5000

/** Returns a view of a database that cannot be written. @param {Database} db @returns {Database} */
function readOnly(db) {
  const refuse = async () => {
    throw new NewerDatabase("the database is of a newer version")
  }
  return new Proxy(db, {
    get(target, key) {
      if (["put", "add", "delete", "clear"].includes(String(key))) return refuse
      const value = Reflect.get(target, key)
      if (key !== "transaction") return typeof value === "function" ? value.bind(target) : value
      return (/** @type {any} */ names, /** @type {IDBTransactionMode} */ mode = "readonly", /** @type {any} */ options) => {
        if (mode !== "readonly") throw new NewerDatabase("the database is of a newer version")
        return target.transaction(names, mode, options)
      }
    },
  })
}

/**
 * @param {object} options
 * @param {(news: News) => void} options.onNews
 * @param {() => Promise<unknown>} options.flush stores what is pending
 * @returns {Use}
 */
export function connect({ onNews, flush }) {
  /** @type {Promise<Database> | null} */
  let opened = null
  let isKnown = false
  let isBlocked = false

  /** @param {Promise<Database> | null} which */
  function forget(which) {
    if (opened === which) opened = null
  }

  /** @param {boolean} now */
  function block(now) {
    if (isBlocked !== now) onNews(now ? "blocked" : "opened")
    isBlocked = now
  }

  /** Lets another tab have the database. @type {(opening: Promise<Database>, db: IDBDatabase, next: number | null) => Promise<void>} */
  async function letGo(opening, db, next) {
    // The transactions of a tab that closes its connection are still finished.
    if (next) await within(flush(), FAREWELL).catch(() => {})
    db.close()
    forget(opening)
    if (next) onNews("closed")
  }

  function open() {
    let isNew = false
    const events = {
      blocking: (/** @type {number} */ _, /** @type {number | null} */ next, /** @type {IDBVersionChangeEvent} */ event) => void letGo(opening, /** @type {IDBDatabase} */ (event.target), next),
      terminated: () => forget(opening),
    }
    /** @type {Promise<Database>} */
    const opening = /** @type {Promise<Database>} */ (/** @type {Promise<unknown>} */ (openDB("daylog", version, {
      ...events,
      upgrade(db, from) {
        upgrade(/** @type {Database} */ (/** @type {unknown} */ (db)), from)
        isNew = from === 0
      },
      blocked: () => block(true),
    }))).catch(async error => {
      if (error?.name !== "VersionError") throw error
      const db = /** @type {Database} */ (/** @type {unknown} */ (await openDB("daylog", undefined, events)))
      onNews("newer")
      return readOnly(db)
    })
    opened = opening
    opening.then(() => {
      block(false)
      if (isKnown && isNew) onNews("vanished")
      isKnown = true
    }, () => forget(opening))
    return opening
  }

  /** Waits for the database as long as anybody would. @param {Promise<Database>} opening */
  async function arrival(opening) {
    try {
      return await within(opening)
    } catch (error) {
      // A deletion that waits for another tab blocks without an event.
      if (opened === opening) block(true)
      throw error
    }
  }

  return async work => {
    const opening = opened ?? open()
    const db = await arrival(opening)
    try {
      return await work(db)
    } catch (error) {
      // Closed without an event: the next call opens it again.
      if (error instanceof DOMException && error.name === "InvalidStateError") forget(opening)
      throw error
    }
  }
}
