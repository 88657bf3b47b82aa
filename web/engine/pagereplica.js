// The replica in the page. It renders a keystroke while its event is handled, so that the editor
// and the page change in the same frame; an answer from the worker is one frame late. It loads
// other texts in short steps, in idle time.

import { unpack } from "../browser/packed.js"
import { throttle } from "../browser/throttle.js"
import { batchesOf } from "./blogfeed.js"

/** @import { ZonedBlog } from "./blogfeed.js" */
/** @import { Exports } from "./instance.js" */
/** @import { RenderOptions } from "./replica" */
/** @import { Change, Patch, Problem, Snapshot } from "../types" */

/**
 * A text to load: `isSent` once the instance has it.
 * @typedef {object} Target
 * @property {Snapshot} text
 * @property {RenderOptions} options
 * @property {boolean} isSent
 * @property {(isLoaded: boolean) => void} onDone
 */

/** The longest inserted or deleted text that is rendered within a keystroke, in UTF-16 units. */
const LONGEST_CHANGE = 2000

/** The longest text, in UTF-16 units. A replica needs 20 times as much memory. */
const LONGEST_TEXT = 4_000_000

/**
 * Time that a change may take, in ms. After SLOW_CHANGES longer ones in a row, the worker renders
 * the log.
 */
const SLOW = 12
/** The first changes of a page are slower, until the browser has compiled their code. */
const SLOW_CHANGES = 4

/** Time that a step of loading takes at most as a rule, in ms; see stepTime in wasm/open.go. */
const STEP = 6

/**
 * Number of changes after which garbage is collected in idle time, so that it is not collected
 * during a keystroke.
 */
const CHANGES = 40

/** Length of the text that a step of the check reads at most as a rule, in UTF-16 units. */
const CHECKED = 20_000

/** Minimum time between two starts, in ms. */
const PAUSE = 15_000

/**
 * Creates a Replica.
 * @param {object} options
 * @param {() => Promise<Exports>} options.start starts an instance of the engine
 * @param {(work: (left: () => number) => void) => void} options.idle calls back in idle time, with
 *   the ms that are left of it
 * @param {(offset?: number) => boolean} [options.isLong] see createEngine
 * @param {Parameters<typeof throttle>[2]} [options.time]
 */
export function createPageReplica({ start, idle, isLong = () => false, time }) {
  /** @type {Exports | null} */
  let exports = null
  let canStart = true
  /**
   * The text in whose call the instance was interrupted; then no later answer of it can be trusted.
   * @type {Snapshot | null}
   */
  let fatal = null
  /** Whether this replica renders the current log. */
  let isSuitable = true
  let slowChanges = 0
  let changes = 0
  /** The text that the instance holds; null while it holds a part. @type {Snapshot | null} */
  let held = null
  /** The text to load. @type {Target | null} */
  let target = null
  let isScheduled = false
  /** The blog, null for the default one. @type {ZonedBlog | null} */
  let blog = null
  /** The calls that give the blog to the instance. @type {[name: string, ...args: unknown[]][]} */
  let blogCalls = []

  const restart = throttle(() => {
    exports = fatal = null
    canStart = isSuitable = true
    if (target) schedule()
  }, PAUSE, time)

  /** @param {Snapshot} text @param {string} name @param {unknown[]} args */
  function call(text, name, ...args) {
    held = null
    fatal = text // unless the call returns
    const result = exports?.[name](...args)
    if (result) fatal = null
    if (result && "value" in result) return result.value
    isSuitable = false
    throw new Error(String(result ? result.error : `the engine ended in ${name}`))
  }

  /** @param {boolean} isLoaded */
  function finish(isLoaded) {
    const done = target
    target = null
    done?.onDone(isLoaded)
  }

  function schedule() {
    if (isScheduled) return
    isScheduled = true
    idle(async left => {
      try {
        if (!exports && canStart) await launch()
        do step()
        while (target && left() > STEP)
      } catch {
        finish(false)
      }
      isScheduled = false
      if (target) schedule()
    })
  }

  async function launch() {
    canStart = false // if it fails, the worker renders everything
    exports = await start()
    blogCalls = blog ? callsOf(blog) : []
  }

  /** Takes one step of loading. */
  function step() {
    if (!target) return
    if (isLong()) isSuitable = false
    if (!exports || !isSuitable) return finish(false)
    const { text, options, isSent } = target
    const [next] = blogCalls
    if (next) {
      call(text, ...next)
      return void blogCalls.shift()
    }
    if (text === held) return collect(text)
    target.isSent = true
    const state = call(text, "load", isSent ? null : text.text(), options)
    if (state === "complete") held = text
    if (state === "refused") finish(false)
  }

  /** @param {Snapshot} text */
  function collect(text) {
    if (changes >= CHANGES) {
      changes = 0
      call(text, "collect")
      held = text
    }
    finish(true)
  }

  return {
    /** @param {Snapshot} text */
    holds: text => held === text,

    /**
     * Loads a text in idle time.
     * @param {Snapshot} text
     * @param {RenderOptions} options
     * @returns {Promise<boolean>}
     */
    load(text, options) {
      finish(false)
      const isRefused = text === fatal || text.length > LONGEST_TEXT || !isSuitable && !fatal
      if (isRefused) return Promise.resolve(false)
      if (text === held && changes < CHANGES) return Promise.resolve(true)
      return new Promise(onDone => {
        target = { text, options, isSent: false, onDone }
        if (fatal) restart()
        else schedule()
      })
    },

    /**
     * @param {Snapshot} text
     * @param {RenderOptions} options
     * @param {Change} change
     * @returns {Patch | null}
     */
    change(text, options, change) {
      const length = Math.max(change.text.length, change.end - change.start)
      if (!held || !isSuitable || length > LONGEST_CHANGE || isLong(change.start)) return null
      const begun = performance.now()
      const checked = { ...change, length: text.length, hash: text.hash() }
      const patch = call(text, "change", checked, options)
      slowChanges = performance.now() - begun > SLOW ? slowChanges + 1 : 0
      isSuitable = slowChanges < SLOW_CHANGES
      changes++
      held = patch && text
      return patch && unpack(patch)
    },

    /**
     * Resolves to the problems of the text that this replica holds; null if the text changes before
     * all of it is checked. Takes short steps in idle time.
     * @param {Snapshot} text
     * @param {RenderOptions} options
     * @returns {Promise<Problem[] | null>}
     */
    async check(text, options) {
      while (held === text && exports) {
        const problems = call(text, "check", options, CHECKED)
        held = text
        if (problems) return problems
        await new Promise(resolve => idle(resolve))
      }
      return null
    },

    /** Renders with another blog, after the next load. @param {ZonedBlog} next */
    setBlog(next) {
      blog = next
      blogCalls = callsOf(next)
      held = null
    },

    /** Another log is opened. */
    reset() {
      finish(false)
      held = null
      isSuitable = true
      slowChanges = 0
      changes = CHANGES // the blocks of the last log are garbage
    },

    /** Leaves the current log to the worker. */
    suspend() {
      isSuitable = false
    },

    /** Drops the instance; the next load starts another one. */
    close() {
      this.reset()
      exports = fatal = null
      canStart = true
    },
  }
}

/**
 * Returns the calls that give a blog to an instance.
 * @param {ZonedBlog} blog
 * @returns {[name: string, ...args: unknown[]][]}
 */
function callsOf({ files, chosen, zone }) {
  const batches = batchesOf(files).map((batch, number) =>
    /** @type {[string, ...unknown[]]} */ (["blogFiles", batch, number === 0]))
  return [...batches, ["openBlog", chosen, zone]]
}
