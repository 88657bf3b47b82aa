// Imports files as logs: chosen or dropped files, zips, files of the writer's folder and lines that
// another app shares. Many posts at once are only read for the blog's settings.

import * as files from "../browser/files.js"
import { appended } from "../browser/launch.js"
import { isPictureFile } from "../browser/picture.js"
import { dayOfName } from "../browser/postname.js"

/** @import { Flows, Log, Modules, TextFile } from "./flows" */

/** Number of dropped files from which they count as a blog instead of single logs. */
const MANY = 10

/**
 * @param {Modules} modules
 * @param {Pick<Flows, "showing" | "navigation" | "opening" | "startup" | "saving">} flows
 */
export function createImporting({ app, editor, store, blog: { learned }, ui }, flows) {
  const { showing, navigation, opening, startup, saving } = flows
  const { t, reasonOf, operations, today, blank, state, settings, notice } = app
  const { saver, logs, backup } = store
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
  }

  /** @param {File[]} list */
  async function openFiles(list) {
    for (const zip of list.filter(files.isZip)) await takeZip(zip)
    list = list.filter(file => !files.isZip(file))
    if (list.length === 0) return
    const results = await Promise.all(list.map(files.read))
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

  /** Reads a blog's posts for its settings. @param {File[]} list */
  async function openPosts(list) {
    const read = await Promise.all(list.map(files.read))
    const posts = read.flatMap(file => ("text" in file ? [file] : []))
    const learnt = await learned.learn(posts).catch(error => {
      notice.warn("habits", t("warn.habits", { reason: reasonOf(error) }))
      return true
    })
    showing.rail()
    if (!learnt && list.length > 0) return openFiles(list)
    if (!learnt) notice.say(t("habits.noPosts"))
  }

  return {
    takeFiles,
    openFiles,
    openPosts,

    /**
     * Inserts dropped pictures at the drop position and opens all other files.
     * @type {(list: File[], at: { x: number, y: number }, inFolder: boolean) => void}
     */
    takeDropped(list, at, inFolder) {
      const isOther = (/** @type {File} */ file) => isPictureFile(file) || files.isZip(file)
      const isBlog = inFolder || list.length >= MANY && !list.some(isOther)
      if (isBlog) return void openPosts(list)
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
