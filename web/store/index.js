// Everything that daylog stores in the browser: logs with their history and images, templates,
// settings of the database, and backups of all of it.

import { clock, dayOf } from "../browser/clock.js"
import { decode, save } from "../browser/files.js"
import { dayOfName } from "../browser/postname.js"
import { script } from "../browser/scripts.js"
import { pack } from "../browser/zip.js"
import { createBackup } from "./backup/index.js"
import { createBin } from "./bin.js"
import { createDatabase } from "./database/index.js"
import { createHistory } from "./history/history.js"
import { blankLog, createLogs } from "./logs.js"
import { createPictures } from "./pictures/index.js"
import { createSaver } from "./saver.js"
import { createTabs } from "./tabs.js"

/** @import { Log, Notice, Settings, Translate } from "../types" */
/** @import { Progress } from "./backup/index.js" */
/** @import { Confirm } from "./backup/restore.js" */
/** @import { SaveState } from "./saver.js" */

export { blankLog } from "./logs.js"

/** @typedef {import("./database/connection.js").News} News */
/** @typedef {ReturnType<typeof createStore>} Store */

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {Notice} notice
 * @property {(error: unknown) => string} reasonOf
 * @property {import("../browser/operations.js").Operations["run"]} operate
 * @property {Settings} settings
 * @property {BroadcastChannel | null} channel to the other tabs, null if the browser has none
 * @property {(source: string) => boolean} isLight reports whether an SVG image keeps the page quick
 * @property {Confirm} confirm asks whether images of a backup are restored
 */

/**
 * The calls of the store to other modules. They happen after `connect`.
 * @typedef {object} Connections
 * @property {() => Log} openLog
 * @property {() => string} mediaSubpath returns the media_subpath of the open log's post
 * @property {() => Promise<void>} composed resolves when no composition is in progress
 * @property {(path: string) => Promise<Blob | null>} blogPicture reads an image of the blog
 * @property {() => string} picturePattern the blog's usual folder of images
 * @property {() => string[]} shownPictures the paths of the images on the page
 * @property {() => void} onPictures an image was loaded, stored or removed
 * @property {(state: SaveState, error?: Error) => void} onState
 * @property {(news: News) => void} onNews the state of the database has changed
 * @property {() => void} onList another tab has changed the list of logs
 * @property {(log: Log) => void} onShow another tab has stored a new version of the open log
 * @property {(mine: Log, theirs: Log) => void} onConflict both tabs have changed a log
 * @property {() => void} onTemplateConflict both tabs have changed a template
 * @property {() => void} onBlog another tab has stored or removed the copy of the blog
 * @property {(id: string) => void} onGone another tab has moved a log to the bin
 * @property {(id: string) => void} onRemoved a log was moved to the bin
 * @property {(log: Log) => void} onRestored a log was restored from the bin
 * @property {(log: Log) => void} onImported a log was restored from a backup
 */

/** @param {Options} options */
export function createStore({ t, notice, reasonOf, operate, settings, channel, confirm, isLight }) {
  /** @type {Connections} */
  let outside

  const database = createDatabase({
    onNews: news => outside.onNews(news),
    flush: () => saver.flush(),
    onDamaged: ({ name }) => notice.warn("damaged", t("warn.damaged", { name })),
  })
  /** @type {ReturnType<typeof createSaver<Log>>} */
  const saver = createSaver({ write, onState: (state, error) => outside.onState(state, error) })
  const logs = createLogs(database, saver)
  const tabs = createTabs({
    channel, database, saver,
    open: () => outside.openLog(),
    composed: () => outside.composed(),
    onShow: log => outside.onShow(log),
    onLearn(log) {
      logs.learn(log)
      outside.onList()
    },
    onGone: id => outside.onGone(id),
    onConflict: (mine, theirs) => outside.onConflict(mine, theirs),
    onBlog: () => outside.onBlog(),
  })
  const bin = createBin({
    database,
    settle: saver.settle,
    onRemoved(id) {
      outside.onRemoved(id)
      tabs.tellGone(id)
    },
    onRestored: log => outside.onRestored(log),
  })
  const pictures = createPictures({
    t, notice, reasonOf, operate, settings, isLight,
    table: database.pictures,
    fallback: path => outside.blogPicture(path),
    openLog: () => ({ ...outside.openLog(), mediaSubpath: outside.mediaSubpath() }),
    pattern: () => outside.picturePattern(),
    shown: () => outside.shownPictures(),
    onChange: () => outside.onPictures(),
  })
  const backup = createBackup({
    t, notice, reasonOf, database, pack, confirm,
    logs: {
      take: takePost,
      find: async file => (await logs.find(file))?.id ?? null,
      onStored: log => outside.onImported(log),
      decode,
    },
    settings: settings.all,
    unzip: () => new Worker(script("unzip.js")),
    download: save,
    flush: saver.flush,
    unsaved: () => saver.unsaved().filter(log => !log.template),
    onProgress: showProgress,
  })

  /** Stores a log or a template. @param {Log} log */
  async function write(log) {
    // Nothing is written before the stored logs have been read.
    await logs.load()
    if (!log.template) return tabs.write(log)
    if (await database.templates.save(log)) outside.onTemplateConflict()
  }

  /**
   * Creates a log from a post, unless it exists already.
   * @param {{ name: string, text: string }} file
   */
  async function takePost(file) {
    if (await logs.find(file)) return { fresh: false }
    const now = new Date()
    await logs.take(file, blankLog(dayOfName(file.name) || dayOf(clock(now)), now.getTime()))
    return { fresh: true }
  }

  /** @type {(name: string, progress: Progress | null) => void} */
  function showProgress(name, progress) {
    if (!progress) return notice.settle("importing")
    const { done, total, cancel } = progress
    const message = t("import.progress", { name, done, total })
    notice.progress("importing", message, { label: t("import.cancel"), run: cancel })
  }

  return {
    database, saver, logs, tabs, bin, pictures, backup,
    history: createHistory(database.history, Date.now),

    /** @param {Connections} connections */
    connect(connections) {
      outside = connections
    },

    /**
     * Resolves to the current texts of logs, undefined for those that do not exist.
     * @param {string[]} ids
     * @returns {Promise<(string | undefined)[]>}
     */
    async texts(ids) {
      const stored = await database.texts(ids)
      const open = outside.openLog()
      return ids.map((id, number) => {
        return id === open.id ? open.text : saver.get(id)?.text ?? stored[number]
      })
    },
  }
}
