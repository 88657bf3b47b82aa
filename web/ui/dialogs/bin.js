// A log goes into the bin and comes back.

/** @typedef {{ id: string, name: string }} Item */

/**
 * @param {object} options
 * @param {{ remove(id: string, now: number): Promise<void>, restore(id: string): Promise<void>, erase(id: string): Promise<void>, peek(id: string): Promise<{ log: any } | null> }} options.store
 * @param {() => Promise<boolean>} options.flush stores what waits; false when it could not be
 * @param {(id: string) => void} options.onGone a log is in the bin
 * @param {(log: any) => void} options.onBack
 */
export function create({ store, flush, onGone, onBack }) {
  return {
    /**
     * Puts a log into the bin; rejects when its last words could not be stored.
     * @param {string} id
     */
    async put(id) {
      if (!(await flush())) throw new Error("not everything is stored")
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
