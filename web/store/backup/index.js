// Creates and restores backups, and imports zips of posts, with progress and cancelling.

import { clock, dayOf, timeOf } from "../../browser/clock.js"
import { lazily } from "../../browser/version.js"

/** @import { Notice, Summary, Translate } from "../../types" */
/** @import { Content, Source } from "./gather.js" */
/** @import { Confirm, Logs, Target } from "./restore.js" */
/** @import { Bad } from "../../browser/unzip.js" */

/**
 * The progress of a restore.
 * @typedef {{ done: number, total: number, cancel(): void }} Progress
 */

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */

/**
 * @typedef {object} Options
 * @property {Source & Target} database
 * @property {Logs} logs
 * @property {() => object} settings the settings of this browser
 * @property {(files: { path: string, bytes: Uint8Array }[], now: Date) => Promise<Bytes>} pack
 * @property {() => Worker} unzip starts the worker that reads zips
 * @property {Confirm} confirm
 * @property {(name: string, bytes: Bytes) => void} download
 * @property {() => Promise<boolean>} flush stores all unsaved logs
 * @property {() => (Summary & { text: string })[]} unsaved the logs that could not be stored
 * @property {(name: string, progress: Progress | null) => void} onProgress null at the end
 * @property {Translate} t
 * @property {Pick<Notice, "say" | "warn" | "settle">} notice
 * @property {(error: unknown) => string} reasonOf
 */

const load = () => lazily(() => import("./work.js"))

/** How often the progress is reported at most. */
const REPORTS = 20

/** How many entries a message names. */
const NAMED = 10

/**
 * Returns the end of a path, with "␣" for each control character and each blank at the end, so that
 * an odd name is recognized.
 * @param {string} path
 */
const shown = path =>
  path.slice(-80).replace(/\p{Cc}|\s+$|^$/gu, found => "␣".repeat(found.length || 1))

/**
 * Returns a source with the current texts of the logs that could not be stored.
 * @param {Source} database
 * @param {(Summary & { text: string })[]} unsaved
 * @returns {Source}
 */
function withUnsaved(database, unsaved) {
  const texts = new Map(unsaved.map(({ id, text }) => [id, text]))
  const summaries = unsaved.map(({ text: _, ...summary }) => summary)
  return {
    ...database,
    list: async () => [...(await database.list()).filter(({ id }) => !texts.has(id)), ...summaries],
    async texts(ids) {
      const stored = await database.texts(ids)
      return ids.map((id, number) => texts.get(id) ?? stored[number])
    },
  }
}

/** @param {Options} options */
export function createBackup(options) {
  const { database, logs, settings, flush, unsaved, pack, unzip, download, confirm } = options
  const { onProgress, t, notice, reasonOf } = options

  /**
   * Lists the first of some entries, each with its reason, if it has one.
   * @param {{ path: string, why?: Bad["why"] }[]} entries
   */
  function describe(entries) {
    const first = entries.slice(0, NAMED)
    const names = first.map(({ path, why }) =>
      (why ? `${shown(path)} (${t(`zip.${why}`)})` : shown(path))).join(", ")
    const surplus = entries.length - NAMED
    return surplus > 0 ? t("import.more", { names, n: surplus }) : names
  }

  /**
   * Reads a backup back. Resolves to the names of the records that it does not restore.
   * @param {Bytes} bytes
   * @param {Content} content
   * @returns {Promise<string[]>}
   */
  async function verify(bytes, content) {
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
    const content = await collect(withUnsaved(database, unsaved()), settings())
    const files = filesOf(content, now.getTime())
    const time = timeOf(now).slice(0, 5).replace(":", "")
    const name = `daylog-${dayOf(clock(now))}-${time}.zip`
    const bytes = await pack(files, now)
    const wrong = await verify(bytes, content)
    download(name, bytes)
    if (wrong.length > 0) {
      const names = wrong.slice(0, NAMED).join(", ")
      notice.warn("backup", t("warn.backupDiffers", { name, names, n: wrong.length }))
    } else if (content.lost.length > 0) {
      notice.warn("backup", t("warn.backup", { names: content.lost.join(", ") }))
    } else notice.settle("backup")
    const posts = files.filter(({ path }) => path.startsWith("_posts/"))
    notice.say(t("notice.backup", { name, n: posts.length }))
    return wrong.length === 0
  }

  /** The backup in progress. @type {Promise<boolean> | null} */
  let making = null

  /** @param {File} file @param {(done: number, total: number) => void} report */
  async function read(file, report) {
    const { openZip, restore } = await load()
    const zip = await openZip(file, unzip)
    let isCancelled = false
    const cancel = () => {
      isCancelled = true
      zip.close()
    }
    /** @type {(done: number, total: number) => void} */
    const show = (done, total) => {
      report(done, total)
      const step = Math.max(1, Math.ceil(total / REPORTS))
      if (done % step === 0) onProgress(file.name, { done, total, cancel })
    }
    try {
      const watch = { onProgress: show, isCancelled: () => isCancelled, confirm }
      return await restore(zip, database, logs, watch)
    } finally {
      zip.close()
      onProgress(file.name, null)
    }
  }

  return {
    /**
     * Creates and downloads a backup of everything; a call during another one joins it. Rejects
     * without a file if a record cannot be read. Resolves to whether the zip was verified.
     */
    make() {
      notice.say(t("notice.backingUp"))
      making ??= make().finally(() => {
        making = null
      })
      return making
    },

    /**
     * Restores a backup, or imports the posts of a zip. Resolves to the settings in the backup,
     * null if there are none. Failures are shown to the writer.
     * @param {File} file
     * @param {(done: number, total: number) => void} [report] counts logs and images
     */
    async take(file, report = () => {}) {
      const { name } = file
      notice.say(t("notice.importing"))
      notice.settle("import")
      try {
        await flush()
        const { failed, others, chosen, cancelled, ...counts } = await read(file, report)
        const left = describe(others.map(path => ({ path })))
        notice.say(t(cancelled ? "import.cancelled" : "import.done", { ...counts, left }))
        const names = describe(failed)
        if (failed.length > 0) notice.warn("import", t("import.failed", { names }))
        return chosen
      } catch (error) {
        const { Refusal } = await load().catch(() => ({ Refusal: null }))
        const isRefusal = Refusal !== null && error instanceof Refusal
        const message = isRefusal ? t(`refused.${error.message}`, { name })
          : t("refused.failed", { name, reason: reasonOf(error) })
        notice.warn("import", message)
        return null
      }
    },
  }
}
