// Moves logs to the bin and restores them.

/** @import { Log } from "../types" */

/** Longest time for the last writes, in ms. */
const PATIENCE = 8000

/**
 * @typedef {object} Database
 * @property {(id: string, now: number) => Promise<void>} remove
 * @property {(id: string) => Promise<void>} restore
 * @property {(id: string) => Promise<void>} erase
 * @property {(id: string) => Promise<{ log: Log } | null>} peek
 */

/**
 * @param {object} options
 * @param {Database} options.database
 * @param {(patience: number) => Promise<"saved" | "typing" | Error>} options.settle stores all
 *   unsaved logs (saver.js)
 * @param {(id: string) => void} options.onRemoved
 * @param {(log: Log) => void} options.onRestored
 */
export function createBin({ database, settle, onRemoved, onRestored }) {
  return {
    /**
     * Moves a log to the bin. Rejects if its last changes could not be stored.
     * @param {string} id
     */
    async put(id) {
      // A log that changes while it is written, such as by its title, is written again.
      const outcome = await settle(PATIENCE)
      if (outcome === "typing") {
        throw new DOMException("some texts are not saved yet", "UnsavedError")
      }
      if (outcome !== "saved") throw outcome
      await database.remove(id, Date.now())
      onRemoved(id)
    },

    /** Restores a log from the bin. @param {string} id */
    async takeOut(id) {
      await database.restore(id)
      const restored = await database.peek(id)
      if (restored) onRestored(restored.log)
    },

    /** Deletes a log in the bin permanently. @param {string} id */
    erase: id => database.erase(id),
  }
}
