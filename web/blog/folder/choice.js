// Which folder it is: the one that was chosen before, if the browser still lets daylog use it, or another one.

import { within } from "../../browser/within.js"
import { findPosts } from "./disk.js"

/** @import { Translate } from "../../types" */
/** @import { Blog } from "./index.js" */
/** @import { Handle, Remembered } from "./memory.js" */

/** Time for the writer to answer the browser's question, in ms: one that is never answered must not block later saves. */
const ANSWER = 60_000

/**
 * @param {object} options
 * @param {Translate} options.t
 * @param {{ say(message: string): void, warn(about: string, message: string, action?: { label: string, run: () => void }): void, settle(about: string): void }} options.notice
 * @param {(() => Promise<FileSystemDirectoryHandle>) | null} options.pick null where the browser has no such thing
 * @param {{ get(): Promise<Remembered | null>, set(folder: Remembered): Promise<unknown> }} options.handles
 * @param {(name: string) => string} options.dayOf
 * @param {() => void} options.onOther another one is wanted
 */
export function create({ t, notice, pick, handles, dayOf, onOther }) {
  /** @type {Blog | null} */
  let blog = null

  /** @param {string} why @param {string} name */
  const warn = (why, name) => notice.warn("folder", t(why, { name }), { label: t("folder.other"), run: onOther })

  /** @param {Remembered} kept @param {boolean} [ask] @returns {Promise<Blog | null>} */
  async function enter(kept, ask = true) {
    const found = await findPosts(kept.root, dayOf)
    if (!found && ask) warn("folder.none", kept.root.name)
    return found && { ...kept, ...found }
  }

  return {
    /** The one that is in use, null for none. */
    get blog() {
      return blog
    },

    /** Whether one was ever chosen. */
    known: async () => Boolean(await within(handles.get())),

    /** Another one is wanted for a log's file. @param {string} why @param {string} name */
    warn,

    /** The folder that was chosen before, if it may be used; the browser asks the writer for that when it must. @param {boolean} ask */
    async remembered(ask) {
      const kept = blog ?? await within(handles.get())
      if (!kept) return null
      const wanted = { mode: "readwrite" }
      let allowed = await within(kept.root.queryPermission(wanted))
      if (allowed === "prompt" && ask) allowed = await within(kept.root.requestPermission(wanted), ANSWER)
      if (allowed !== "granted") {
        if (ask) warn("folder.denied", kept.root.name)
        return null
      }
      notice.settle("folder")
      return (blog ??= await enter(kept, ask))
    },

    /** Lets the writer choose a folder. */
    async choose() {
      if (!pick) return notice.say(t("folder.unsupported")), null
      const root = /** @type {Handle | null} */ (await pick().catch(error => {
        if (error.name !== "AbortError") throw error
        return null
      }))
      if (!root) return null
      const before = await within(handles.get())
      const again = before && await within(before.root.isSameEntry(root)).catch(() => false)
      const next = await enter({ id: again ? before.id : crypto.randomUUID(), root })
      if (!next) return null
      blog = next
      notice.settle("folder")
      await handles.set({ id: next.id, root })
      return next
    },
  }
}
