// Markers of running operations, in a separate database. A marker that its tab did not remove
// belongs to an operation that a crash, a reload or a killed browser interrupted.
//
// IndexedDB and not localStorage: browsers write localStorage to disk seconds later, so a killed
// browser would lose the marker of an operation whose records are already on disk. A separate
// database, so that backups do not contain markers and a failing main database does not hide them.

import { openDB } from "idb"

/** @import { Marker, Markers } from "./operations.js" */

/**
 * @param {string} [name] the database
 * @returns {Markers}
 */
export function createMarkers(name = "daylog-operations") {
  /** @type {Promise<import("idb").IDBPDatabase> | null} */
  let opened = null

  function open() {
    opened ??= openDB(name, 1, {
      upgrade: db => void db.createObjectStore("markers"),
      blocking: (_, __, event) => {
        /** @type {IDBDatabase} */ (event.target).close()
        opened = null
      },
      terminated: () => {
        opened = null
      },
    }).catch(error => {
      opened = null
      throw error
    })
    return opened
  }

  /**
   * Runs one request in a transaction that is flushed to disk.
   * @param {(store: any) => Promise<unknown>} request
   */
  async function write(request) {
    const transaction = (await open()).transaction("markers", "readwrite", { durability: "strict" })
    await Promise.all([request(transaction.store), transaction.done])
  }

  return {
    put: (key, marker) => write(store => store.put(marker, key)),
    remove: key => write(store => store.delete(key)),
    async all() {
      const { store } = (await open()).transaction("markers")
      const [keys, values] = await Promise.all([store.getAllKeys(), store.getAll()])
      return keys.map((key, number) => [String(key), /** @type {Marker} */ (values[number])])
    },
  }
}
