// A second copy of daylog's files, in IndexedDB, by their hashes.
//
// All sites of an origin share its caches, and the service worker of a blog with the Chirpy theme
// deletes the caches of others whenever the blog has changed. Without the copy, daylog inside a
// blog would then not open offline.

/** @typedef {{ bytes: ArrayBuffer, type: string }} Spare */

/** @param {string} name the database's @returns {Promise<IDBDatabase>} */
const open = name => new Promise((resolve, reject) => {
  const opening = indexedDB.open(name, 1)
  opening.onupgradeneeded = () => void opening.result.createObjectStore("files")
  opening.onsuccess = () => resolve(opening.result)
  opening.onerror = () => reject(opening.error)
})

/**
 * @template T
 * @param {string} name
 * @param {IDBTransactionMode} mode
 * @param {(files: IDBObjectStore) => IDBRequest<T>} ask
 * @returns {Promise<T>}
 */
async function use(name, mode, ask) {
  const database = await open(name)
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction("files", mode)
      const request = ask(transaction.objectStore("files"))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onerror = transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

/**
 * Returns the spare files of one installation of daylog. They are missing where the database fails.
 * @param {string} name the name of the database
 */
export const spares = name => ({
  /** @param {string} hash @returns {Promise<Spare | undefined>} */
  get: hash => use(name, "readonly", files => files.get(hash)).catch(() => undefined),

  /** @param {string} hash @param {Spare} spare */
  put: (hash, spare) => use(name, "readwrite", files => files.put(spare, hash)).catch(() => undefined),

  /** Removes the files of other versions. @param {string[]} hashes the hashes of this version */
  async keepOnly(hashes) {
    const there = await use(name, "readonly", files => files.getAllKeys()).catch(() => [])
    for (const hash of there) if (!hashes.includes(String(hash))) await use(name, "readwrite", files => files.delete(hash)).catch(() => undefined)
  },
})
