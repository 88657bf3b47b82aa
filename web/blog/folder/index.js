// The writer's blog on disk, where the browser has the File System Access API: its posts are listed and opened, and a log
// that came from there is saved in place. The folder is a second place for a text, never the only one: every log is stored in
// the browser as well. Nothing is written over what daylog has not read.

import { changeBetween } from "../../browser/change.js"
import { logName } from "../../browser/names.js"
import { placed } from "../../browser/picture.js"
import { isTimeout, within } from "../../browser/within.js"
import { Unsure, bytesOf, fileAt, hashOf, list, make, move, nameOf, putAlong, write } from "./disk.js"
import * as choices from "./choice.js"
import * as conflicts from "./conflict.js"
import * as lists from "./list.js"

/** @import { DiskFile, Edit, Translate } from "../../types" */
/** @import { Remembered } from "./memory.js" */

export { memory, picker } from "./memory.js"

/** @typedef {{ id: string, name: string, text: string, disk?: DiskFile }} FolderLog */

/** @typedef {Remembered & { posts: FileSystemDirectoryHandle, path: string, site: FileSystemDirectoryHandle | null }} Blog */

/**
 * @typedef {object} Desk what is asked of the logs
 * @property {() => FolderLog} log the open one
 * @property {() => { id: string, disk?: DiskFile }[]} logs
 * @property {(id: string) => Promise<unknown>} open
 * @property {(file: { name: string, text: string }, disk: DiskFile) => Promise<unknown>} take opens a file's text as a log
 * @property {(edits: Edit[]) => void} apply edits the open log, as one step of undo
 * @property {() => Promise<void>} over resolves when nothing is composed
 * @property {(id: string, disk?: DiskFile) => Promise<unknown>} link
 * @property {(log: { id: string, text: string }) => Promise<{ path: string, bytes: Uint8Array }[]>} pictures those that a text names, by their paths on the site
 * @property {(log: { id: string, text: string }, reason: string) => Promise<unknown>} revise keeps a text in the log's history
 */

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {{ say(message: string): void, warn(about: string, message: string, action?: { label: string, run: () => void }): void, settle(about: string): void }} notice
 * @property {import("../../browser/operations.js").Operations["run"]} operate
 * @property {(error: unknown) => string} reasonOf an error in words
 * @property {() => Promise<{ compare: conflicts.Compare }>} load what shows two texts side by side
 * @property {(() => Promise<FileSystemDirectoryHandle>) | null} pick null where the browser has no such thing
 * @property {{ get(): Promise<Remembered | null>, set(folder: Remembered): Promise<unknown> }} handles
 * @property {(bytes: Uint8Array) => { text: string } | { refusal: string }} decode
 * @property {(name: string) => string} dayOf
 * @property {Desk} desk
 * @property {(state: "" | "saved" | "differs") => void} onState whether the open log's file is as the log is
 */

/**
 * @param {HTMLDialogElement} listRoot
 * @param {HTMLDialogElement} conflictRoot
 * @param {Options} options
 */
export function create(listRoot, conflictRoot, { t, notice, reasonOf, operate, load, pick, handles, decode, dayOf, desk, onState }) {
  const dialog = lists.create(listRoot, { t, onOpen: path => run(() => openFile(path)), onOther: () => run(other) })
  const conflict = conflicts.create(conflictRoot, { t, load })
  const choice = choices.create({ t, notice, pick, handles, dayOf, onOther: () => run(other) })
  /** What the open log's file holds, as far as it is known. @type {{ id: string, text: string } | null} */
  let known = null
  /** The hashes of texts whose writing failed: it may have been finished after all. @type {Map<string, string[]>} */
  const attempts = new Map()
  /** One thing at a time: a save that is asked for twice must not meet itself. @type {Promise<unknown>} */
  let queue = Promise.resolve()

  /**
   * Does something with the folder after what is still done there. Whatever goes wrong, the text is where it was.
   * @template T
   * @param {() => Promise<T>} act
   * @returns {Promise<T | null>}
   */
  function run(act) {
    const result = queue.then(act).then(value => (notice.settle("folder-failed"), value), error => {
      const why = error instanceof Unsure ? "unsure" : isTimeout(error) ? "silent" : "failed"
      notice.warn("folder-failed", t(`folder.${why}`, { reason: reasonOf(error) }))
      return null
    })
    queue = result
    return result
  }

  /** Writes into the folder, as an operation that an update waits for. @template T @param {() => Promise<T>} act */
  const runWrite = act => run(() => operate("folder", { name: desk.log().name }, act))

  // ———— The folder ————

  async function other() {
    if (await choice.choose()) await showList()
  }

  async function showList() {
    const { blog } = choice
    if (!blog) return
    const logs = desk.logs().filter(log => log.disk?.folder === blog.id)
    const files = await operate("list", {}, () => list(blog.posts, dayOf))
    dialog.show({
      name: blog.root.name,
      place: blog.path,
      files: files.map(({ path }) => ({ path, day: dayOf(nameOf(path)), here: logs.some(log => log.disk?.path === path) })),
    })
  }

  // ———— Opening ————

  /** @param {string} path */
  async function openFile(path) {
    const { id, posts } = /** @type {Blog} */ (choice.blog)
    const file = await fileAt(posts, path)
    if (!file) throw new Error(t("folder.gone", { name: nameOf(path) }))
    const bytes = await bytesOf(file)
    const read = decode(bytes)
    const name = logName(nameOf(path))
    if ("refusal" in read) return notice.warn("refused", t(`refused.${read.refusal}`, { name }))
    const log = desk.logs().find(({ disk }) => disk?.folder === id && disk.path === path)
    if (log) await desk.open(log.id)
    else await desk.take({ name, text: read.text }, { folder: id, path, hash: await hashOf(bytes) })
    const opened = desk.log()
    if (opened.disk?.folder === id && opened.disk.path === path) await compare(opened, bytes)
  }

  /**
   * Brings the open log and what its file holds together, without asking where only one of them has changed.
   * @param {FolderLog} log
   * @param {Uint8Array} bytes
   */
  async function compare(log, bytes) {
    const hash = await hashOf(bytes)
    if (!log.disk || hash === log.disk.hash) return meet(log)
    if (attempts.get(log.id)?.includes(hash)) return desk.link(log.id, { ...log.disk, hash }).then(() => meet(desk.log()))
    const read = decode(bytes)
    const untouched = await hashOf(encode(log.text)) === log.disk.hash
    const now = desk.log()
    if (now.id !== log.id || now.text !== log.text) return // the writer has gone on: another time
    if (!untouched || "refusal" in read) await settle(log, bytes)
    else if (await take(log, read.text)) notice.say(t("folder.newer", { name: nameOf(log.disk.path) }))
  }

  /** Makes what a log's file holds its text, if it is still open. @param {FolderLog} log @param {string} text */
  async function take(log, text) {
    if (desk.log().text !== text) await desk.revise(log, "folder")
    await desk.over()
    const now = desk.log()
    if (now.id !== log.id) return false
    if (now.text !== text) desk.apply([changeBetween(now.text, text)])
    await agree(log, text)
    return true
  }

  /** Notes that a log's file holds a text. @param {FolderLog} log @param {string} text */
  async function agree(log, text) {
    const disk = /** @type {DiskFile} */ (log.disk)
    await desk.link(log.id, { ...disk, hash: await hashOf(encode(text)) })
    if (desk.log().id === log.id) known = { id: log.id, text }
    mark()
  }

  /**
   * Both have changed: the writer chooses.
   * @param {FolderLog} log
   * @param {Uint8Array} bytes what its file holds now
   * @returns {Promise<string>} where the log was saved, "" when it was not
   */
  async function settle(log, bytes) {
    const disk = /** @type {DiskFile} */ (log.disk)
    const name = nameOf(disk.path)
    const read = decode(bytes)
    if ("refusal" in read) return notice.warn("refused", t(`refused.${read.refusal}`, { name })), ""
    if (read.text === log.text) return await agree(log, log.text), ""
    const answer = await conflict.ask({ name, mine: log.text, theirs: read.text })
    const now = { ...disk, hash: await hashOf(bytes) }
    if (answer === "mine") {
      await desk.revise({ id: log.id, text: read.text }, "disk")
      await desk.link(log.id, now)
      return save({ ...log, disk: now })
    }
    if (answer === "theirs") await take(log, read.text)
    if (answer === "both") {
      await desk.link(log.id, undefined)
      await desk.take({ name, text: read.text }, now)
      notice.say(t("folder.both", { name }))
    }
    return ""
  }

  // ———— Saving ————

  /**
   * Writes a log into its file. Resolves to where it is, "" when it was not written.
   * @param {FolderLog} log
   * @returns {Promise<string>}
   */
  async function save(log) {
    const here = await choice.remembered(true)
    if (!log.disk || (!here && await choice.known())) return "" // why not was said
    const name = nameOf(log.disk.path)
    if (here?.id !== log.disk.folder) {
      choice.warn("folder.elsewhere", name)
      return ""
    }
    const file = await fileAt(here.posts, log.disk.path)
    if (!file) {
      await desk.link(log.id, undefined)
      mark()
      notice.warn("folder", t("folder.gone", { name }), { label: t("folder.again"), run: () => void saveNew() })
      return ""
    }
    const bytes = encode(log.text)
    const tried = attempts.get(log.id) ?? []
    attempts.set(log.id, [...tried, await hashOf(bytes)])
    const there = await write(file, bytes, [log.disk.hash, ...tried])
    attempts.delete(log.id)
    if (there) return settle(log, there)
    await agree(log, log.text)
    await sendPictures(here, log)
    return `${here.path}/${log.disk.path}`
  }

  /** @param {Blog} blog @param {FolderLog} log */
  async function sendPictures({ site }, log) {
    const pictures = await within(desk.pictures(log))
    if (!site && pictures.length > 0) return notice.warn("folder-pictures", t("folder.noSite"))
    const others = []
    for (const { path, bytes } of pictures) {
      const place = placed(path, bytes)
      if (site && "path" in place && await putAlong(site, { path: place.path, bytes })) others.push(nameOf(path))
    }
    if (others.length > 0) notice.warn("folder-pictures", t("folder.otherPicture", { name: others.join(", ") }))
    else notice.settle("folder-pictures")
  }

  /** Writes the open log into the folder as a file of its own, or over one of its name if the writer says so. */
  const saveNew = () => runWrite(async () => {
    const here = await choice.remembered(true) ?? await choice.choose()
    if (!here) return ""
    const log = desk.log()
    if (log.disk?.folder === here.id) return save(log)
    const namesake = (await list(here.posts, dayOf)).find(({ path }) => logName(nameOf(path)) === logName(log.name))
    const path = namesake?.path ?? logName(log.name)
    const there = namesake ? await bytesOf(namesake.handle) : await make(here.posts, path, encode(log.text))
    const linked = { ...log, disk: { folder: here.id, path, hash: "" } }
    if (there) return settle(linked, there)
    await agree(linked, log.text)
    await sendPictures(here, log)
    return `${here.path}/${path}`
  })

  /** Gives the file of a log that was renamed its name, too. @param {FolderLog} log @param {string} name */
  const rename = ({ id, disk }, name) => runWrite(async () => {
    const here = disk && await choice.remembered(true)
    if (!here || here.id !== disk.folder) return
    const path = await move(here.posts, disk.path, name)
    if (path === "") return notice.warn("folder", t("folder.taken", { name }))
    await desk.link(id, { ...disk, path })
  })

  // ———— What is known ————

  function mark() {
    const { id, text, disk } = desk.log()
    onState(!disk ? "" : known?.id === id && known.text === text ? "saved" : "differs")
  }

  /** @param {FolderLog} log */
  async function meet({ id, text, disk }) {
    if (disk && known?.id !== id && await hashOf(encode(text)) === disk.hash) known = { id, text }
    mark()
  }

  return {
    /** Whether this browser has folders. */
    has: pick !== null,
    /** Shows the posts of the writer's folder, which is chosen first if there is none. */
    open: () => run(async () => (await choice.remembered(true) ?? await choice.choose()) && showList()),
    /** Saves the open log in place; "" when it is not in the folder. */
    save: () => (desk.log().disk ? runWrite(() => save(desk.log())) : Promise.resolve("")),
    saveNew,
    rename,
    mark,
    /** A file of the site, where that is the folder that the writer chose and may be read without asking. @param {string} path */
    async picture(path) {
      const { site } = await choice.remembered(false) ?? {}
      const file = site && await fileAt(site, path.replace(/^\//, ""))
      return file ? within(file.getFile()) : null
    },
    /** Looks whether another program has changed the open log's file, if that can be seen without asking for anything. */
    look: () => run(async () => {
      const log = desk.log()
      if (!log.disk) return mark()
      await meet(log)
      // A folder that is gone is told when it is wanted.
      const here = await choice.remembered(false).catch(() => null)
      const file = here?.id === log.disk.folder ? await fileAt(here.posts, log.disk.path) : null
      const bytes = file && await bytesOf(file)
      if (bytes && desk.log().id === log.id && !document.querySelector("dialog[open]")) await compare(desk.log(), bytes)
    }),
  }
}

/** @param {string} text */
function encode(text) {
  return new TextEncoder().encode(text)
}
