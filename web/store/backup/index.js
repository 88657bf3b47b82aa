// Makes backups and restores them, and imports zips of posts; the writer sees how far it is and can cancel.

import { lazily } from "../../browser/version.js"

/** @import { Summary, Translate } from "../../types" */
/** @import { Source } from "./gather.js" */
/** @import { Desk, Target } from "./restore.js" */
/** @import { Bad } from "./unzip.js" */

/** A long operation, shown while it runs. @typedef {{ done: number, total: number, cancel(): void }} Progress */

/**
 * @typedef {object} Options
 * @property {Source & Target} store
 * @property {Desk} desk
 * @property {() => object} chosen what the writer chose in this browser
 * @property {(files: { path: string, bytes: Uint8Array }[], now: Date) => Promise<Uint8Array<ArrayBuffer>>} pack
 * @property {() => Worker} unzip starts the worker that reads zips
 * @property {(paths: string[]) => Promise<"all" | "texts" | "cancel">} confirm asks whether pictures may be written to these paths of the blog later
 * @property {(name: string, bytes: Uint8Array<ArrayBuffer>) => void} hand gives the file to the browser
 * @property {() => Promise<boolean>} flush stores what is pending
 * @property {() => (Summary & { text: string })[]} waiting the logs that could not be stored
 * @property {(about: string, progress: Progress | null) => void} onProgress null when the operation has ended
 * @property {Translate} t
 * @property {{ say(message: string): void, warn(about: string, message: string): void, settle(about: string): void }} notice
 * @property {(error: unknown) => string} reasonOf
 */

const load = () => lazily(() => import("./work.js"))

/** Asks by a dialog, which is loaded when it is needed. @type {(t: Options["t"]) => Options["confirm"]} */
export const confirmer = t => async paths => (await lazily(() => import("./confirm.js"))).ask(t, paths)

/** Returns the number of steps after which progress is shown: at most twenty times in all. @param {number} total */
const stepOf = total => Math.max(1, Math.ceil(total / 20))

/** @param {Options} options */
export function create({ store, desk, chosen, pack, unzip, confirm, hand, flush, waiting, onProgress, t, notice, reasonOf }) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0")

  /** @param {Date} now */
  const nameOf = now => `daylog-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}-${two(now.getHours())}${two(now.getMinutes())}.zip`

  /** The store, with the texts that could not be stored: they need a backup most. @returns {Source} */
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

  /** Names the entries that could not be used, with the reason of each. @param {Bad[]} failed */
  function named(failed) {
    const shown = failed.slice(0, 10).map(({ path, why }) => `${path.slice(-80)} (${t(`zip.${why}`)})`).join(", ")
    return failed.length > 10 ? t("import.more", { names: shown, n: failed.length - 10 }) : shown
  }

  /** Resolves to the names of what the backup does not bring back. @type {(bytes: Uint8Array<ArrayBuffer>, content: import("./gather.js").Content) => Promise<string[]>} */
  async function readBack(bytes, content) {
    try {
      const { openZip, differences } = await load()
      const zip = await openZip(new Blob([bytes]), unzip)
      return await differences(zip, content).finally(zip.close)
    } catch (error) {
      return [reasonOf(error)]
    }
  }

  async function make() {
    await flush()
    const { collect, filesOf } = await load()
    const now = new Date()
    const content = await collect(everything(), chosen())
    const files = filesOf(content, now.getTime())
    const name = nameOf(now)
    const bytes = await pack(files, now)
    const wrong = await readBack(bytes, content)
    hand(name, bytes)
    if (wrong.length > 0) notice.warn("backup", t("warn.backupDiffers", { name, names: wrong.slice(0, 10).join(", "), n: wrong.length }))
    else if (content.lost.length > 0) notice.warn("backup", t("warn.backup", { names: content.lost.join(", ") }))
    else notice.settle("backup")
    notice.say(t("notice.backup", { name, n: files.filter(({ path }) => path.startsWith("_posts/")).length }))
    return wrong.length === 0
  }

  /** The backup that is being made. @type {Promise<boolean> | null} */
  let making = null

  /** @param {File} file @param {(done: number, total: number) => void} report */
  async function read(file, report) {
    const { openZip, restore } = await load()
    const zip = await openZip(file, unzip)
    let cancelled = false
    const cancel = () => {
      cancelled = true
      zip.close()
    }
    /** @type {(done: number, total: number) => void} */
    const show = (done, total) => {
      report(done, total)
      if (done % stepOf(total) === 0) onProgress(file.name, { done, total, cancel })
    }
    try {
      return await restore(zip, store, desk, { onProgress: show, isCancelled: () => cancelled, confirm })
    } finally {
      zip.close()
      onProgress(file.name, null)
    }
  }

  return {
    /** Makes a backup of everything, one at a time; rejects, with no file, when something cannot be read. Resolves to whether it was read back whole. */
    make() {
      notice.say(t("notice.backingUp"))
      making ??= make().finally(() => {
        making = null
      })
      return making
    },

    /**
     * Restores a backup, or imports the posts of a zip. Resolves to the settings of the browser where it was made, if it has them.
     * @param {File} file
     * @param {(done: number, total: number) => void} [report] counts logs and pictures
     */
    async take(file, report = () => {}) {
      const { name } = file
      notice.say(t("notice.importing"))
      notice.settle("import")
      try {
        await flush()
        const { failed, chosen, cancelled, ...counts } = await read(file, report)
        notice.say(t(cancelled ? "import.cancelled" : "import.done", counts))
        if (failed.length > 0) notice.warn("import", t("import.failed", { names: named(failed) }))
        return chosen
      } catch (error) {
        const { Refusal } = await load().catch(() => ({ Refusal: null }))
        if (Refusal && error instanceof Refusal) notice.warn("import", t(`refused.${error.message}`, { name }))
        else notice.warn("import", t("refused.failed", { name, reason: reasonOf(error) }))
        return null
      }
    },
  }
}

