// The blog that the preview follows: read from a source, stored, and given to the engine.

import { areEqual } from "../../browser/bytes.js"
import { KEY, readStoredBlog, withinTotal } from "../../browser/storedblog.js"
import { diskSource } from "./disk.js"
import { chosenSource, droppedSource } from "./dropped.js"
import { createFollowed } from "./followed.js"
import { readSource } from "./reading.js"
import { Stopped, createPause } from "./steps.js"
import { zipSource } from "./zip.js"

/** @import { BlogChoices, BlogFile, BlogSummary, Dropped, EngineCall } from "../../types" */
/** @import { Notice, StoredBlog, Translate } from "../../types" */
/** @import { Left, Reading } from "./reading.js" */
/** @import { Source } from "./source.js" */

/**
 * A blog to read: dropped folders and files, files that the writer chose, or a source.
 * @typedef {Dropped | { files: File[] } | Source} Readable
 */

/**
 * A reading, with the folder that is read again later, null for other sources.
 * @typedef {Reading & { folder: FileSystemHandle | null }} Found
 */

/** How often the progress is shown at most. */
const REPORTS = 20

/** How many files a message names. */
const NAMED = 10

/** @returns {StoredBlog} */
const noBlog = () => ({ name: "", time: 0, files: [], chosen: {} })

/**
 * Reports whether two files have the same path and content.
 * @type {(a: BlogFile, b: BlogFile | undefined) => boolean}
 */
const isSame = (a, b) => a === b || a.path === b?.path &&
  (a.bytes && b.bytes ? areEqual(a.bytes, b.bytes) : a.bytes === b.bytes)

/** @param {BlogFile} file */
const topOf = ({ path }) => path.split("/", 1)[0]

/**
 * Returns the files of a blog after a reading. A reading of a part, such as the folder _posts,
 * replaces the files of the folders that it has.
 * @type {(before: BlogFile[], reading: Pick<Reading, "files" | "isWhole">) => BlogFile[]}
 */
export function merged(before, { files, isWhole }) {
  if (isWhole) return files
  const tops = new Set(files.map(topOf))
  return withinTotal([...before.filter(file => !tops.has(topOf(file))), ...files]).files
}

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {Pick<Notice, "progress" | "settle" | "warn">} notice
 * @property {(error: unknown) => string} reasonOf
 * @property {import("../../browser/operations.js").Operations["run"]} operate
 * @property {EngineCall} call calls the engine
 * @property {(blog: StoredBlog) => Promise<BlogSummary | null>} setBlog makes a blog the one that
 *   publishes the texts
 * @property {() => void} onStored the copy of the blog was stored or removed
 * @property {{ get(key: string): Promise<unknown>, put(key: string, value: unknown):
 *   Promise<unknown>, replaceDamaged(key: string, value: unknown): Promise<unknown>, remove(key:
 *   string): Promise<unknown> }} store
 * @property {() => Worker} unzip starts the worker that reads zips
 * @property {() => Promise<void>} [turn] see browser/turns.js
 */

/** @typedef {ReturnType<typeof createCurrent>} Current */

/** @param {Options & Parameters<typeof createFollowed>[0]} options */
export function createCurrent(options) {
  const { t, notice, reasonOf, operate, call, setBlog, store, unzip, turn } = options
  const { onStored } = options
  const followed = createFollowed(options)
  let stored = noBlog()
  let isDamaged = false
  /** @type {BlogSummary | null} */
  let summary = null
  /** The last reading of the folder on disk. @type {Reading | null} */
  let last = null

  const paths = (/** @type {string[]} */ names) => call("blogPaths", names)

  /** Reports a failure; the preview keeps following the blog before. @param {unknown} error */
  function warn(error) {
    notice.warn("blog", t("warn.blog", { reason: reasonOf(error) }))
  }

  /** Names the files whose contents were left out. @param {Left[]} left */
  function warnLeft(left) {
    if (left.length === 0) return notice.settle("blog")
    const first = left.slice(0, NAMED).map(({ path, why }) => `${path} (${t(`zip.${why}`)})`)
    const names = first.join(", ")
    const surplus = left.length - first.length
    const all = surplus > 0 ? t("import.more", { names, n: surplus }) : names
    notice.warn("blog", t("blog.left", { names: all }))
  }

  /** Gives the current blog to the engine. */
  async function show() {
    summary = await setBlog(stored)
    return summary
  }

  /** Stores the blog and gives it to the engine. @param {StoredBlog} next */
  async function keep(next) {
    stored = next
    const write = isDamaged ? store.replaceDamaged : store.put
    const written = write(KEY, next).then(() => {
      isDamaged = false
      onStored()
    })
    await Promise.all([show(), written])
    return summary
  }

  /** @param {Source} source */
  const readShown = source => operate("learn", { name: source.name }, async operation => {
    let isStopped = false
    const { name } = source
    const pause = createPause(() => isStopped, { turn })
    const action = {
      label: t("import.cancel"),
      run() {
        isStopped = true
      },
    }
    /** @type {(done: number, total: number) => void} */
    function onProgress(done, total) {
      operation.progress(done, total)
      if (done % Math.ceil(total / REPORTS) !== 0) return
      notice.progress("reading", t("import.progress", { name, done, total }), action)
    }
    try {
      return await readSource(source, { paths, pause, onProgress, withPosts: true })
    } finally {
      notice.settle("reading")
      source.close?.()
    }
  })

  /** Reads the followed folder again, and follows the blog in it if it has changed. */
  async function look() {
    const handle = await followed.get()
    if (!handle) return
    const read = () => readSource(diskSource(handle), {
      paths, pause: createPause(() => false, { turn }), before: last,
    })
    const reading = await operate("list", {}, read)
    // The writer may have dropped a blog meanwhile.
    const now = await followed.get()
    if (now !== handle && !await now?.isSameEntry(handle)) return
    last = reading
    const { files } = stored
    const isUnchanged = reading.files.length === files.length &&
      reading.files.every((file, number) => isSame(file, files[number]))
    if (isUnchanged || !reading.isBlog) return
    await keep({ ...stored, name: reading.name, time: Date.now(), files: reading.files })
  }

  return {
    /** The blog that the preview follows, and its summary, null before the engine has read it. */
    get: () => ({ stored, summary }),

    /**
     * Loads the stored blog. A damaged record is used as far as it is sound; the next write keeps a
     * copy of it.
     */
    async start() {
      const record = await store.get(KEY)
      const { value, sound } = record === null ? { value: noBlog(), sound: true }
        : readStoredBlog(record)
      stored = value
      isDamaged = !sound
      last = null
      return show()
    },

    /**
     * Opens a zip with the files of a blog. Resolves to null if it is another zip.
     * @param {File} file
     */
    zip: file => zipSource(file, unzip),

    /**
     * Reads a blog with its posts. Resolves to null if the writer has stopped it, or after a
     * failure, which is reported.
     * @param {Readable} from
     * @returns {Promise<Found | null>}
     */
    async read(from) {
      const source = "entries" in from ? droppedSource(from.entries)
        : Array.isArray(from.files) ? chosenSource(from.files)
          : /** @type {Source} */ (from)
      try {
        const reading = await readShown(source)
        warnLeft(reading.left)
        const isFolder = reading.isWhole && "entries" in from && from.entries.length === 1
        return { ...reading, folder: isFolder ? await from.handle ?? null : null }
      } catch (error) {
        if (!(error instanceof Stopped)) warn(error)
        return null
      }
    },

    /**
     * Makes a reading the blog that the preview follows, and stores it. Resolves to its summary,
     * null after a failure, which is reported.
     * @param {Found} reading
     */
    async use(reading) {
      const files = merged(stored.files, reading)
      const name = reading.isWhole || !stored.name ? reading.name : stored.name
      last = null
      await followed.set(reading.folder)
      return keep({ ...stored, name, time: Date.now(), files }).catch(warn)
    },

    look,

    /** Reads the folder again like `look`; the browser may ask the writer for it. */
    async readAgain() {
      if (await followed.get(true)) await look()
    },

    /** Chooses values instead of those in the files. @param {BlogChoices} chosen */
    choose: chosen => keep({ ...stored, chosen }).catch(warn),

    /** Removes the copy. The preview follows the default blog. */
    async forget() {
      stored = noBlog()
      last = null
      await followed.forget()
      await Promise.all([store.remove(KEY).then(onStored), show()])
    },
  }
}
