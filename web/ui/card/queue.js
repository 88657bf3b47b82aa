// The queue of field settings. The engine returns the edits for a setting; if the text has changed
// meanwhile, it is asked again.

/** @import { Edit, Log } from "../../types" */
/** @import { Value } from "./fields.js" */

/** Number of attempts; a writer does not type that fast. */
const ATTEMPTS = 20

/**
 * Applies edits to a text; their offsets refer to the given text.
 * @param {string} text
 * @param {Edit[]} edits
 */
export function applyEdits(text, edits) {
  const descending = [...edits].sort((a, b) => b.start - a.start || b.end - a.end)
  return descending.reduce((text, edit) =>
    text.slice(0, edit.start) + edit.text + text.slice(edit.end), text)
}

/**
 * @param {object} options
 * @param {() => Log} options.log the open log
 * @param {(log: Log, key: string, value: Value) => Promise<{ edits: Edit[], reason: string }>}
 *   options.ask asks the engine
 * @param {(edits: Edit[], isContinued: boolean) => void} options.apply applies edits in the editor
 * @param {() => Promise<void>} options.composed resolves when no composition is active
 * @param {(id: string, change: (log: Log) => Promise<string | null>) => Promise<boolean>}
 *   options.changeClosed changes a log that is not open; resolves to false without a change if it
 *   was opened meanwhile
 */
export function createFieldQueue({ log, ask, apply, composed, changeClosed }) {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve()
  /** The last setting in flight of each log, by id. @type {Map<string, Promise<string>>} */
  const inFlight = new Map()

  /** @type {(id: string, key: string, value: Value, isContinued: boolean) => Promise<string>} */
  async function set(id, key, value, isContinued) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const current = log()
      const { text } = current
      if (current.id !== id) {
        const reason = await setInClosed(id, key, value)
        if (reason === null) continue
        return reason
      }
      const { edits, reason } = await ask(current, key, value)
      await composed()
      if (log().id !== id || log().text !== text) continue
      if (edits.length > 0) apply(edits, isContinued)
      return reason
    }
    return "busy"
  }

  /**
   * Sets a field of a log that is not open; resolves to null if it was opened meanwhile.
   * @type {(id: string, key: string, value: Value) => Promise<string | null>}
   */
  async function setInClosed(id, key, value) {
    let reason = ""
    const isChanged = await changeClosed(id, async closed => {
      const reply = await ask(closed, key, value)
      reason = reply.reason
      return reply.edits.length > 0 ? applyEdits(closed.text, reply.edits) : null
    })
    return isChanged ? reason : null
  }

  return {
    /**
     * Sets a field of the open log, after the settings before it. Resolves to "", or to the reason
     * of a refusal. With `isContinued` the change joins the last undo step.
     * @type {(key: string, value: Value, isContinued: boolean) => Promise<string>}
     */
    set(key, value, isContinued) {
      const { id } = log()
      const setting = last.then(() => set(id, key, value, isContinued)).catch(() => "engine")
      last = setting
      inFlight.set(id, setting)
      void setting.then(() => inFlight.get(id) === setting && inFlight.delete(id))
      return setting
    },
    /** Resolves when no setting of a log is in flight. @param {string} id */
    settledFor: id => Promise.resolve(inFlight.get(id)),
    /** Resolves when no setting is in flight. */
    settled: () => last,
  }
}
