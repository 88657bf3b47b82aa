// A log goes into the bin and comes back.

/** How long the last write may take, in ms. */
const PATIENCE = 8000

/** @typedef {{ id: string, name: string }} Item */

/**
 * @param {object} options
 * @param {{ remove(id: string, now: number): Promise<void>, restore(id: string): Promise<void>, erase(id: string): Promise<void>, peek(id: string): Promise<{ log: any } | null> }} options.store
 * @param {(patience: number) => Promise<"saved" | "typing" | Error>} options.settle writes all logs, see saver.js
 * @param {(id: string) => void} options.onGone a log is in the bin
 * @param {(log: any) => void} options.onBack
 */
export function createBin({ store, settle, onGone, onBack }) {
  return {
    /**
     * Puts a log into the bin; rejects when its last words could not be stored.
     * @param {string} id
     */
    async put(id) {
      // A log may change while it is written, as when the engine reads its title: then it is written again.
      const outcome = await settle(PATIENCE)
      if (outcome !== "saved") throw outcome === "typing" ? new DOMException("some texts are not saved yet", "UnsavedError") : outcome
      await store.remove(id, Date.now())
      onGone(id)
    },

    /** @param {string} id */
    async takeOut(id) {
      await store.restore(id)
      const there = await store.peek(id)
      if (there) onBack(there.log)
    },

    erase: store.erase,
  }
}
