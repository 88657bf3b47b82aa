// The same logs in two tabs. What one stores shows in the other that has it open, once that is idle. Where both have changed
// a text, none is written over: the second tab's goes on as a log of its own.

import { readLog } from "../browser/records.js"

/** @import { Log, Summary } from "../types" */

/** What a tab tells the others. @typedef {{ stored: Summary } | { gone: string }} News */

/**
 * @typedef {object} Options
 * @property {BroadcastChannel | null} channel null where the browser has none
 * @property {{ save(log: Log): Promise<Log | null>, peek(id: string): Promise<{ log: Log, hasText: boolean, adopt(): void } | null>, differs(log: Log): boolean }} store
 * @property {{ get(id: string): Log | undefined, drop(id: string): void }} saves
 * @property {() => Log} open the log that is open here
 * @property {() => Promise<void>} over resolves when nothing is composed
 * @property {(log: Log) => void} onShow the open log is this now, as another tab has written it
 * @property {(log: Summary) => void} onLearn a log that is not open is this now
 * @property {(id: string) => void} onGone another tab has put a log into the bin
 * @property {(mine: Log, theirs: Log) => void} onBoth both tabs have changed it, and mine is stored nowhere yet
 */

/** @param {Options} options */
export function create({ channel, store, saves, open, over, onShow, onLearn, onGone, onBoth }) {
  /** Whether a log has words here that are not stored. @param {string} id */
  const busy = id => {
    const waiting = saves.get(id)
    return !!waiting && store.differs(waiting)
  }

  /** Shows the open log as it is stored, unless it has changed here, or another is open by then. @param {string} id */
  async function follow(id) {
    if (busy(id)) return
    const there = await store.peek(id)
    await over()
    if (!there?.hasText || busy(id) || open().id !== id) return
    there.adopt()
    saves.drop(id)
    if (there.log.text !== open().text || there.log.title !== open().title) onShow(there.log)
  }

  /** @param {News} news */
  async function hear(news) {
    // A log that is pending here is taken out of the bin again when it is stored.
    if ("gone" in news) return void (busy(news.gone) || onGone(news.gone))
    const { stamp, binned, ...stored } = readLog(news.stored)
    if (stored.id === "") return
    onLearn(stored)
    if (stored.id === open().id) await follow(stored.id)
  }

  // What cannot be read now is met again when it is written: then nothing is written over.
  channel?.addEventListener("message", event => void hear(event.data).catch(() => {}))

  return {
    /**
     * Stores a log; rejects when that is not possible.
     * @param {Log} log
     */
    async write(log) {
      const theirs = await store.save(log)
      if (!theirs) {
        const { text, ...summary } = log
        return channel?.postMessage(/** @type {News} */ ({ stored: summary }))
      }
      const mine = open().id === log.id ? open() : saves.get(log.id) ?? log
      saves.drop(log.id)
      onLearn(theirs)
      if (store.differs(mine)) onBoth(mine, theirs)
      else await follow(log.id)
    },

    /** Looks whether the open log was changed while this tab heard nothing. */
    look: () => follow(open().id).catch(() => {}),

    /** Tells that a log is in the bin. @param {string} id */
    tellGone: id => channel?.postMessage(/** @type {News} */ ({ gone: id })),
  }
}
