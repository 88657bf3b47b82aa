// Synchronizes logs between tabs. A log that one tab stores is shown by another tab that has it
// open, once its own changes are stored and no composition is in progress. If both tabs have
// changed a log, neither text is overwritten: the second tab continues with a copy.

import { readLog } from "../browser/records.js"

/** @import { Log, Summary } from "../types" */

/**
 * A message to the other tabs: a log, or the id of one that is in the bin now, or the copy of the
 * blog has changed.
 * @typedef {{ stored: Summary } | { gone: string } | { blog: true }} Message
 */

/**
 * A stored log that this tab has not adopted yet.
 * @typedef {{ log: Log, hasText: boolean, adopt(): void }} Peeked
 */

/**
 * @typedef {object} Database
 * @property {(log: Log) => Promise<Log | null>} save
 * @property {(id: string) => Promise<Peeked | null>} peek
 * @property {(log: Log) => boolean} differs
 */

/**
 * @typedef {object} Options
 * @property {BroadcastChannel | null} channel null if the browser has none
 * @property {Database} database
 * @property {{ get(id: string): Log | undefined, drop(id: string): void }} saver
 * @property {() => Log} open returns the open log of this tab
 * @property {() => Promise<void>} composed resolves when no composition is in progress
 * @property {(log: Log) => void} onShow another tab has stored a new version of the open log
 * @property {(log: Summary) => void} onLearn another tab has stored a log
 * @property {(id: string) => void} onGone another tab has moved a log to the bin
 * @property {(mine: Log, theirs: Log) => void} onConflict both tabs have changed a log, and mine is
 *   not stored
 * @property {() => void} onBlog another tab has stored or removed the copy of the blog
 */

/** @param {Options} options */
export function createTabs(options) {
  const { channel, database, saver, open, composed, onShow, onLearn, onGone } = options
  const { onConflict, onBlog } = options
  /** Reports whether a log has unsaved changes of its text here. @param {string} id */
  const isChanged = id => {
    const unsaved = saver.get(id)
    return unsaved !== undefined && database.differs(unsaved)
  }

  /**
   * Shows the stored version of the open log, unless it has unsaved changes here.
   * @param {string} id
   */
  async function follow(id) {
    if (isChanged(id)) return
    const stored = await database.peek(id)
    await composed()
    if (!stored?.hasText || isChanged(id) || open().id !== id) return
    stored.adopt()
    saver.drop(id)
    const { log } = stored
    if (log.text !== open().text || log.title !== open().title) onShow(log)
  }

  /** @param {Message} message */
  async function receive(message) {
    if ("blog" in message) return onBlog()
    if ("gone" in message) {
      // Storing the unsaved changes takes the log out of the bin again.
      if (!isChanged(message.gone)) onGone(message.gone)
      return
    }
    const { stamp, binned, ...stored } = readLog(message.stored)
    if (stored.id === "") return
    onLearn(stored)
    if (stored.id === open().id) await follow(stored.id)
  }

  /** @param {Message} message */
  const send = message => channel?.postMessage(message)

  // If reading fails here, the next write detects the conflict.
  channel?.addEventListener("message", ({ data }) => void receive(data).catch(() => {}))

  return {
    /** Stores a log. Rejects with the browser's reason. @param {Log} log */
    async write(log) {
      const theirs = await database.save(log)
      if (!theirs) {
        const { text, ...summary } = log
        return send({ stored: summary })
      }
      const mine = open().id === log.id ? open() : saver.get(log.id) ?? log
      saver.drop(log.id)
      onLearn(theirs)
      if (database.differs(mine)) onConflict(mine, theirs)
      else await follow(log.id)
    },

    /** Shows the stored version of the open log if another tab has changed it. */
    look: () => follow(open().id).catch(() => {}),

    /** Tells the other tabs that a log was moved to the bin. @param {string} id */
    tellGone: id => send({ gone: id }),

    /** Tells the other tabs that the copy of the blog was stored or removed. */
    tellBlog: () => send({ blog: true }),
  }
}
