// Keeps the page following the text, by two engines: the worker's, which takes any text, and one in the page (near/), which takes
// a key's change at once while it holds the text that the page shows. What one of them did the other one learns in a pause.
//
// An engine may fail in two ways: in a call, by an answer that is an error, after which the next text is
// tried as a whole; or for good, after which nothing is asked until it was restarted. A changed text asks
// for that: the worker's engine is restarted by the caller, the one in the page here.

import { throttle } from "../browser/throttle.js"

/** @import { Change, Clock, Engine, Language, Patch, Snapshot } from "../types" */

/** A text; `template` says that it is one of daily logs. @typedef {{ id: string, text: Snapshot, template?: boolean }} Source */
/** @typedef {Awaited<ReturnType<typeof import("./near/index.js").create>>} Near */

/** The longest change that the engine in the page takes. */
const KEY = 2000

/** When some changes in a row take it longer than this, in milliseconds, the worker has the next ones of this text: no key is to wait. */
const SLOW = 12
const SLOW_ONES = 4 // the first ones are, as their code is compiled

/** A text longer than this has no preview, and one longer than that is the worker's alone: an engine takes 20 times its length. */
export const LONGEST = 20_000_000
const LONGEST_NEAR = 4_000_000

/** How long a step of the engine in the page takes at most, as a rule, in milliseconds. */
const STEP = 6

/** The least time between two starts of the engine in the page, in milliseconds. */
const NEAR_PAUSE = 15_000

/** How long nobody types before the worker is told of what it missed, in milliseconds. */
const REST = 1000

/**
 * @param {object} options
 * @param {(onEnd: (error: Error) => void) => Engine & { close(): void }} options.start starts an engine
 * @param {(module: WebAssembly.Module) => Promise<Near>} [options.near] starts one in the page
 * @param {(work: (left: () => number) => void) => void} [options.idle] does work when nothing else is to be done, for as long as is left
 *   of that, in milliseconds
 * @param {(work: () => void) => void} [options.frame] does work in the next frame, before it is drawn: there the page is patched, so that the
 *   key's own task is no longer than it must be
 * @param {(work: () => void) => void} [options.behind] does work behind the next frame, soon
 * @param {() => Clock} options.clock the writer's, for what depends on it: a date that is yet to come
 * @param {<T>(work: Promise<T>) => Promise<T>} [options.track] hears of each update
 * @param {(offset?: number) => boolean} [options.isLong] whether the block at an offset of the page is too long to be read within
 *   a keystroke; without an offset, whether the page has a block that is too long to be read within a step
 * @param {() => void} [options.onTooLong] the text is too long for a page
 * @param {(ready: boolean) => void} [options.onNear] whether the one in the page takes the next key
 * @param {(patch: Patch, text: Snapshot) => void} options.onPatch the page changes; text is what it was made from
 * @param {(patch: Patch, text: Snapshot) => void} [options.onRest] what else is to be done for the page that is shown, of the newest
 *   patch only and behind the frame that shows it: no key waits for what is said about a page
 * @param {(error: Error) => void} options.onTrouble a text could not be made into a page
 * @param {(error: Error) => void} options.onEnd the engine has ended
 * @param {() => void} [options.onMissed] the text changes, and the engine has ended
 * @param {Parameters<typeof throttle>[2]} [options.time]
 */
export function create({ start, near: startNear, idle = work => setTimeout(() => work(() => 0), 50), frame = work => work(), behind = work => setTimeout(work, 20), clock, track = work => work, isLong = () => false, onTooLong = () => {}, onNear = () => {}, onPatch, onRest = () => {}, onTrouble, onEnd, onMissed = () => {}, time }) {
  /** The next patch must be the whole page. */
  let stale = true
  let ended = false
  /** The text that the engine ended with, or missed since. @type {Snapshot | null} */
  let endedWith = null
  /** Counts the logs that were opened: a patch for an earlier one is dropped. */
  let turn = 0
  /** @type {{ source: Source, language: Language } | null} */
  let newest = null
  /** The text that the page shows, and the one that the worker's engine holds. @type {Snapshot | null} */
  let shown = null
  /** @type {Snapshot | null} */
  let far = null
  /** Updates of the worker's that are not answered. */
  let asked = 0
  /** @type {Near | null} */
  let near = null
  let nearWanted = false
  /** The engine in the page has ended, and is started again when the text changes. */
  let lostNear = false
  /** Whether the engine in the page takes changes of this text: not where they are slow there, or have to be told by the text. */
  let nearFits = true
  let slowOnes = 0
  let catching = false
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let rest
  /** @type {Patch["post"] | null} */
  let post = null
  /** What keys made of the page since the last frame. @type {{ patch: Patch, text: Snapshot }[]} */
  let due = []
  /** What is left to be done for the page that is shown. @type {(() => void) | null} */
  let left = null
  let engine = launch()
  const reviveNear = throttle(() => {
    lostNear = false
    nearFits = true
    catchUpNear()
  }, NEAR_PAUSE, time)

  /** Leaves the changes of this text to the worker, and drops an engine in the page that has ended. */
  function failNear() {
    nearFits = false
    if (!near?.ended()) return
    near = null
    nearWanted = false
    lostNear = true
  }

  /** @param {Snapshot} text */
  function changedSinceEnd(text) {
    const before = endedWith ?? text
    endedWith = text
    return before !== text && before.text() !== text.text()
  }

  function launch() {
    return start(error => {
      ended = true
      endedWith = newest?.source.text ?? null
      finish()
      onEnd(error)
    })
  }

  const optionsOf = () => ({ language: /** @type {Language} */ (newest?.language), clock: clock() })

  /** Shows what is due, with the next frame. False when a patch could not be shown: then a whole page is on its way. */
  function showDue() {
    try {
      for (const { patch, text } of due.splice(0)) show(patch, text)
      return true
    } catch {
      nearFits = false
      stale = true
      void showFar()
      return false
    }
  }

  /** @param {Patch} patch @param {Snapshot} text */
  function show(patch, text) {
    shown = text
    post = patch.post ?? post
    const whole = { ...patch, post: /** @type {Patch["post"]} */ (post) }
    onPatch(whole, text)
    afterwards(patch.fresh, () => onRest(whole, text))
    clearTimeout(rest)
    rest = setTimeout(catchUpFar, REST)
    catchUpNear()
  }

  /** Does work behind the frame, unless newer such work comes before; at once for a page that is shown whole. @type {(atOnce: boolean, work: () => void) => void} */
  function afterwards(atOnce, work) {
    const waits = left !== null
    left = work
    if (atOnce) finish()
    else if (!waits) behind(finish)
  }

  function finish() {
    const work = left
    left = null
    work?.()
  }

  /**
   * Makes the page follow source, which `change` made of the source before.
   * @param {Source} source
   * @param {Language} language
   * @param {Change} [change]
   */
  async function update(source, language, change) {
    const before = newest?.source.text
    if (newest?.source.id !== source.id || newest.language !== language) {
      stale = true
      turn++
      left = null
      due = []
      nearFits = true
      slowOnes = 0
      near?.forget()
    }
    newest = { source, language }
    if (source.text.length > LONGEST) return leave()
    if (ended && changedSinceEnd(source.text)) onMissed()
    if (lostNear && change) reviveNear()
    if (change && before === shown && !stale && showNear(change, source)) return
    onNear(false)
    if (change) near?.miss(change, source.text)
    await showFar()
  }

  /** There is no page of the newest text. */
  function leave() {
    turn++
    stale = true
    newest = null
    onNear(false)
    onTooLong()
  }

  /** @param {Change} change @param {Source} source */
  function showNear(change, { text, template }) {
    if (!near || !nearFits || template || !shown || !near.holds(shown) || change.text.length > KEY || change.end - change.start > KEY) return false
    if (isLong(change.start)) return false
    const begun = performance.now()
    try {
      const patch = near.change(change, text, optionsOf())
      slowOnes = performance.now() - begun > SLOW ? slowOnes + 1 : 0
      nearFits = slowOnes < SLOW_ONES
      if (!patch) return false
      shown = text
      due.push({ patch, text })
      frame(showDue)
      return true
    } catch {
      failNear()
      return false
    }
  }

  async function showFar() {
    if (!newest || ended) return
    const { source: { text, template } } = newest
    // While an answer is on its way, the page will be what the worker holds.
    const fresh = stale || (asked === 0 && far !== shown)
    const mine = turn
    stale = false
    asked++
    try {
      const patch = await track(engine.update(text.text(), { ...optionsOf(), fresh, template }))
      if (!patch || mine !== turn) return
      far = text
      if (showDue()) show(patch, text)
    } catch (error) {
      stale = true
      if (ended || mine !== turn) return
      finish() // the page before was well, which is said before this one is not
      onTrouble(error instanceof Error ? error : new Error(String(error)))
    } finally {
      asked--
    }
  }

  /** Tells the worker's engine what the page's did. */
  async function catchUpFar() {
    const text = shown
    if (!text || far === text || asked > 0 || stale || ended || text !== newest?.source.text) return
    asked++
    const mine = turn
    const patch = await engine.update(text.text(), { ...optionsOf(), fresh: false }).catch(() => null)
    asked--
    if (mine !== turn) return
    if (patch) far = text
    else stale = true
  }

  /** Starts the engine in the page, and brings it to what the page shows, a step at a time. */
  function catchUpNear() {
    if (!startNear || catching || !nearFits || ended || newest?.source.template) return
    if (shown && shown.length > LONGEST_NEAR) return
    if (!near && nearWanted) return
    catching = true
    idle(async left => {
      try {
        near ??= await launchNear()
      } catch {
        near = null // without it the worker does everything
      }
      catching = false
      if (!near || !shown || !nearFits) return
      if (isLong()) return void (nearFits = false)
      try {
        let there = near.approach(shown, optionsOf())
        while (!there && left() > STEP) there = near.approach(shown, optionsOf())
        if (!there) catchUpNear()
        else if (shown === newest?.source.text) onNear(true) // else another log is on its way
      } catch {
        failNear()
      }
    })
  }

  async function launchNear() {
    nearWanted = true
    return startNear ? startNear(await engine.module()) : null
  }

  return {
    update,

    /** Renders the whole page of the current text again. */
    refresh() {
      stale = true
      return showFar()
    },

    /** @type {Engine["next"]} */
    next: options => engine.next(options),

    /** @type {Engine["week"]} */
    week: options => engine.week(options),

    /** @type {Engine["carry"]} */
    carry: (text, earlier, options) => engine.carry(text, earlier, options),

    /** @type {Engine["template"]} */
    template: language => engine.template(language),

    /** @type {Engine["labels"]} */
    labels: texts => engine.labels(texts),

    /** @type {Engine["finish"]} */
    finish: (text, clock) => engine.finish(text, clock),

    /** @type {Engine["habits"]} */
    habits: files => engine.habits(files),

    /** @type {Engine["propose"]} */
    propose: files => engine.propose(files),

    /** @type {Engine["setField"]} */
    setField: (text, key, value) => engine.setField(text, key, value),

    /** @type {Engine["beginFront"]} */
    beginFront: (text, clock) => engine.beginFront(text, clock),

    ended: () => ended,

    /** Starts a new engine in the place of this one. */
    restart() {
      engine.close()
      ended = false
      stale = true
      turn++
      near = null
      nearWanted = lostNear = false
      nearFits = true
      engine = launch()
      return showFar()
    },
  }
}
