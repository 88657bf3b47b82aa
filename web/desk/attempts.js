// Safe start: a log whose preview has crashed or blocked the tab is opened without its preview the
// next time.
//
// While the first preview of a log is rendered, localStorage contains a marker with the time and
// the log's id. The marker is removed once the page is complete and the tab has responded for a
// while. It is also removed when the page is left or hidden, because a blocked tab cannot do that.
// So a marker of a closed tab means that the preview of this log has ended the tab.

/** Markers are "daylog.rendering.<tab>". */
const PREFIX = "daylog.rendering."

/**
 * Time after the first rendering after which the preview counts as harmless if the tab still
 * responds, in ms: formulas are typeset later.
 */
const SETTLE = 3000

/** Interval at which an unfinished rendering is checked again, in ms. */
const AGAIN = 500

/** Age at which a marker counts as that of a closed tab, in browsers without locks, in ms. */
const OLD = 15_000

/**
 * @param {object} options
 * @param {string} options.tab the name of this tab
 * @param {() => Storage} options.storage a function, since naming localStorage can throw
 * @param {(tab: string) => Promise<boolean | undefined>} options.isOpen resolves to whether another
 *   tab is still open, if that is known
 * @param {() => boolean} options.isSettled whether the preview is complete, formulas included
 * @param {() => number} [options.now]
 * @param {(work: () => void, delay: number) => unknown} [options.later]
 */
export function createAttempts(options) {
  const { tab, storage, isOpen, isSettled, now = Date.now, later = setTimeout } = options
  /** The logs whose preview has ended a tab. @type {Set<string>} */
  const suspects = new Set()
  /** The log whose first preview is being rendered. */
  let current = ""
  /** The same, once its timer runs. */
  let waited = ""

  /**
   * @template T
   * @param {(storage: Storage) => T} work
   * @param {T} otherwise where storage is forbidden or full
   */
  function use(work, otherwise) {
    try {
      return work(storage())
    } catch {
      return otherwise
    }
  }

  /** @param {Storage} store @param {string} key */
  function read(store, key) {
    // The first daylog with markers wrote no time.
    const [, time = "0", id = ""] = /^(?:(\d+) )?([^]*)$/.exec(store.getItem(key) ?? "") ?? []
    return { key, id, time: Number(time) }
  }

  /** @returns {ReturnType<typeof read>[]} */
  const markers = () => use(store => {
    const keys = Object.keys(store).filter(key => key.startsWith(PREFIX))
    return keys.map(key => read(store, key))
  }, [])

  /** @param {string} id */
  function forget(id) {
    for (const marker of markers()) {
      if (marker.id === id) use(store => store.removeItem(marker.key), undefined)
    }
  }

  /** @param {ReturnType<typeof read>} marker */
  async function hasEnded({ key, time }) {
    const open = await isOpen(key.slice(PREFIX.length)).catch(() => undefined)
    return open === undefined ? now() - time > OLD : !open
  }

  return {
    /** Reads the markers of tabs that are closed. Called before a log is opened. */
    async load() {
      for (const marker of markers()) {
        if (marker.key !== PREFIX + tab && await hasEnded(marker)) suspects.add(marker.id)
      }
    },

    /** Reports whether a log is to be opened without its preview. @param {string} id */
    isSuspect: id => suspects.has(id),

    /** The preview of a log is about to be rendered for the first time. @param {string} id */
    start(id) {
      current = id
      waited = ""
      use(store => store.setItem(PREFIX + tab, `${now()} ${id}`), undefined)
    },

    /**
     * The preview of the current log was patched; it counts as harmless if the tab still responds
     * once it is complete.
     */
    rendered() {
      const id = current
      if (!id || waited === id) return
      waited = id
      const look = () => {
        if (current !== id) return
        if (isSettled()) this.end()
        else later(look, AGAIN)
      }
      later(look, SETTLE)
    },

    /** The current preview is harmless, or is left. */
    end() {
      if (!current) return
      current = waited = ""
      use(store => store.removeItem(PREFIX + tab), undefined)
    },

    /** The writer wants to see the preview of a log nevertheless. @param {string} id */
    trust(id) {
      suspects.delete(id)
      forget(id)
      this.start(id)
    },
  }
}
