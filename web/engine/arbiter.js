// Decides which replica of the engine renders a change. The replica in the page renders a keystroke
// at once, if it holds the text that the page shows; the replica in the worker renders everything
// else. The other replica gets the text afterwards: the page's in idle time, the worker's
// after 1 s without a new patch.
//
// An error in a call concerns that call only; then the next page is a whole one. An engine that has
// ended is not called until it is restarted: the caller restarts the worker when the text changes,
// and the replica in the page restarts itself.

import { createBlogFeed } from "./blogfeed.js"
import { createDeferred } from "./deferred.js"
import { createLateness } from "./lateness.js"
import { createQueue } from "./queue.js"
import { createWorkerReplica } from "./workerreplica.js"

/** @import { RenderOptions } from "./replica" */
/** @import { BlogSource, BlogSummary, Change, Clock, Patch, Problem, Snapshot } from "../types" */

/**
 * A log's text, or with `template` that of a template of daily logs; `name` is the name of its file
 * or its path in the blog, "" for none.
 * @typedef {{ id: string, text: Snapshot, name?: string, template?: boolean }} Source
 */
/** @typedef {ReturnType<typeof import("./pagereplica.js").createPageReplica>} PageReplica */

/** The longest text with a preview, in UTF-16 units. */
export const LONGEST = 20_000_000

/** Time after the last keystroke at which the worker gets the text, in ms. */
const SYNC = 1000

/** Time after which a page counts as late, in ms. */
const LATE = 300

/**
 * @param {object} options
 * @param {Parameters<typeof createWorkerReplica>[0]} options.start starts a worker
 * @param {PageReplica} [options.pageReplica] the replica in the page, if there is one
 * @param {(work: () => void) => void} options.frame calls back in the next frame, before it is
 *   drawn. A keystroke's patch goes into the page there, which keeps the task of its event short
 * @param {(work: () => void) => void} options.behind calls back soon after the next frame
 * @param {() => Clock} options.clock the writer's clock
 * @param {(patch: Patch, text: Snapshot) => void} options.onPatch patches the page; `text` is its
 *   new text
 * @param {(patch: Patch, text: Snapshot) => void} [options.onPainted] does the work that may wait
 *   until the page is drawn, for the newest patch only
 * @param {() => void} [options.onTooLong] the text is too long for a preview
 * @param {(isReady: boolean) => void} [options.onReady] whether the replica in the page takes the
 *   next keystroke
 * @param {(isLate: boolean) => void} [options.onLate] whether the page has been out of date for
 *   LATE ms
 * @param {(error: Error) => void} options.onTrouble a text could not be rendered
 * @param {(error: Error) => void} options.onEnd the worker's engine has ended
 * @param {() => void} [options.onMissed] the text has changed, and the worker's engine has ended
 */
export function createArbiter(options) {
  const { start, pageReplica, frame, behind, clock, onPatch, onTrouble, onEnd } = options
  const { onPainted = ignore, onTooLong = ignore, onReady = ignore, onLate = ignore } = options
  const { onMissed = ignore } = options
  /** The text to show. @type {Source | null} */
  let newest = null
  /** Whether the next patch must be the whole page. */
  let isStale = true
  /** Grows when the answers that are in flight become useless. */
  let generation = 0
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let syncTimer
  const display = createDisplay({
    frame, behind, onPatch, onPainted,
    onShown: synchronize,
    onFailure() {
      pageReplica?.suspend()
      void refresh()
    },
  })
  const { shown } = display
  const lateness = createLateness(LATE, onLate)
  const queue = createQueue(renderInWorker, lateness.stop)
  const worker = createWorkerReplica(start, error => {
    display.finish()
    onEnd(error)
  })
  const feed = createBlogFeed({
    call: worker.call, hasEnded: worker.hasEnded,
    onOpen(blog) {
      openLog()
      pageReplica?.setBlog(blog)
    },
  })

  /** @returns {RenderOptions} */
  function optionsOf() {
    return { name: newest?.name ?? "", clock: clock(), isTemplate: newest?.template }
  }

  /** Makes the answers that are in flight useless, and the next page a whole one. */
  function invalidate() {
    generation++
    isStale = true
  }

  /** Renders the whole page again. */
  function refresh() {
    invalidate()
    return queue.render()
  }

  // ———— Rendering ————

  /**
   * Renders a text. Resolves once the page shows it, or cannot show it.
   * @param {Source} source
   * @param {Change} [change] the change that made the text from the one before
   * @returns {Promise<void>}
   */
  async function update(source, change) {
    const before = newest
    if (before?.id !== source.id) openLog()
    else if (before.name !== source.name) {
      isStale = true
      pageReplica?.reset() // it would check the text under the previous name
    }
    newest = source
    if (source.text.length > LONGEST) return leave()
    if (!isStale && shown() === source.text) return
    if (worker.misses(source.text)) onMissed()
    if (change && before?.text === shown() && !isStale && renderInPage(source, change)) return
    onReady(false)
    await queue.render()
  }

  function openLog() {
    invalidate()
    display.drop()
    pageReplica?.reset()
  }

  function leave() {
    invalidate()
    newest = null
    onReady(false)
    onTooLong()
  }

  /** @param {Source} source @param {Change} change */
  function renderInPage({ text, template }, change) {
    const before = shown()
    if (!pageReplica || template || !before || !pageReplica.holds(before)) return false
    try {
      const patch = pageReplica.change(text, optionsOf(), change)
      if (patch) display.showLater(patch, text)
      return patch !== null
    } catch {
      return false // the worker renders the text
    }
  }

  /** Renders the newest text, if the page does not show it. The queue calls it. */
  async function renderInWorker() {
    // A new blog needs a whole page. Do not render one for the blog before it.
    const reading = isStale ? feed.reading() : null
    if (reading) await reading
    if (!newest || worker.hasEnded() || !isStale && shown() === newest.text) return
    const mine = generation
    const { text } = newest
    lateness.start()
    try {
      const before = shown()
      const isWhole = isStale || !before || !worker.holds(before)
      const patch = await worker.change(text, { ...optionsOf(), isWhole })
      if (mine !== generation || !patch) return
      lateness.stop()
      isStale = false
      if (display.showPending()) display.show(patch, text)
    } catch (error) {
      if (mine !== generation) return
      isStale = true
      if (worker.hasEnded()) return
      display.finish() // the page before is complete
      onTrouble(error instanceof Error ? error : new Error(String(error)))
    }
  }

  // ———— Synchronizing the other replica ————

  function synchronize() {
    void syncPage()
    clearTimeout(syncTimer)
    syncTimer = setTimeout(syncWorker, SYNC)
  }

  async function syncPage() {
    const text = shown()
    if (!pageReplica || !text || newest?.template) return
    const isLoaded = await pageReplica.load(text, optionsOf())
    // Meanwhile the writer may have typed, or opened another log.
    if (isLoaded && text === newest?.text && text === shown()) onReady(true)
  }

  function syncWorker() {
    const text = shown()
    if (!text || isStale || text !== newest?.text || worker.holds(text) || worker.hasEnded()) return
    queue.run(() => worker.load(text, optionsOf()).catch(ignore))
  }

  /**
   * Resolves to the problems of the text that the page shows; null if it shows another text before
   * the answer.
   * @returns {Promise<Problem[] | null>}
   */
  async function check() {
    const text = shown()
    if (!text || isStale) return null
    const problems = await (pageReplica?.holds(text) && !newest?.template
      ? pageReplica.check(text, optionsOf()) : checkInWorker(text))
    return text === shown() ? problems : null
  }

  /** @param {Snapshot} text @returns {Promise<Problem[] | null>} */
  async function checkInWorker(text) {
    await queue.running()
    if (!worker.hasEnded() && !worker.holds(text) && text === shown()) {
      queue.run(() => worker.load(text, optionsOf()).catch(ignore))
      await queue.running()
    }
    return worker.holds(text) ? worker.check(optionsOf()) : null
  }

  return {
    update,
    refresh,
    check,
    call: worker.call,
    hasEnded: worker.hasEnded,

    /**
     * Makes a blog the one that publishes the texts, and renders the page again. Resolves to a
     * summary of the blog, null if the engine cannot read it.
     * @param {BlogSource} blog
     * @returns {Promise<BlogSummary | null>}
     */
    async setBlog(blog) {
      const summary = await feed.set(blog)
      if (newest) await queue.render()
      return summary
    },

    /** Replaces both instances, and renders the page again. */
    async restart() {
      worker.restart()
      pageReplica?.close()
      invalidate()
      await feed.again().catch(ignore) // the page follows the default blog then
      await queue.render()
    },
  }
}

function ignore() {}

/**
 * Passes patches to the page, in order, and defers the work that may wait until the page is drawn.
 * @param {object} options
 * @param {(work: () => void) => void} options.frame calls back in the next frame, before it is
 *   drawn
 * @param {(work: () => void) => void} options.behind calls back soon after the next frame
 * @param {(patch: Patch, text: Snapshot) => void} options.onPatch patches the page
 * @param {(patch: Patch, text: Snapshot) => void} options.onPainted does the deferred work
 * @param {() => void} options.onShown the page shows another text
 * @param {() => void} options.onFailure a patch did not fit the page
 */
function createDisplay({ frame, behind, onPatch, onPainted, onShown, onFailure }) {
  /** The text that the page shows, or will show in the next frame. @type {Snapshot | null} */
  let shown = null
  /** Patches for the next frame. @type {{ patch: Patch, text: Snapshot }[]} */
  let pending = []
  /** Those of the last patch that has them. @type {Pick<Patch, "post" | "page"> | null} */
  let known = null
  const rest = createDeferred(behind)

  /** Shows a patch now. @param {Patch} patch @param {Snapshot} text */
  function show(patch, text) {
    shown = text
    const post = /** @type {Patch["post"]} */ (patch.post ?? known?.post)
    const page = /** @type {Patch["page"]} */ (patch.page ?? known?.page)
    known = { post, page }
    const whole = { ...patch, ...known }
    onPatch(whole, text)
    rest.run(() => onPainted(whole, text), patch.fresh)
    onShown()
  }

  /** Shows the patches for the next frame now. Returns false if one did not fit the page. */
  function showPending() {
    try {
      for (const { patch, text } of pending.splice(0)) show(patch, text)
      return true
    } catch {
      onFailure()
      return false
    }
  }

  return {
    shown: () => shown,
    show,
    showPending,

    /** Shows a patch in the next frame. @param {Patch} patch @param {Snapshot} text */
    showLater(patch, text) {
      shown = text
      pending.push({ patch, text })
      frame(showPending)
    },

    /** Drops the patches and the deferred work of a log that is no longer open. */
    drop() {
      rest.drop()
      pending = []
    },

    /** Runs the deferred work now. */
    finish: rest.finish,
  }
}
