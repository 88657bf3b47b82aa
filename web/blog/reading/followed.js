// The folder that the preview follows: the one that the writer has chosen for the posts, or a
// dropped one, of which the browser gave a handle.

import { within } from "../../browser/within.js"

/** @import { Handle } from "../folder/memory.js" */

/** The key of the handle of the dropped folder. */
const KEY = "dropped"

/** Time for the writer to answer the browser's question, in ms. */
const ANSWER_TIME = 60_000

/** The dropped folder is only read. */
const permission = { mode: "read" }

/**
 * @param {object} options
 * @param {() => string} options.source the source of the blog, see SOURCE in blog/index.js
 * @param {(source: string) => void} options.setSource
 * @param {{ get(key: string): Promise<FileSystemHandle | null>, put(key: string, handle:
 *   FileSystemHandle): Promise<unknown>, remove(key: string): Promise<unknown> }} options.handles
 * @param {(asks: boolean) => Promise<FileSystemDirectoryHandle | null>} options.folder resolves to
 *   the chosen folder, null if it cannot be read
 */
export function createFollowed({ source, setSource, handles, folder }) {
  return {
    /**
     * Resolves to the folder, null if there is none or it cannot be read. asks: the browser may ask
     * the writer.
     * @returns {Promise<FileSystemDirectoryHandle | null>}
     */
    async get(asks = false) {
      if (source() === "") return folder(asks)
      if (source() !== "folder") return null
      const handle = /** @type {Handle | null} */ (await within(handles.get(KEY)))
      if (!handle) return null
      let state = await within(handle.queryPermission(permission))
      if (state === "prompt" && asks) {
        state = await within(handle.requestPermission(permission), ANSWER_TIME)
      }
      return state === "granted" ? handle : null
    },

    /**
     * Follows a dropped folder; null for other dropped files, which cannot be read again.
     * @param {FileSystemHandle | null} dropped
     */
    async set(dropped) {
      const isStored = dropped !== null &&
        await handles.put(KEY, dropped).then(() => true, () => false)
      setSource(isStored ? "folder" : "drop")
    },

    /** Follows no folder. */
    async forget() {
      setSource("none")
      await handles.remove(KEY)
    },
  }
}
