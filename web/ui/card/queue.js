// Settings of the card on their way into the text, one after the other: each is asked of the engine for the text as it is,
// and made in the editor if the text is still that; if not, it is asked for again.

/** @import { Edit } from "../../types" */

/** @typedef {string | boolean | string[]} Value */

/** A writer who goes on typing while the engine answers cannot do so this often. */
const tries = 20

/**
 * Makes edits of a text that is not in the editor.
 * @param {string} text
 * @param {Edit[]} edits
 */
export function edited(text, edits) {
  const sorted = [...edits].sort((a, b) => b.start - a.start || b.end - a.end)
  return sorted.reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), text)
}

/**
 * @param {object} options
 * @param {() => { id: string, text: string }} options.open the log that is open
 * @param {(text: string, key: string, value: Value) => Promise<{ edits: Edit[], reason: string }>} options.ask
 * @param {(edits: Edit[], again: boolean) => void} options.apply in the editor
 * @param {() => Promise<void>} options.over resolves when nothing is composed in the editor
 * @param {(id: string, change: (text: string) => Promise<string | null>) => Promise<boolean>} options.change changes a log that is not
 *   open; false if it was opened meanwhile, and then not changed
 */
export function createFieldQueue({ open, ask, apply, over, change }) {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve()
  /** The last setting in flight for each log, by id. @type {Map<string, Promise<string>>} */
  const inFlight = new Map()

  /** @type {(id: string, key: string, value: Value, again: boolean) => Promise<string>} */
  async function set(id, key, value, again) {
    for (let n = 0; n < tries; n++) {
      const { text, id: now } = open()
      if (now !== id) {
        const reason = await setElsewhere(id, key, value)
        if (reason === null) continue
        return reason
      }
      const { edits, reason } = await ask(text, key, value)
      await over()
      if (open().id !== id || open().text !== text) continue
      if (edits.length > 0) apply(edits, again)
      return reason
    }
    return "busy"
  }

  /**
   * Sets a field of a log that is not open any more; null if it was opened again meanwhile.
   * @type {(id: string, key: string, value: Value) => Promise<string | null>}
   */
  async function setElsewhere(id, key, value) {
    let reason = ""
    const changed = await change(id, async text => {
      const answer = await ask(text, key, value)
      reason = answer.reason
      return answer.edits.length > 0 ? edited(text, answer.edits) : null
    })
    return changed ? reason : null
  }

  return {
    /**
     * Resolves to "" when the text has the value, or to why it has not.
     * @param {string} key
     * @param {Value} value
     * @param {boolean} again
     */
    set(key, value, again) {
      const { id } = open()
      const mine = last.then(() => set(id, key, value, again)).catch(() => "engine")
      last = mine
      inFlight.set(id, mine)
      void mine.then(() => inFlight.get(id) === mine && inFlight.delete(id))
      return mine
    },
    /** Resolves when no setting of a log is in flight. @param {string} id */
    settledFor: id => Promise.resolve(inFlight.get(id)),
    /** Resolves when nothing is on its way. */
    settled: () => last,
  }
}
