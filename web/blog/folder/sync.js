// Synchronizes the open log with its file. If only one of them has changed, the other one is
// updated; if both have, the writer chooses. No file is overwritten whose content daylog has not
// read.

import { encode } from "../../browser/bytes.js"
import { changeBetween } from "../../browser/change.js"
import { baseName } from "../../browser/names.js"
import { createContact } from "./contact.js"
import { fileAt, hashOf, write } from "./disk.js"
import { writePictures } from "./pictures.js"

/** @import { DiskFile, Notice, Translate } from "../../types" */
/** @import { createChoice } from "./choice.js" */
/** @import { createConflictDialog } from "./conflict.js" */
/** @import { Desk, FolderLog } from "./index.js" */

/** @typedef {{ text: string } | { refusal: string }} Decoded */

/**
 * @param {object} options
 * @param {Translate} options.t
 * @param {Pick<Notice, "say" | "warn" | "settle">} options.notice
 * @param {(bytes: Uint8Array) => Decoded} options.decode
 * @param {() => Desk} options.desk
 * @param {ReturnType<typeof createChoice>} options.choice
 * @param {() => Promise<ReturnType<typeof createConflictDialog>>} options.conflict loads the dialog
 * @param {() => unknown} options.saveNew writes the open log to a new file
 * @param {(state: "" | "saved" | "differs") => void} options.onState whether the open log's file
 *   has its text; "" if it has no file
 */
export function createSync({ t, notice, decode, desk, choice, conflict, saveNew, onState }) {
  const { mark, recognize, agree } = createContact({ desk, onState })
  /**
   * Hashes of the texts whose writing failed, by log: the file may have one of them nevertheless.
   * @type {Map<string, string[]>}
   */
  const attempts = new Map()

  /**
   * Replaces the text of a log by that of its file. Resolves to false if another log is open.
   * @type {(log: FolderLog, text: string) => Promise<boolean>}
   */
  async function take(log, text) {
    if (desk().log().text !== text) await desk().revise(log, "folder")
    await desk().composed()
    const current = desk().log()
    if (current.id !== log.id) return false
    if (current.text !== text) desk().apply([changeBetween(current.text, text)])
    await agree(log, text)
    return true
  }

  /**
   * Synchronizes the open log with the bytes of its file.
   * @param {FolderLog} log
   * @param {Uint8Array} bytes
   */
  async function reconcile(log, bytes) {
    const hash = await hashOf(bytes)
    if (!log.disk || hash === log.disk.hash) return recognize(log)
    if (attempts.get(log.id)?.includes(hash)) {
      await desk().link(log.id, { ...log.disk, hash })
      return recognize(desk().log())
    }
    const decoded = decode(bytes)
    const isUnchanged = await hashOf(encode(log.text)) === log.disk.hash
    const current = desk().log()
    // The writer has continued typing: the next look compares again.
    if (current.id !== log.id || current.text !== log.text) return
    if (!isUnchanged || "refusal" in decoded) await settle(log, bytes)
    else if (await take(log, decoded.text)) {
      notice.say(t("folder.newer", { name: baseName(log.disk.path) }))
    }
  }

  /**
   * Settles a conflict: the writer chooses.
   * @param {FolderLog} log
   * @param {Uint8Array} bytes the content of its file
   * @returns {Promise<string>} the path where the log was saved, "" if it was not
   */
  async function settle(log, bytes) {
    const disk = /** @type {DiskFile} */ (log.disk)
    const name = baseName(disk.path)
    const decoded = decode(bytes)
    if ("refusal" in decoded) {
      notice.warn("refused", t(`refused.${decoded.refusal}`, { name }))
      return ""
    }
    const { text } = decoded
    if (text === log.text) {
      await agree(log, text)
      return ""
    }
    const { ask } = await conflict()
    const answer = await ask({ name, mine: log.text, theirs: text })
    const current = { ...disk, hash: await hashOf(bytes) }
    if (answer === "mine") {
      await desk().revise({ id: log.id, text }, "disk")
      await desk().link(log.id, current)
      return save({ ...log, disk: current })
    }
    if (answer === "theirs") await take(log, text)
    if (answer === "both") {
      await desk().link(log.id, undefined)
      await desk().take({ name, text }, current)
      notice.say(t("folder.both", { name }))
    }
    return ""
  }

  /** Handles a log whose file was deleted. @param {FolderLog} log @param {string} name */
  async function warnMissing(log, name) {
    await desk().link(log.id, undefined)
    mark()
    const action = { label: t("folder.again"), run: () => void saveNew() }
    notice.warn("folder", t("folder.gone", { name }), action)
  }

  /**
   * Writes a log to its file.
   * @param {FolderLog} log
   * @returns {Promise<string>} the path where it was saved, "" if it was not; the reason is shown
   */
  async function save(log) {
    const blog = await choice.remembered(true)
    if (!log.disk || (!blog && await choice.known())) return ""
    const name = baseName(log.disk.path)
    if (blog?.id !== log.disk.folder) {
      choice.warn("folder.elsewhere", name)
      return ""
    }
    const file = await fileAt(blog.posts, log.disk.path)
    if (!file) {
      await warnMissing(log, name)
      return ""
    }
    const bytes = encode(log.text)
    const tried = attempts.get(log.id) ?? []
    attempts.set(log.id, [...tried, await hashOf(bytes)])
    const other = await write(file, bytes, [log.disk.hash, ...tried])
    attempts.delete(log.id)
    if (other) return settle(log, other)
    await finish(blog.site, log)
    return `${blog.path}/${log.disk.path}`
  }

  /**
   * Stores that a log was written, and writes its images.
   * @type {(site: FileSystemDirectoryHandle | null, log: FolderLog) => Promise<void>}
   */
  async function finish(site, log) {
    await agree(log, log.text)
    await writePictures(site, desk().pictures(log), { t, notice })
  }

  return { mark, recognize, reconcile, settle, save, finish }
}
