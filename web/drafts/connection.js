import { openDB } from "idb"
import { upgrade, version } from "./schema.js"

/** @import { Database } from "./schema.js" */

/** Runs `work` on the database, opened anew if it was closed; rejects with the browser's reason. @typedef {<T>(work: (db: Database) => Promise<T>) => Promise<T>} Use */

/**
 * What can happen to the database under us: it was closed (by the browser, or for a newer daylog in another tab), or
 * everything in it is gone.
 * @typedef {"closed" | "vanished"} Loss
 */

/**
 * @param {(loss: Loss) => void} onLoss
 * @returns {Use}
 */
export function connect(onLoss) {
  /** @type {Promise<Database> | null} */
  let opened = null
  let known = false

  /** @param {Promise<Database> | null} which */
  function forget(which) {
    if (opened === which) opened = null
  }

  function open() {
    let made = false
    /** @type {Promise<Database>} */
    const opening = openDB("daylog", version, {
      upgrade(db, from) {
        upgrade(/** @type {Database} */ (/** @type {unknown} */ (db)), from)
        made = from === 0
      },
      blocking(_, next, event) {
        /** @type {IDBDatabase} */ (event.target).close()
        forget(opening)
        if (next) onLoss("closed")
      },
      terminated: () => forget(opening),
    })
    opened = opening
    opening.then(() => {
      if (known && made) onLoss("vanished")
      known = true
    }, () => forget(opening))
    return opening
  }

  return async work => {
    const opening = opened ?? open()
    const db = await opening
    try {
      return await work(db)
    } catch (error) {
      // Closed without a word: the next try opens it again.
      if (error instanceof DOMException && error.name === "InvalidStateError") forget(opening)
      throw error
    }
  }
}
