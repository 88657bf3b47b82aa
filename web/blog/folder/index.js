// The blog's folder on disk, in browsers with the File System Access API. Its posts are listed and
// opened, and a log that came from there is saved in place. Every log is stored in the browser as
// well.

import { encode } from "../../browser/bytes.js"
import { baseName, logName } from "../../browser/names.js"
import { onDemand } from "../../browser/version.js"
import { within } from "../../browser/within.js"
import { createChoice } from "./choice.js"
import { bytesOf, fileAt, hashOf, listPosts, make, move } from "./disk.js"
import { createRunner } from "./runner.js"
import { createSync } from "./sync.js"

/** @import { DiskFile, Edit, Notice, Translate } from "../../types" */
/** @import { BlogFolder } from "./choice.js" */
/** @import { Compare } from "./conflict.js" */
/** @import { ChosenFolder } from "./memory.js" */
/** @import { Decoded } from "./sync.js" */

/** @typedef {{ id: string, name: string, text: string, disk?: DiskFile }} FolderLog */

/**
 * The calls to other modules.
 * @typedef {object} Desk
 * @property {() => FolderLog} log returns the open log
 * @property {(id: string) => Promise<unknown>} open
 * @property {(file: { name: string, text: string }, disk: DiskFile) => Promise<unknown>} take opens
 *   the text of a file as a log
 * @property {(edits: Edit[]) => void} apply changes the open log as one undo step
 * @property {() => Promise<void>} composed resolves when no composition is in progress
 * @property {(id: string, disk?: DiskFile) => Promise<unknown>} link stores the file of a log
 * @property {(log: { id: string, text: string }) => Promise<{ path: string, bytes: Uint8Array }[]>}
 *   pictures resolves to the images that a text names, by their paths on the site
 * @property {(log: { id: string, text: string }, reason: string) => Promise<unknown>} revise stores
 *   a revision of the log
 */

/**
 * @typedef {object} Options
 * @property {HTMLDialogElement} listDialog
 * @property {HTMLDialogElement} conflictDialog
 * @property {Translate} t
 * @property {Pick<Notice, "say" | "warn" | "settle">} notice
 * @property {import("../../browser/operations.js").Operations["run"]} operate
 * @property {(error: unknown) => string} reasonOf
 * @property {() => Promise<{ compare: Compare }>} load
 * @property {(() => Promise<FileSystemDirectoryHandle>) | null} pick null if the browser has no
 *   folders
 * @property {{ get(): Promise<ChosenFolder | null>, set(folder: ChosenFolder): Promise<unknown> }}
 *   memory
 * @property {(bytes: Uint8Array) => Decoded} decode
 * @property {(name: string) => string} dayOf
 * @property {() => { id: string, disk?: DiskFile }[]} logs
 * @property {() => Desk} desk
 * @property {(state: "" | "saved" | "differs") => void} onState whether the open log's file has its
 *   text; "" if it has no file
 */

/** @param {Options} options */
export function createFolder(options) {
  const { t, notice, operate, load, pick, decode, dayOf, logs, desk } = options
  const dialog = onDemand(async () => {
    const { createFolderDialog } = await import("./list.js")
    return createFolderDialog(options.listDialog, {
      t,
      onOpen: path => run(() => openFile(path)),
      onOther: () => run(chooseOther),
    })
  })
  const conflict = onDemand(async () => {
    const { createConflictDialog } = await import("./conflict.js")
    return createConflictDialog(options.conflictDialog, { t, load })
  })
  const choice = createChoice({ ...options, onOther: () => run(chooseOther) })
  /**
   * The folder while it is read for images, so that a page with many of them reads it once.
   * @type {ReturnType<typeof choice.remembered> | null}
   */
  let remembering = null
  const sync = createSync({ ...options, choice, conflict, saveNew: () => saveNew() })
  const run = createRunner(options)

  /**
   * Runs an action that writes; updates of daylog wait for it.
   * @template T
   * @param {() => Promise<T>} act
   */
  const runWrite = act => run(() => operate("folder", { name: desk().log().name }, act))

  async function chooseOther() {
    if (await choice.choose()) await showList()
  }

  async function showList() {
    const { blog } = choice
    if (!blog) return
    const here = logs().filter(({ disk }) => disk?.folder === blog.id)
    const open = new Set(here.map(({ disk }) => disk?.path))
    const { show } = await dialog()
    const files = await operate("list", {}, () => listPosts(blog.posts, dayOf))
    show({
      name: blog.root.name,
      place: blog.path,
      files: files.map(({ path }) => ({ path, day: dayOf(baseName(path)), isLog: open.has(path) })),
    })
  }

  /** Opens a file of the folder as a log. @param {string} path */
  async function openFile(path) {
    const { id, posts } = /** @type {BlogFolder} */ (choice.blog)
    const file = await fileAt(posts, path)
    if (!file) throw new Error(t("folder.gone", { name: baseName(path) }))
    const bytes = await bytesOf(file)
    const decoded = decode(bytes)
    const name = logName(baseName(path))
    if ("refusal" in decoded) {
      return notice.warn("refused", t(`refused.${decoded.refusal}`, { name }))
    }
    const log = logs().find(({ disk }) => disk?.folder === id && disk.path === path)
    if (log) await desk().open(log.id)
    else {
      const disk = { folder: id, path, hash: await hashOf(bytes) }
      await desk().take({ name, text: decoded.text }, disk)
    }
    const opened = desk().log()
    if (opened.disk?.folder === id && opened.disk.path === path) await sync.reconcile(opened, bytes)
  }

  /**
   * Writes the open log to a new file. If there is one with its name, the writer chooses. Resolves
   * to its path, "" if it was not written.
   */
  const saveNew = () => runWrite(async () => {
    const blog = await choice.remembered(true) ?? await choice.choose()
    if (!blog) return ""
    const log = desk().log()
    if (log.disk?.folder === blog.id) return sync.save(log)
    const name = logName(log.name)
    const posts = await listPosts(blog.posts, dayOf)
    const namesake = posts.find(({ path }) => logName(baseName(path)) === name)
    const path = namesake?.path ?? name
    const other = namesake ? await bytesOf(namesake.handle)
      : await make(blog.posts, path, encode(log.text))
    const linked = { ...log, disk: { folder: blog.id, path, hash: "" } }
    if (other) return sync.settle(linked, other)
    await sync.finish(blog.site, linked)
    return `${blog.path}/${path}`
  })

  return {
    /** Whether the browser has folders. */
    has: pick !== null,

    /** Shows the posts of the folder, which the writer chooses first if there is none. */
    open: () => run(async () => {
      const blog = await choice.remembered(true) ?? await choice.choose()
      if (blog) await showList()
    }),

    /**
     * Saves the open log in place. Resolves to its path, "" if it has no file or was not written.
     */
    save: () => (desk().log().disk ? runWrite(() => sync.save(desk().log())) : Promise.resolve("")),

    saveNew,

    /** Renames the file of a renamed log. @param {FolderLog} log @param {string} name */
    rename: ({ id, disk }, name) => runWrite(async () => {
      const blog = disk && await choice.remembered(true)
      if (!blog || blog.id !== disk.folder) return
      const path = await move(blog.posts, disk.path, name)
      if (path === "") return notice.warn("folder", t("folder.taken", { name }))
      await desk().link(id, { ...disk, path })
    }),

    /** Reports the state of the open log's file to onState. */
    mark: sync.mark,

    /**
     * Resolves to the folder of the site's source, null if it cannot be read. asks: the browser may
     * ask the writer.
     */
    site: async (asks = false) => (await choice.remembered(asks).catch(() => null))?.site ?? null,

    /**
     * Resolves to a file of the site, null if it cannot be read without asking the writer.
     * @param {string} path
     */
    async picture(path) {
      remembering ??= choice.remembered(false).finally(() => {
        remembering = null
      })
      const { site } = await remembering ?? {}
      const file = site && await fileAt(site, path.replace(/^\//, ""))
      return file ? within(file.getFile()) : null
    },

    /**
     * Checks whether another program has changed the open log's file, without asking the writer.
     */
    look: () => run(async () => {
      const log = desk().log()
      if (!log.disk) return sync.mark()
      await sync.recognize(log)
      // A deleted folder is reported when it is used.
      const blog = await choice.remembered(false).catch(() => null)
      const file = blog?.id === log.disk.folder ? await fileAt(blog.posts, log.disk.path) : null
      const bytes = file && await bytesOf(file)
      const current = desk().log()
      const isDialogOpen = document.querySelector("dialog[open]") !== null
      if (bytes && current.id === log.id && !isDialogOpen) await sync.reconcile(current, bytes)
    }),
  }
}
