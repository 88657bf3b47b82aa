// Keeps the page following the text. The engine may fail in two ways: in a call, by an answer that is an error, after which
// the next text is tried as a whole; or for good, after which nothing is asked until it was restarted.

/** @import { Clock, Engine, Language, Patch } from "./types" */

/** A text; `template` says that it is one of daily logs. @typedef {{ id: string, text: string, template?: boolean }} Source */

/**
 * @param {object} options
 * @param {(onEnd: (error: Error) => void) => Engine & { close(): void }} options.start starts an engine
 * @param {() => Clock} options.clock the writer's, for what depends on it: a date that is yet to come
 * @param {<T>(work: Promise<T>) => Promise<T>} [options.track] hears of each update
 * @param {(patch: Patch, text: string) => void} options.onPatch the page changes; text is what it was made from
 * @param {(error: Error) => void} options.onTrouble a text could not be made into a page
 * @param {(error: Error) => void} options.onEnd the engine has ended
 */
export function create({ start, clock, track = work => work, onPatch, onTrouble, onEnd }) {
  /** The next patch must be the whole page. */
  let stale = true
  let ended = false
  /** Counts the logs that were opened: a patch for an earlier one is dropped. */
  let turn = 0
  /** @type {{ source: Source, language: Language } | null} */
  let newest = null
  let engine = launch()

  function launch() {
    return start(error => {
      ended = true
      onEnd(error)
    })
  }

  /**
   * Makes the page follow source.
   * @param {Source} source
   * @param {Language} language
   */
  async function update(source, language) {
    if (newest?.source.id !== source.id || newest.language !== language) {
      stale = true
      turn++
    }
    newest = { source, language }
    if (ended) return
    const options = { language, fresh: stale, clock: clock(), template: source.template }
    const mine = turn
    stale = false
    try {
      const patch = await track(engine.update(source.text, options))
      if (!patch || mine !== turn) return
      onPatch(patch, source.text)
    } catch (error) {
      stale = true
      if (!ended && mine === turn) onTrouble(error instanceof Error ? error : new Error(String(error)))
    }
  }

  return {
    update,

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
      engine = launch()
      return newest ? update(newest.source, newest.language) : Promise.resolve()
    },
  }
}
