// Stores the open log in the browser and in the writer's folder, and its earlier texts in its
// history.

import { changeBetween } from "../browser/change.js"
import { timeOf } from "../browser/clock.js"
import { within } from "../browser/within.js"

/** @import { Flows, Log, Modules } from "./flows" */

/**
 * @param {Modules} modules
 * @param {Pick<Flows, "showing" | "opening" | "permission" | "download" | "showHistory">} flows
 */
export function createSaving({ app, editor, store, blog, ui }, flows) {
  const { showing, opening, permission, download, showHistory } = flows
  const { root, t, reasonOf, state, tabSettings, notice } = app
  const { database, logs, saver, history } = store
  const { folder, addresses } = blog
  const { card, fields, status, layout } = ui

  /** @param {string} reason */
  function warn(reason) {
    notice.warn("save", t("warn.save", { reason }), { label: t("warn.download"), run: download })
  }

  /** Resolves when the card's pending fields are in the text, at most after 2 s. */
  function settled() {
    card.commit()
    return within(fields.settled(), 2000).catch(() => {})
  }

  /**
   * @param {string | null} path path in the writer's folder, or null if the log was not saved there
   */
  function sayWhere(path) {
    if (path) notice.say(t("folder.saved", { path }))
    return path
  }

  /** Resolves to whether the open log may be saved into the folder. */
  async function mayLeave() {
    const log = await permission.ask("folder")
    return log !== null && log.id === state.log.id
  }

  async function saveNow() {
    await settled()
    logs.keep(state.log)
    const stored = saver.flush()
    const maySave = !state.log.disk || await mayLeave()
    if (maySave && sayWhere(await folder.save())) return
    if (await stored) notice.say(t("notice.saved", { time: timeOf(new Date()) }))
  }

  async function saveToFolder() {
    if (state.log.template) return saveNow()
    if (await mayLeave()) sayWhere(await folder.saveNew())
  }

  /**
   * Stores the open log's text in its history before it is replaced.
   * @param {string} reason
   */
  function keepRevision(reason) {
    return history.keep(state.log, reason)
  }

  return {
    settled,
    saveNow,
    keepRevision,

    saveToFolder,

    /** Reports a conflict of a template with another tab. */
    warnTemplate() {
      const action = { label: t("history.label"), run: showHistory }
      notice.warn("template", t("template.both"), action)
    },

    /** @type {(state: "saved" | "dirty" | "failed", error?: Error) => void} */
    onState(state, error) {
      if (root.dataset.saved !== state) root.dataset.saved = state
      const reason = reasonOf(error)
      const details = { saved: { time: timeOf(new Date()) }, failed: { reason }, dirty: {} }[state]
      status.show({ saved: state, ...details })
      // A database of a newer version has its own message.
      if (error && error.name !== "NewerDatabase") warn(reason)
      if (state === "saved") notice.settle("save")
    },

    /** Stores everything when the tab is hidden or closed. */
    storeAll() {
      if (state.log.id === tabSettings.get("open", "")) tabSettings.set("caret", editor.caret())
      database.leaveNote(saver.unsaved())
      void saver.flush().then(stored => stored && database.leaveNote([]))
    },

    /**
     * Resolves a conflict with another tab: this tab's text continues as a copy.
     * @type {(mine: Log, theirs: Log) => void}
     */
    keepBoth(mine, theirs) {
      const copy = logs.copy(mine, addresses.free(mine.name), Date.now())
      if (state.log.id === mine.id) {
        state.set(copy)
        tabSettings.set("open", copy.id)
      }
      showing.facts()
      showing.rail()
      const action = { label: t("tabs.other"), run: () => void opening.open(theirs.id) }
      notice.warn("both", t("tabs.both", { name: copy.name }), action)
    },

    /**
     * Stores the path of a log's file in the writer's folder.
     * @param {string} id
     * @param {Log["disk"]} disk
     */
    async link(id, disk) {
      const linked = id === state.log.id ? state.log : await logs.read(id)
      if (!linked) return
      const next = { ...linked, disk, downloaded: disk ? Date.now() : linked.downloaded }
      if (id === state.log.id) state.set(next)
      logs.keep(next)
    },

    /**
     * Restores a text from the history as one undo step.
     * @param {string} text
     * @param {string} time
     */
    async restore(text, time) {
      try {
        await keepRevision("restore")
      } catch (error) {
        return warn(reasonOf(error))
      }
      layout.showEditor()
      editor.apply([changeBetween(state.log.text, text)])
      editor.focus()
      notice.say(t("history.restored", { time }))
    },
  }
}
