import { readPicture } from "../../browser/records.js"
import { within } from "../../browser/within.js"
import { notStored, writing } from "./write.js"

/** @import { Picture } from "../../types" */
/** @import { Use } from "./connection.js" */

const stores = /** @type {const} */ (["pictures", "pictureBlobs"])

/**
 * Returns stored bytes as a Blob. Browsers that cannot store a Blob hold plain bytes.
 * @type {(bytes: unknown, type: string) => Blob | null}
 */
function blobOf(bytes, type) {
  if (bytes instanceof Blob) return bytes
  const isBytes = bytes instanceof ArrayBuffer || ArrayBuffer.isView(bytes)
  return isBytes ? new Blob([/** @type {ArrayBuffer} */ (bytes)], { type }) : null
}

/** The failures that have nothing to do with Blobs. */
const others = [
  "QuotaExceededError", "AbortError", "InvalidStateError", "TimeoutError", "ReadBackError",
]

/**
 * Reports whether a write failed because the browser cannot store a Blob.
 * @param {unknown} error
 */
const isBlobRefusal = error => error instanceof DOMException && !others.includes(error.name)

/**
 * Creates access to the images of the logs. Their lists hold no bytes.
 * @param {Use} use
 */
export function createPictureTable(use) {
  return {
    /**
     * Stores an image, and replaces one with the same id.
     * @param {Picture & { blob: Blob }} picture
     */
    put: ({ blob, ...picture }) => use(async db => {
      /** @param {Blob | ArrayBuffer} bytes */
      const write = async bytes => {
        const transaction = writing(db.transaction(stores, "readwrite", { durability: "strict" }))
        const value = /** @type {Blob} */ (bytes)
        // The Blob first: if WebKit refuses it after another request, the transaction never ends.
        await Promise.all([
          transaction.objectStore("pictureBlobs").put(value, picture.id),
          transaction.objectStore("pictures").put(picture),
          transaction.done,
        ])
        const stored = blobOf(await db.get("pictureBlobs", picture.id), "")
        if (stored?.size !== blob.size) throw notStored()
      }
      try {
        await within(write(blob))
      } catch (error) {
        if (!isBlobRefusal(error)) throw error
        await within(write(await blob.arrayBuffer()))
      }
    }),

    /**
     * Resolves to the images of a log, oldest first.
     * @param {string} log
     * @returns {Promise<Picture[]>}
     */
    list: log => use(async db => {
      const pictures = (await db.getAllFromIndex("pictures", "log", log)).map(readPicture)
      return pictures.sort((a, b) => a.created - b.created)
    }),

    /** @returns {Promise<Picture[]>} */
    all: () => use(async db => {
      return (await db.getAll("pictures")).map(readPicture).filter(({ id }) => id !== "")
    }),

    /** @param {string} id @returns {Promise<(Picture & { blob: Blob }) | null>} */
    get: id => use(async db => {
      const transaction = db.transaction(stores)
      const [record, bytes] = await Promise.all([
        transaction.objectStore("pictures").get(id),
        transaction.objectStore("pictureBlobs").get(id),
      ])
      const picture = readPicture(record)
      const blob = blobOf(bytes, picture.type)
      return record && blob ? { ...picture, blob } : null
    }),

    /** @param {string} id */
    remove: id => use(async db => {
      const transaction = db.transaction(stores, "readwrite")
      const requests = stores.map(name => transaction.objectStore(name).delete(id))
      await Promise.all([...requests, transaction.done])
    }),
  }
}
