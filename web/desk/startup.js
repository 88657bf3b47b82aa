// Opens the first log of a visit. The writer can already type into a placeholder meanwhile.

import { isReloaded } from "../browser/launch.js"
import { newLog } from "./opening.js"

/** @import { Flows, Modules } from "./flows" */

/**
 * Inserts text that was typed before a log was loaded at that log's cursor.
 * @template {{ text: string, caret: number }} T
 * @param {T} log
 * @param {{ text: string, caret: number }} typed
 * @returns {T}
 */
export function withTyped(log, typed) {
  const { text, caret } = log
  const joined = text.slice(0, caret) + typed.text + text.slice(caret)
  return { ...log, text: joined, caret: caret + typed.caret }
}

/**
 * @param {Modules} modules
 * @param {Pick<Flows, "showing" | "rendering" | "opening" | "warnRead">} flows
 */
export function createStartup({ app, editor, store: { logs }, ui: { daily } }, flows) {
  const { showing, rendering, opening, warnRead } = flows
  const { today, state, tabSettings, attempts } = app
  const { composing } = editor
  /** Resolves when the first log is open. @type {Promise<void>} */
  let started = Promise.resolve()

  /** Reads the log that was open before a reload, or before a new visit on the same day. */
  async function reopened() {
    await logs.load()
    const again = isReloaded() || tabSettings.get("openDay", "") === today()
    const last = again ? await logs.read(tabSettings.get("open", "")) : null
    return last && { ...last, caret: tabSettings.get("caret", last.caret) }
  }

  /**
   * Finds the first log: the one that was open, else today's. `made` reports a new log to store.
   */
  async function first() {
    let read = true
    /** @param {unknown} error */
    const unread = error => {
      read = false
      warnRead(error)
    }
    const last = await reopened().catch(unread)
    if (last) return { log: last, made: false }
    showing.rail()
    await composing.ended()
    const found = await daily.find(state.placeholder, {
      idle: () => composing.idle(500), isWanted: () => state.log.id === state.placeholder,
    })
    const stored = found?.there ? await logs.read(found.there.id).catch(unread) : null
    if (stored) return { log: stored, made: false }
    // If the stored logs could not be read, there may already be a log of today. Then only text
    // that the writer types is stored.
    if (!found?.made) return null
    return { log: newLog({ ...state.log, day: found.day }, found.made), made: read }
  }

  /** Opens the first log and adds the text that was typed into the placeholder. */
  async function start() {
    state.start()
    await attempts.load()
    const next = await first()
    await composing.ended()
    const { placeholder } = state
    // The writer may have opened another log meanwhile.
    if (state.log.id !== placeholder) return
    if (!next) return wait()
    const typed = { text: editor.text(), caret: editor.caret() }
    logs.drop(placeholder)
    try {
      opening.enter(withTyped(next.log, typed))
    } catch (error) {
      // No record keeps daylog from starting: the text is in the editor, or still stored.
      warnRead(error)
    }
    if (typed.text !== "" || next.made) logs.keep(state.log)
  }

  /**
   * Keeps the placeholder open when the engine has not answered; it is filled later if it is still
   * empty.
   */
  function wait() {
    tabSettings.set("open", state.log.id)
    tabSettings.set("openDay", state.log.day)
    state.keepPlaceholder()
    showing.rail()
    rendering.render()
  }

  return {
    start: () => (started = start()),
    /** Resolves when the first log is open. */
    finished: () => started,
  }
}
