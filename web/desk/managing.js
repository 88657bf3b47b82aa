// Renames, duplicates, deletes and restores logs and templates.

import { logName } from "../browser/names.js"
import { dayOfName } from "../browser/postname.js"

/** @import { Flows, Log, Modules } from "./flows" */

/**
 * @param {Modules} modules
 * @param {Pick<Flows, "showing" | "rendering" | "opening" | "typing" | "warnRead" |
 *   "warnPart">} flows
 */
export function createManaging({ app, editor, store, blog, ui: { rename } }, flows) {
  const { showing, rendering, opening, typing, warnRead, warnPart } = flows
  const { t, reasonOf, state, notice } = app
  const { database, logs, saver, history, bin } = store
  const { folder, addresses, learned } = blog

  /** The list entry of a log. @param {string} id */
  const itemOf = id => logs.list().find(log => log.id === id) ?? state.log

  /** Reads the current state of a log without claiming it for this tab. @param {string} id */
  async function readQuietly(id) {
    return id === state.log.id ? state.log : saver.get(id) ?? (await database.peek(id))?.log ?? null
  }

  /** Takes over the caret, so that leaving the open log finds no change to store. */
  function giveUp() {
    state.set({ ...state.log, caret: editor.caret() })
  }

  return {
    /** Asks for another file name; the name also sets the log's day. @param {string} id */
    async renameLog(id) {
      const item = itemOf(id)
      const taken = (/** @type {string} */ name) => addresses.taken(name, item)
      const dialog = await rename().catch(warnPart)
      const name = await dialog?.ask(item, { taken, free: addresses.free })
      if (!name || name === item.name) return
      const source = id === state.log.id ? state.log : await logs.read(id).catch(warnRead)
      if (!source) return
      // The name stays until the front matter changes it. For a log that is not open, the name from
      // its front matter is read when it is opened.
      const derived = id === state.log.id ? state.shown?.patch.post.name ?? "" : ""
      const day = dayOfName(name)
      const renamed = { ...source, name, file: name, derived, day, changed: Date.now() }
      if (id === state.log.id) {
        state.set(renamed)
        rendering.render() // the name decides values that the front matter lacks
      }
      logs.keep(renamed)
      void folder.rename(renamed, name)
      showing.facts()
      showing.rail()
      notice.say(t("notice.renamed", { name }))
    },

    /** @param {string} id */
    async duplicateLog(id) {
      const source = await readQuietly(id).catch(warnRead)
      if (!source) return source === null && notice.warn("read", t("warn.missing"))
      const copy = logs.copy(source, addresses.free(source.name), Date.now())
      await opening.open(copy.id)
      notice.say(t("notice.duplicated", { name: copy.name }))
    },

    /** @param {string} id */
    async binLog(id) {
      const { name } = id === state.log.id ? state.log : itemOf(id)
      const next = logs.beside({ id }, -1) ?? logs.beside({ id }, 1)
      if (id === state.log.id) logs.keep(state.log)
      try {
        await bin.put(id)
      } catch (error) {
        return notice.warn("bin", t("storage.failed", { reason: reasonOf(error) }))
      }
      notice.settle("bin")
      if (id === state.log.id) {
        giveUp()
        if (next) await opening.open(next.id)
        else await opening.openToday()
      }
      notice.say(t("notice.binned", { name }))
    },

    /** Removes a log from the list. @param {string} id */
    forget(id) {
      logs.drop(id)
      learned.drop(id)
      showing.rail()
    },

    /** Shows a log that the bin or a backup has stored. @param {Log} stored */
    learnStored(stored) {
      logs.learn(stored)
      const { log } = state
      if (stored.id === log.id && stored.text !== log.text) {
        // Text that was typed while the other text was stored goes into the history.
        void history.keep(log, "import").catch(() => {})
        typing.receive(stored)
        if (saver.get(log.id)) logs.keep(state.log)
      }
      showing.railSoon()
    },

    /** @param {{ id: string, name: string }} template */
    renameTemplate({ id, name }) {
      if (state.log.id !== id) return
      state.set({ ...state.log, title: name, name: logName(`${name}.md`) })
      logs.keep(state.log)
      showing.facts()
    },

    /** Closes a deleted template. @param {string} id */
    forgetTemplate(id) {
      saver.drop(id)
      history.forget(id)
      if (state.log.id !== id) return
      giveUp()
      void opening.openBeside(-1)
    },
  }
}
