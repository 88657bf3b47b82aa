// Operations that a reload would interrupt: imports, backups, writes to the blog's folder. While
// one runs in any tab, a new version is not loaded. An operation that was interrupted nevertheless
// is reported at the next start.

import { within } from "./within.js"

/**
 * The stored record of a running operation.
 * @typedef {object} Marker
 * @property {string} kind
 * @property {string} name of the file or log concerned, "" for none
 * @property {number} total number of steps, 0 if unknown
 * @property {number} done
 * @property {string} tab
 */

/**
 * @typedef {object} Markers
 * @property {(key: string, marker: Marker) => Promise<unknown>} put
 * @property {(key: string) => Promise<unknown>} remove
 * @property {() => Promise<[string, Marker][]>} all
 */

/**
 * @typedef {object} Operation
 * @property {Promise<void>} marked resolves when the marker is stored, or cannot be
 * @property {(done: number, total?: number) => void} progress
 * @property {() => void} end
 */

/** @typedef {ReturnType<typeof createOperations>} Operations */

/**
 * Returns the name of the lock that all running operations share: while it is held, worker/sw.js
 * keeps the version.
 * @param {string} folder
 */
export const lockOf = folder => `daylog.operation ${folder}`

/** Operations that cannot end half done: they delay an update, but are not reported. */
const UNREPORTED = ["carry", "list", "purge"]

/** Minimum time between two writes of an operation's progress, in ms. */
const INTERVAL = 1000

/** Time that an operation waits for its marker, at most, in ms: a database may not answer. */
const PATIENCE = 1000

/**
 * @param {object} options
 * @param {string} options.tab
 * @param {string} options.lock see lockOf
 * @param {Markers} options.markers
 * @param {(tab: string) => Promise<boolean>} options.isGone
 * @param {() => number} options.now
 */
export function createOperations({ tab, lock, markers, isGone, now }) {
  /** @type {Map<string, Marker>} */
  const running = new Map()
  /** Called when the last operation has ended. @type {(() => void)[]} */
  let waiting = []
  let count = 0

  const ignore = () => {}

  /**
   * Holds the shared lock until the returned function is called.
   * @returns {() => void}
   */
  function hold() {
    let release = ignore
    /** @type {Promise<void>} */
    const held = new Promise(resolve => {
      release = resolve
    })
    void globalThis.navigator?.locks?.request(lock, { mode: "shared" }, () => held).catch(ignore)
    return release
  }

  /**
   * Begins an operation. The caller ends it after it has succeeded or its failure was reported.
   * @param {string} kind a key of the catalogue under "interrupted" and "running"
   * @param {{ name?: string, total?: number }} [details]
   * @returns {Operation}
   */
  function start(kind, { name = "", total = 0 } = {}) {
    const key = `${tab}.${++count}`
    const marker = { kind, name, total, done: 0, tab }
    const reported = !UNREPORTED.includes(kind)
    const release = hold()
    let stored = now()
    running.set(key, marker)
    const put = reported ? markers.put(key, marker) : Promise.resolve()
    return {
      marked: within(put, PATIENCE).then(ignore, ignore),
      progress(done, newTotal = marker.total) {
        Object.assign(marker, { done, total: newTotal })
        if (!reported || now() - stored < INTERVAL || !running.has(key)) return
        stored = now()
        void markers.put(key, { ...marker }).catch(ignore)
      },
      end() {
        if (!running.delete(key)) return
        release()
        if (reported) void markers.remove(key).catch(ignore)
        if (running.size === 0) for (const resolve of waiting.splice(0)) resolve()
      },
    }
  }

  return {
    start,

    /**
     * Runs `work` as an operation, which begins once its marker is stored.
     * @template T
     * @param {string} kind
     * @param {{ name?: string, total?: number }} details
     * @param {(operation: Operation) => Promise<T>} work
     * @returns {Promise<T>}
     */
    async run(kind, details, work) {
      const operation = start(kind, details)
      try {
        await operation.marked
        return await work(operation)
      } finally {
        operation.end()
      }
    },

    /**
     * Returns the operations that run in this tab, the oldest first.
     * @returns {Marker[]}
     */
    running: () => [...running.values()],

    /**
     * Resolves when no operation runs in this tab.
     * @returns {Promise<void>}
     */
    idle: () => new Promise(resolve => {
      if (running.size === 0) resolve()
      else waiting.push(resolve)
    }),

    /** Returns the operations of closed tabs that did not end, each of them once. */
    async interrupted() {
      /** @type {Marker[]} */
      const found = []
      for (const [key, marker] of await markers.all()) {
        if (marker?.tab === tab || !(await isGone(String(marker?.tab ?? "")))) continue
        await markers.remove(key)
        if (typeof marker?.kind === "string") found.push(marker)
      }
      return found
    },
  }
}
