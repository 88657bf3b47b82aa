// Chooses the folder: the previous one if the browser still permits it, or another one.

import { within } from "../../browser/within.js"
import { findPosts } from "./disk.js"

/** @import { Notice, Translate } from "../../types" */
/** @import { ChosenFolder, Handle } from "./memory.js" */

/**
 * The folder in use: that of the posts, its path for readers, and the folder of the site's source,
 * null if it cannot be reached.
 * @typedef {ChosenFolder & { posts: FileSystemDirectoryHandle, path: string, site:
 *   FileSystemDirectoryHandle | null }} BlogFolder
 */

/**
 * Time for the writer to answer the browser's question, in ms. A question that is never answered
 * must not block later saves.
 */
const ANSWER_TIME = 60_000

const permission = { mode: "readwrite" }

/**
 * @param {object} options
 * @param {Translate} options.t
 * @param {Pick<Notice, "say" | "warn" | "settle">} options.notice
 * @param {(() => Promise<FileSystemDirectoryHandle>) | null} options.pick null if the browser has
 *   no folders
 * @param {{ get(): Promise<ChosenFolder | null>, set(folder: ChosenFolder): Promise<unknown> }}
 *   options.memory
 * @param {(name: string) => string} options.dayOf
 * @param {() => void} options.onOther the writer wants to choose another folder
 */
export function createChoice({ t, notice, pick, memory, dayOf, onOther }) {
  /** @type {BlogFolder | null} */
  let blog = null

  /**
   * Shows a warning that offers to choose another folder.
   * @param {string} key
   * @param {string} name
   */
  const warn = (key, name) =>
    notice.warn("folder", t(key, { name }), { label: t("folder.other"), run: onOther })

  /** @type {(chosen: ChosenFolder, warns?: boolean) => Promise<BlogFolder | null>} */
  async function enter(chosen, warns = true) {
    const found = await findPosts(chosen.root, dayOf)
    if (!found && warns) warn("folder.none", chosen.root.name)
    return found && { ...chosen, ...found }
  }

  return {
    /** The folder in use, null if there is none. */
    get blog() {
      return blog
    },

    /** Resolves to whether a folder was ever chosen. */
    known: async () => Boolean(await within(memory.get())),

    warn,

    /**
     * Resolves to the folder in use or the previous one, null if it may not be used.
     * @param {boolean} asks whether the browser may ask the writer for permission
     */
    async remembered(asks) {
      const chosen = blog ?? await within(memory.get())
      if (!chosen) return null
      const { root } = chosen
      let state = await within(root.queryPermission(permission))
      if (state === "prompt" && asks) {
        state = await within(root.requestPermission(permission), ANSWER_TIME)
      }
      if (state !== "granted") {
        if (asks) warn("folder.denied", root.name)
        return null
      }
      notice.settle("folder")
      return (blog ??= await enter(chosen, asks))
    },

    /** Lets the writer choose a folder. Resolves to null if there is none or it has no posts. */
    async choose() {
      if (!pick) {
        notice.say(t("folder.unsupported"))
        return null
      }
      const root = /** @type {Handle | null} */ (await pick().catch(error => {
        if (error.name !== "AbortError") throw error
        return null
      }))
      if (!root) return null
      const before = await within(memory.get())
      const isSame = before && await within(before.root.isSameEntry(root)).catch(() => false)
      const next = await enter({ id: isSame ? before.id : crypto.randomUUID(), root })
      if (!next) return null
      blog = next
      notice.settle("folder")
      await memory.set({ id: next.id, root })
      return next
    },
  }
}
