// Settings of the card on their way into the text, one after the other: each is asked of the engine for the text as it is,
// and made in the editor if the text is still that; if not, it is asked for again.

/** @import { Edit } from "./types" */

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
 * @param {(id: string, change: (text: string) => Promise<string | null>) => Promise<void>} options.change another log, which was open a moment ago
 */
export function create({ open, ask, apply, over, change }) {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve()

  /** @type {(id: string, key: string, value: Value, again: boolean) => Promise<string>} */
  async function set(id, key, value, again) {
    for (let n = 0; n < tries; n++) {
      const { text, id: now } = open()
      if (now !== id) return setElsewhere(id, key, value)
      const { edits, reason } = await ask(text, key, value)
      await over()
      if (open().id !== id || open().text !== text) continue
      if (edits.length > 0) apply(edits, again)
      return reason
    }
    return "busy"
  }

  /** The log was left while its field was on the way. @type {(id: string, key: string, value: Value) => Promise<string>} */
  async function setElsewhere(id, key, value) {
    let reason = ""
    await change(id, async text => {
      const answer = await ask(text, key, value)
      reason = answer.reason
      return answer.edits.length > 0 ? edited(text, answer.edits) : null
    })
    return reason
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
      return mine
    },
    /** Resolves when nothing is on its way. */
    settled: () => last,
  }
}
