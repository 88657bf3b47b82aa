// Decides which replica of the engine renders a change. The replica in the page renders a keystroke at once, if it holds the text that
// the page shows; the replica in the worker renders everything else. In idle time the other replica gets the text as well.
//
// An error in a call concerns that call only; then the next page is a whole one. An engine that has ended is not called until it is
// restarted: the caller restarts the worker when the text changes, and the replica in the page restarts itself.

import { createDeferred } from "./deferred.js"
import { createLateness } from "./lateness.js"
import { createWorkerReplica } from "./workerreplica.js"

/** @import { RenderOptions, Replica } from "./replica" */
/** @import { Change, Clock, Language, Patch, Snapshot } from "../types" */

/** A log's text; `template`: a template of daily logs. @typedef {{ id: string, text: Snapshot, template?: boolean }} Source */
/** @typedef {ReturnType<typeof import("./messenger.js").connect>} Connection */
/** @typedef {ReturnType<typeof import("./pagereplica.js").createPageReplica>} PageReplica */

/** The longest text with a preview, in UTF-16 units. */
export const LONGEST = 20_000_000

/** Time after the last keystroke at which the worker gets the text, in ms. */
const SYNC = 1000

/** Time after which a page counts as late, in ms. */
const LATE = 300

/**
 * @param {object} options
 * @param {(onEnd: (error: Error) => void) => Connection} options.start starts a worker
 * @param {PageReplica} [options.page] the replica in the page, if there is one
 * @param {(work: () => void) => void} options.frame calls back in the next frame, before it is drawn. A keystroke's patch goes into the
 *   page there, which keeps the task of its event short
 * @param {(work: () => void) => void} options.behind calls back soon after the next frame
 * @param {() => Clock} options.clock the writer's clock
 * @param {(patch: Patch, text: Snapshot) => void} options.onPatch patches the page; `text` is its new text
 * @param {(patch: Patch, text: Snapshot) => void} [options.onRest] does the work that may wait until the page is drawn, for the newest
 *   patch only
 * @param {() => void} [options.onTooLong] the text is too long for a preview
 * @param {(isReady: boolean) => void} [options.onReady] whether the replica in the page takes the next keystroke
 * @param {(isLate: boolean) => void} [options.onLate] whether the page has been out of date for LATE ms
 * @param {(error: Error) => void} options.onTrouble a text could not be rendered
 * @param {(error: Error) => void} options.onEnd the worker's engine has ended
 * @param {() => void} [options.onMissed] the text has changed, and the worker's engine has ended
 */
export function createArbiter(options) {
  const { start, page, frame, behind, clock, onPatch, onRest = ignore, onTooLong = ignore, onReady = ignore, onLate = ignore, onTrouble, onEnd, onMissed = ignore } = options
  /** The text to show. @type {Source & { language: Language } | null} */
  let newest = null
  /** The text that the page shows, or will show in the next frame. @type {Snapshot | null} */
  let shown = null
  /** Whether the next patch must be the whole page. */
  let isStale = true
  /** Grows when the answers that are in flight become useless. */
  let session = 0
  let hasEnded = false
  /** The newest text since the worker's engine has ended. @type {Snapshot | null} */
  let unanswered = null
  /** Resolves when the worker's replica has nothing to do. @type {Promise<void> | null} */
  let working = null
  /** Whether the newest text is to be rendered when the task that runs has ended. */
  let isPending = false
  /** Patches for the next frame. @type {{ patch: Patch, text: Snapshot }[]} */
  let queue = []
  /** @type {Patch["post"] | null} */
  let post = null
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let syncTimer
  const rest = createDeferred(behind)
  const lateness = createLateness(LATE, onLate)
  let connection = launch()
  /** @type {Replica} */
  let worker = createWorkerReplica(connection.call)

  function launch() {
    return start(error => {
      hasEnded = true
      unanswered = newest?.text ?? null
      rest.finish()
      onEnd(error)
    })
  }

  /** @returns {RenderOptions} */
  const optionsOf = () => ({ language: newest?.language ?? "en", clock: clock(), isTemplate: newest?.template })

  /** Makes the answers that are in flight useless, and the next page a whole one. */
  function invalidate() {
    session++
    isStale = true
  }

  // ———— Showing a patch ————

  /** Shows the patches of the last keystrokes. Returns whether the page could take them; if not, a whole page follows. */
  function showQueue() {
    try {
      for (const { patch, text } of queue.splice(0)) show(patch, text)
      return true
    } catch {
      page?.suspend()
      invalidate()
      void renderInWorker()
      return false
    }
  }

  /** @param {Patch} patch @param {Snapshot} text */
  function show(patch, text) {
    shown = text
    post = patch.post ?? post
    const whole = { ...patch, post: /** @type {Patch["post"]} */ (post) }
    onPatch(whole, text)
    rest.run(() => onRest(whole, text), patch.fresh)
    syncPage()
    clearTimeout(syncTimer)
    syncTimer = setTimeout(syncWorker, SYNC)
  }

  // ———— Rendering ————

  /**
   * Renders a text. Resolves once the page shows it, or cannot show it.
   * @param {Source} source
   * @param {Language} language
   * @param {Change} [change] the change that made the text from the one before
   * @returns {Promise<void>}
   */
  async function update(source, language, change) {
    const before = newest
    if (before?.id !== source.id || before.language !== language) openLog()
    newest = { ...source, language }
    if (source.text.length > LONGEST) return leave()
    if (hasEnded && isUnanswered(source.text)) onMissed()
    if (change && before?.text === shown && !isStale && renderInPage(source, change)) return
    onReady(false)
    await renderInWorker()
  }

  function openLog() {
    invalidate()
    rest.drop()
    queue = []
    page?.reset()
  }

  function leave() {
    invalidate()
    newest = null
    onReady(false)
    onTooLong()
  }

  /** Reports whether a text differs from the one with which the engine has ended, or from the last one since. @param {Snapshot} text */
  function isUnanswered(text) {
    const before = unanswered ?? text
    unanswered = text
    return before !== text && before.text() !== text.text()
  }

  /** @param {Source} source @param {Change} change */
  function renderInPage({ text, template }, change) {
    if (!page || template || !shown || !page.holds(shown)) return false
    try {
      const patch = page.change(text, optionsOf(), change)
      if (!patch) return false
      shown = text
      queue.push({ patch, text })
      frame(showQueue)
      return true
    } catch {
      return false // the worker renders the text
    }
  }

  /** Renders the newest text in the worker. Resolves when nothing is left to render. */
  function renderInWorker() {
    if (working) isPending = true
    else working = work(renderNewest)
    return working
  }

  /** Runs one task of the worker's replica at a time. A text that is to be rendered meanwhile is rendered afterwards. @param {() => Promise<unknown>} task */
  async function work(task) {
    try {
      await task()
      while (isPending) {
        isPending = false
        await renderNewest()
      }
    } finally {
      lateness.stop()
      working = null
    }
  }

  async function renderNewest() {
    if (!newest || hasEnded || !isStale && shown === newest.text) return
    const mine = session
    const { text } = newest
    lateness.start()
    try {
      const isWhole = isStale || !shown || !worker.holds(shown)
      const patch = await worker.change(text, { ...optionsOf(), isWhole })
      if (mine !== session || !patch) return
      lateness.stop()
      isStale = false
      if (showQueue()) show(patch, text)
    } catch (error) {
      if (mine !== session) return
      isStale = true
      if (hasEnded) return
      rest.finish() // the page before is complete
      onTrouble(error instanceof Error ? error : new Error(String(error)))
    }
  }

  // ———— Synchronizing the other replica ————

  async function syncPage() {
    const text = shown
    if (!page || !text || newest?.template) return
    // Meanwhile the writer may have typed, or opened another log.
    if (await page.load(text, optionsOf()) && text === newest?.text && text === shown) onReady(true)
  }

  function syncWorker() {
    const text = shown
    if (!text || working || isStale || hasEnded || text !== newest?.text || worker.holds(text)) return
    working = work(() => worker.load(text, optionsOf()).catch(ignore))
  }

  return {
    update,

    /** Renders the whole page again. */
    refresh() {
      invalidate()
      return renderInWorker()
    },

    /** Calls a function of the worker's engine. @type {Connection["call"]} */
    call: (name, ...args) => connection.call(name, ...args),

    /** Reports whether the worker's engine has ended. */
    hasEnded: () => hasEnded,

    /** Replaces the worker, and renders the page again. */
    restart() {
      connection.close()
      hasEnded = false
      invalidate()
      page?.close()
      connection = launch()
      worker = createWorkerReplica(connection.call)
      return renderInWorker()
    },
  }
}

function ignore() {}
