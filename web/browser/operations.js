// Operations that a reload would interrupt: imports, backups, writes to the blog's folder. While one runs, a new version waits,
// in every tab; an operation that was interrupted all the same is reported at the next start.

/**
 * What is stored of a running operation.
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

/** @typedef {ReturnType<typeof operations>} Operations */

/** The lock that every running operation shares: while it is held, worker/sw.js keeps the version. @param {string} folder */
export const lockOf = folder => `daylog.operation ${folder}`

/** Operations that leave nothing half done: they delay an update, but are not reported. */
const unreported = ["carry", "list", "purge"]

/** How often the progress of an operation is stored at most, in ms. */
const interval = 1000

/** How long an operation waits for its marker at most, in ms: a database may not answer. */
const patience = 1000

/** Resolves when a promise is settled, or after some milliseconds. @param {number} delay @param {Promise<unknown>} promise @returns {Promise<void>} */
const within = (delay, promise) => new Promise(resolve => {
  const timer = setTimeout(resolve, delay)
  const settled = () => (clearTimeout(timer), resolve())
  promise.then(settled, settled)
})

/**
 * @param {object} options
 * @param {string} options.tab
 * @param {string} options.lock see lockOf
 * @param {Markers} options.markers
 * @param {(tab: string) => Promise<boolean>} options.isGone
 * @param {() => number} options.now
 */
export function operations({ tab, lock, markers, isGone, now }) {
  /** @type {Map<string, Marker>} */
  const running = new Map()
  /** Called when the last operation has ended. @type {(() => void)[]} */
  let waiting = []
  let count = 0

  const ignore = () => {}

  /** Holds the shared lock until release is called. @returns {() => void} */
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
   * Begins an operation. Its caller ends it when it has succeeded or its failure is reported.
   * @param {string} kind a key of the catalogue under "interrupted" and "running"
   * @param {{ name?: string, total?: number }} [details]
   * @returns {Operation}
   */
  function begin(kind, { name = "", total = 0 } = {}) {
    const key = `${tab}.${++count}`
    const marker = { kind, name, total, done: 0, tab }
    const reported = !unreported.includes(kind)
    const release = hold()
    let stored = now()
    running.set(key, marker)
    const marked = reported ? within(patience, markers.put(key, marker)) : Promise.resolve()
    return {
      marked,
      progress(done, of = marker.total) {
        Object.assign(marker, { done, total: of })
        if (!reported || now() - stored < interval || !running.has(key)) return
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
    begin,

    /**
     * Runs `work` as an operation, which begins once its marker is stored.
     * @template T
     * @param {string} kind
     * @param {{ name?: string, total?: number }} details
     * @param {(operation: Operation) => Promise<T>} work
     * @returns {Promise<T>}
     */
    async run(kind, details, work) {
      const operation = begin(kind, details)
      try {
        await operation.marked
        return await work(operation)
      } finally {
        operation.end()
      }
    },

    /** The operations that run in this tab, the oldest first. @returns {Marker[]} */
    running: () => [...running.values()],

    /** Resolves when none runs in this tab. @returns {Promise<void>} */
    idle: () => (running.size === 0 ? Promise.resolve() : new Promise(resolve => waiting.push(resolve))),

    /** Operations of closed tabs that did not end; each is returned once. */
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
