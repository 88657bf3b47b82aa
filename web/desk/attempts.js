// Safe start: a log whose preview has crashed or blocked the tab is opened without its preview the next time.
//
// While the first preview of a log is being rendered, a marker with the log's id is in localStorage. It is removed once the
// page was rendered and the tab has answered for a while, and also when the page is left or hidden, because a tab that can
// do that is not blocked. So a marker of a closed tab means that the preview of this log has ended the tab.

/** Markers are "daylog.rendering.<tab>". */
const PREFIX = "daylog.rendering."

/** Time that the tab must answer after its first rendering until the preview counts as harmless, in ms: formulas come later. */
const SETTLE = 3000

/**
 * @param {object} options
 * @param {string} options.tab the name of this tab
 * @param {() => Storage} options.storage a function, since naming localStorage can throw
 * @param {(tab: string) => Promise<boolean>} options.isOpen resolves to whether another tab is still open
 * @param {(work: () => void, delay: number) => unknown} [options.later]
 */
export function createAttempts({ tab, storage, isOpen, later = setTimeout }) {
  /** The logs whose preview has ended a tab. @type {Set<string>} */
  const suspects = new Set()
  /** The log whose first preview is being rendered. */
  let current = ""

  /** @template T @param {(storage: Storage) => T} work @param {T} otherwise where storage is forbidden or full */
  function use(work, otherwise) {
    try {
      return work(storage())
    } catch {
      return otherwise
    }
  }

  /** @returns {[key: string, id: string][]} */
  const markers = () => use(store => Object.keys(store).filter(key => key.startsWith(PREFIX)).map(key => [key, store.getItem(key) ?? ""]), [])

  /** @param {string} id */
  function forget(id) {
    for (const [key, marked] of markers()) if (marked === id) use(store => store.removeItem(key), undefined)
  }

  return {
    /** Reads the markers of tabs that are closed. Called once, before a log is opened. */
    async load() {
      for (const [key, id] of markers()) {
        if (key !== PREFIX + tab && !(await isOpen(key.slice(PREFIX.length)))) suspects.add(id)
      }
    },

    /** Reports whether a log is to be opened without its preview. @param {string} id */
    isSuspect: id => suspects.has(id),

    /** The preview of a log is about to be rendered for the first time. @param {string} id */
    begin(id) {
      current = id
      use(store => store.setItem(PREFIX + tab, id), undefined)
    },

    /** The preview of the current log was rendered; it counts as harmless if the tab still answers after a while. */
    rendered() {
      const id = current
      if (id) later(() => current === id && this.end(), SETTLE)
    },

    /** The current preview is harmless, or is left. */
    end() {
      if (!current) return
      current = ""
      use(store => store.removeItem(PREFIX + tab), undefined)
    },

    /** The writer wants to see the preview of a log all the same. @param {string} id */
    trust(id) {
      suspects.delete(id)
      forget(id)
      this.begin(id)
    },
  }
}
