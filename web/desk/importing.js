// Imports files as logs: chosen or dropped files, zips, files of the writer's folder and lines that
// another app shares. Many posts at once, and the files of a blog, are only read: the preview
// follows the blog, and its posts show the writer's habits.

import * as files from "../browser/files.js"
import { appended } from "../browser/launch.js"
import { isPictureFile } from "../browser/picture.js"
import { dayOfName } from "../browser/postname.js"

/** @import { Dropped } from "../types" */
/** @import { Flows, Log, Modules, Readable, TextFile } from "./flows" */

/** Number of dropped files from which they count as a blog instead of single logs. */
const MANY = 10

/**
 * @param {Modules} modules
 * @param {Pick<Flows, "showing" | "navigation" | "opening" | "startup" | "saving">} flows
 */
export function createImporting({ app, editor, store, blog, ui }, flows) {
  const { showing, navigation, opening, startup, saving } = flows
  const { t, reasonOf, operations, today, blank, state, settings, notice } = app
  const { saver, logs, backup } = store
  const { learned } = blog
  const { pictureDialog, layout } = ui
  const { composing } = editor

  /** Returns an empty log for a file. @type {(name: string, later?: number) => Log} */
  const blankFor = (name, later) => blank(dayOfName(name) || today(), later)

  /** Imports files as logs and stores them. @param {(TextFile & { title?: string })[]} taken */
  async function takeFiles(taken) {
    const name = taken.length === 1 ? taken[0].name : t("running.files", { n: taken.length })
    const { progress, end } = operations.start("import", { name, total: taken.length })
    try {
      return await makeLogs(taken, progress)
    } finally {
      // The logs can be read and opened before they are stored.
      void saver.flush().finally(end)
    }
  }

  /**
   * @type {(taken: (TextFile & { title?: string })[], onProgress: (done: number) => void) =>
   *   Promise<{ last: Log, twins: string[] }>}
   */
  async function makeLogs(taken, onProgress) {
    const twins = [], ids = []
    let last = state.log
    for (const [number, file] of taken.entries()) {
      onProgress(number)
      const fresh = { ...blankFor(file.name, number), title: file.title ?? "" }
      const { log, twin } = await logs.take(file, fresh)
      if (twin) twins.push(file.name)
      ids.push(log.id)
      last = log
    }
    learned.follow(ids)
    showing.rail()
    return { last, twins }
  }

  /** @param {File} zip */
  async function takeZip(zip) {
    const there = settings.all()
    const restored = await operations.run("import", { name: zip.name }, async ({ progress }) => {
      const fromBackup = await backup.take(zip, progress)
      await saver.flush()
      return fromBackup
    })
    for (const [key, value] of Object.entries(restored ?? {})) {
      if (!(key in there) && settings.accepts(key, value)) settings.set(key, value)
    }
    showing.rail()
    // The failure of the engine is reported by itself.
    if (!restored) return
    store.tabs.tellBlog()
    await blog.start().catch(() => {})
  }

  /** @param {File[]} list */
  async function openFiles(list) {
    for (const zip of list.filter(files.isZip)) {
      const source = await blog.openZip(zip).catch(() => null)
      await (source ? openBlog(source) : takeZip(zip))
    }
    const settings = list.filter(files.isBlogFile)
    if (settings.length > 0) await openBlog({ files: settings })
    const others = list.filter(file => !files.isZip(file) && !files.isBlogFile(file))
    if (others.length > 0) await openTexts(await Promise.all(others.map(files.read)))
  }

  /** @param {Awaited<ReturnType<typeof files.read>>[]} results */
  async function openTexts(results) {
    const refused = results.flatMap(file =>
      ("refusal" in file ? [t(`refused.${file.refusal}`, { name: file.name })] : []))
    const taken = results.flatMap(file => ("text" in file ? [file] : []))
    if (refused.length > 0) notice.warn("refused", refused.join(" "))
    else notice.settle("refused")
    if (taken.length === 0) return
    await opening.leave()
    const { last, twins } = await takeFiles(taken)
    if (last.id !== state.log.id) opening.enter(last)
    layout.showEditor()
    if (twins.length > 0) notice.say(t("notice.sameName", { name: twins.join(", ") }))
    else notice.say(t("notice.opened", { n: taken.length, name: taken[0].name }))
  }

  /**
   * Reads a blog: the preview follows it, and its posts show the writer's habits. Other texts are
   * opened as logs.
   * @param {Readable} source
   * @param {File[]} plain single files, which may have any name
   */
  async function openBlog(source, plain = []) {
    const reading = await blog.read(source).catch(error =>
      notice.warn("blog", t("warn.blog", { reason: reasonOf(error) })))
    if (!reading) return
    const { isBlog, posts } = reading
    if (isBlog && await blog.use(reading)) {
      notice.say(t("blog.followed", { name: reading.name }))
    }
    const learnt = posts.length > 0 && await learned.learn(posts).catch(error => {
      notice.warn("habits", t("warn.habits", { reason: reasonOf(error) }))
      return true
    })
    showing.rail()
    if (learnt || isBlog) return
    if (plain.length > 0) return openFiles(plain)
    if (posts.length > 0) return openTexts(posts)
    notice.say(t("habits.noPosts"))
  }

  return {
    takeFiles,
    openFiles,

    /** Opens the posts of a folder. @param {File[]} list */
    openFolder: list => openFiles(list.filter(files.isPost)),

    /** Reads the files of a chosen folder. @param {File[]} list */
    openBlogFolder: list => (list.length > 0 ? openBlog({ files: list }) : undefined),

    /**
     * Inserts dropped pictures at the drop position and opens all other files.
     * @type {(list: File[], at: { x: number, y: number }, folder: Dropped | null) => void}
     */
    takeDropped(list, at, folder) {
      if (folder) return void openBlog(folder)
      const isOther = (/** @type {File} */ file) => isPictureFile(file) || files.isZip(file)
      if (list.length >= MANY && !list.some(isOther)) return void openBlog({ files: list }, list)
      if (list.length === 0 || !list.every(isPictureFile)) return void openFiles(list)
      editor.placeCaret(at)
      void pictureDialog.put(list)
    },

    /** @type {(file: TextFile, disk: Log["disk"]) => Promise<void>} */
    async takeFromFolder(file, disk) {
      await opening.leave()
      const taken = await logs.take(file, blankFor(file.name))
      if (taken.log.id !== state.log.id) opening.enter(taken.log)
      await saving.link(taken.log.id, disk)
      layout.showEditor()
      if (taken.twin) notice.say(t("notice.sameName", { name: file.name }))
    },

    /** Appends shared lines to today's log. @param {string[]} lines */
    async takeShared(lines) {
      await startup.finished()
      const opened = await opening.openToday()
      await composing.ended()
      if (!opened) return notice.warn("shared", t("warn.shared", { line: lines.join("\n") }))
      const edit = appended(editor.text(), lines)
      editor.apply([edit])
      navigation.jump(edit.start + edit.text.length)
      notice.say(t("notice.shared"))
    },
  }
}
