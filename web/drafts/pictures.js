/** @import { Use } from "./connection.js" */
/** @import { Picture } from "./schema.js" */

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
      const asked = db.transaction(["pictures", "pictureBlobs"], "readwrite", { durability: "strict" })
      const puts = [asked.objectStore("pictures").put(picture), asked.objectStore("pictureBlobs").put(blob, picture.id)]
      await Promise.all([...puts, asked.done])
      if ((await db.get("pictureBlobs", picture.id))?.size !== blob.size) throw new Error("what was read back is not what was written")
    }),

    /** Those of a log, in the order of their making. @param {string} log @returns {Promise<Picture[]>} */
    list: log => use(async db => (await db.getAllFromIndex("pictures", "log", log)).sort((a, b) => a.created - b.created)),

    /** @returns {Promise<Picture[]>} */
    all: () => use(db => db.getAll("pictures")),

    /** @param {string} id @returns {Promise<(Picture & { blob: Blob }) | null>} */
    get: id => use(async db => {
      const asked = db.transaction(["pictures", "pictureBlobs"])
      const [picture, blob] = await Promise.all([asked.objectStore("pictures").get(id), asked.objectStore("pictureBlobs").get(id)])
      return picture && blob ? { ...picture, blob } : null
    }),

    /** @param {string} id */
    remove: id => use(async db => {
      const asked = db.transaction(["pictures", "pictureBlobs"], "readwrite")
      await Promise.all([asked.objectStore("pictures").delete(id), asked.objectStore("pictureBlobs").delete(id), asked.done])
    }),
  }
}
