// Making a backup and taking one in, with what is said about it.

import { gather } from "./gather.js"
import { restore } from "./restore.js"
import { Refusal } from "./unzip.js"

/** @import { Source } from "./gather.js" */
/** @import { Summary } from "./records.js" */
/** @import { Desk, Target } from "./restore.js" */

/**
 * @typedef {object} Options
 * @property {Source & Target} store
 * @property {Desk} desk
 * @property {() => object} chosen what the writer chose in this browser
 * @property {(files: { path: string, bytes: Uint8Array }[], now: Date) => Promise<Uint8Array<ArrayBuffer>>} pack
 * @property {(name: string, bytes: Uint8Array<ArrayBuffer>) => void} hand gives the file to the browser
 * @property {() => Promise<boolean>} flush stores what waits for it
 * @property {() => (Summary & { text: string })[]} waiting the logs that could not be stored
 * @property {(key: string, params?: Record<string, string | number>) => string} t
 * @property {{ say(message: string): void, warn(about: string, message: string): void, settle(about: string): void }} notice
 * @property {(error: unknown) => string} reasonOf
 */

/** @param {Options} options */
export function create({ store, desk, chosen, pack, hand, flush, waiting, t, notice, reasonOf }) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0")

  /** @param {Date} now */
  const nameOf = now => `daylog-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}.zip`

  /** What is stored and what could not be: a backup is never wanted more than then. @returns {Source} */
  function everything() {
    const unsaved = waiting()
    const texts = new Map(unsaved.map(({ id, text }) => [id, text]))
    const summaries = unsaved.map(({ text: _, ...summary }) => summary)
    return {
      ...store,
      list: async () => [...(await store.list()).filter(({ id }) => !texts.has(id)), ...summaries],
      texts: async ids => (await store.texts(ids)).map((text, number) => texts.get(ids[number]) ?? text),
    }
  }

  async function make() {
    await flush()
    const now = new Date()
    const { files, damaged } = await gather(everything(), chosen(), now.getTime())
    const name = nameOf(now)
    hand(name, await pack(files, now))
    if (damaged.length > 0) notice.warn("backup", t("warn.backup", { names: damaged.join(", ") }))
    else notice.settle("backup")
    notice.say(t("notice.backup", { name, n: files.filter(({ path }) => path.startsWith("_posts/")).length }))
  }

  /** The one that is being made. @type {Promise<void> | null} */
  let making = null

  return {
    /** Makes a backup of everything, one at a time; rejects, with no file, when something cannot be read. */
    make() {
      notice.say(t("notice.backingUp"))
      making ??= make().finally(() => {
        making = null
      })
      return making
    },

    /**
     * Takes in a zip: a backup, or posts. Resolves to what the writer had chosen where it was made, if that is in it.
     * @param {File} file
     * @param {(done: number, total: number) => void} onProgress
     */
    async take(file, onProgress) {
      const { name } = file
      notice.say(t("notice.importing"))
      notice.settle("import")
      try {
        await flush()
        const outcome = await restore(new Uint8Array(await file.arrayBuffer()), store, desk, onProgress)
        const { failed, chosen, ...counts } = outcome
        notice.say(t("import.done", counts))
        if (failed.length > 0) notice.warn("import", t("import.failed", { names: failed.slice(0, 10).join(", ") }))
        return chosen
      } catch (error) {
        if (error instanceof Refusal) notice.warn("import", t(`refused.${error.message}`, { name, path: error.path }))
        else notice.warn("import", t("refused.failed", { name, reason: reasonOf(error) }))
        return null
      }
    },
  }
}
