import { readPicture } from "../../browser/records.js"
import { within } from "../../browser/within.js"

/** @import { Picture } from "../../types" */
/** @import { Use } from "./connection.js" */

/** Returns the bytes of a picture; some browsers store no Blob, and others have stored them as plain bytes. @type {(bytes: unknown, type: string) => Blob | null} */
function blobOf(bytes, type) {
  if (bytes instanceof Blob) return bytes
  return bytes instanceof ArrayBuffer || ArrayBuffer.isView(bytes) ? new Blob([/** @type {ArrayBuffer} */ (bytes)], { type }) : null
}

/** Whether a write failed for a reason that bytes need not share. @param {unknown} error */
const isBlobRefusal = error => error instanceof DOMException && !["QuotaExceededError", "AbortError", "InvalidStateError", "TimeoutError"].includes(error.name)

/**
 * The logs' pictures, listed without their bytes.
 * @param {Use} use
 */
export function pictures(use) {
  return {
    /**
     * Stores a picture; one of the same id is replaced.
     * @param {Picture & { blob: Blob }} picture
     */
    put: ({ blob, ...picture }) => use(async db => {
      /** @param {Blob | ArrayBuffer} bytes */
      const write = async bytes => {
        const asked = db.transaction(["pictures", "pictureBlobs"], "readwrite", { durability: "strict" })
        asked.done.catch(() => {})
        const puts = [asked.objectStore("pictures").put(picture), asked.objectStore("pictureBlobs").put(/** @type {Blob} */ (bytes), picture.id)]
        await Promise.all([...puts, asked.done])
        if (blobOf(await db.get("pictureBlobs", picture.id), "")?.size !== blob.size) throw new DOMException("the stored text differs from the written text", "ReadBackError")
      }
      try {
        await within(write(blob))
      } catch (error) {
        // A browser that stores no Blob may store its bytes.
        if (!isBlobRefusal(error)) throw error
        await within(write(await blob.arrayBuffer()))
      }
    }),

    /** Those of a log, in the order of their making. @param {string} log @returns {Promise<Picture[]>} */
    list: log => use(async db => (await db.getAllFromIndex("pictures", "log", log)).map(readPicture).sort((a, b) => a.created - b.created)),

    /** @returns {Promise<Picture[]>} */
    all: () => use(async db => (await db.getAll("pictures")).map(readPicture).filter(({ id }) => id !== "")),

    /** @param {string} id @returns {Promise<(Picture & { blob: Blob }) | null>} */
    get: id => use(async db => {
      const asked = db.transaction(["pictures", "pictureBlobs"])
      const [record, bytes] = await Promise.all([asked.objectStore("pictures").get(id), asked.objectStore("pictureBlobs").get(id)])
      const picture = readPicture(record)
      const blob = blobOf(bytes, picture.type)
      return record && blob ? { ...picture, blob } : null
    }),

    /** @param {string} id */
    remove: id => use(async db => {
      const asked = db.transaction(["pictures", "pictureBlobs"], "readwrite")
      await Promise.all([asked.objectStore("pictures").delete(id), asked.objectStore("pictureBlobs").delete(id), asked.done])
    }),
  }
}
