// The open log is stored: in the browser, in the writer's folder, and its older texts in its history.

/** @import { Flows, Log, Parts } from "./parts" */

/**
 * @param {Parts} parts
 * @param {Pick<Flows, "showing" | "opening" | "download" | "showHistory">} flows
 */
export function create(parts, { showing, opening, download, showHistory }) {
  const { root, t, timeOf, reasonOf, desk, place, editor, card, fields, logs, saves, store, tabs, folder, past, addresses, difference, status, layout, notice } = parts

  /** @param {string} reason */
  function warn(reason) {
    notice.warn("save", t("warn.save", { reason }), { label: t("warn.download"), run: download })
  }

  /** Resolves when what was typed into the card is in the text, or when the engine has been waited for long enough. */
  function settled() {
    card.commit()
    return Promise.race([fields.settled(), new Promise(resolve => setTimeout(resolve, 2000))])
  }

  /** @param {string | null} path where in the writer's folder the log was saved, if it was */
  function sayWhere(path) {
    if (path) notice.say(t("folder.saved", { path }))
    return path
  }

  async function saveNow() {
    await settled()
    logs.keep(desk.log)
    const stored = saves.flush()
    if (sayWhere(await folder.save())) return
    if (await stored) notice.say(t("notice.saved", { time: timeOf(new Date()) }))
  }

  /**
   * Keeps the open log's text in its history, before something replaces it.
   * @param {string} reason
   */
  function keepRevision(reason) {
    return past.keep(desk.log, reason)
  }

  return {
    settled,
    saveNow,
    keepRevision,

    saveToFolder: async () => (desk.log.template ? saveNow() : sayWhere(await folder.saveNew())),

    /** @param {Log} log */
    async write(log) {
      // Nothing is written before the stored logs could be read.
      await logs.load()
      if (!log.template) return tabs.write(log)
      if (await store.templates.save(log)) notice.warn("template", t("template.both"), { label: t("history.label"), run: showHistory })
    },

    /** @type {(state: "saved" | "dirty" | "failed", error?: Error) => void} */
    onState(state, error) {
      if (root.dataset.saved !== state) root.dataset.saved = state
      const reason = reasonOf(error)
      status.show(state === "saved" ? { saved: state, time: timeOf(new Date()) } : state === "failed" ? { saved: state, reason } : { saved: state })
      // A database of a newer version has its own message.
      if (error && error.name !== "NewerDatabase") warn(reason)
      if (state === "saved") notice.settle("save")
    },

    /** The page is left, perhaps for good. */
    rest() {
      if (desk.log.id === place.get("open", "")) place.set("caret", editor.caret())
      store.leaveNote(saves.waiting())
      void saves.flush().then(stored => stored && store.leaveNote([]))
    },

    /** A log was changed here and in another tab: what is here goes on as a log beside it. @type {(mine: Log, theirs: Log) => void} */
    keepBoth(mine, theirs) {
      const copy = logs.copy(mine, addresses.free(mine.name), Date.now())
      if (desk.log.id === mine.id) {
        desk.set(copy)
        place.set("open", copy.id)
      }
      showing.facts()
      showing.rail()
      notice.warn("both", t("tabs.both", { name: copy.name }), { label: t("tabs.other"), run: () => void opening.open(theirs.id) })
    },

    /**
     * Notes where in the writer's folder a log's file is.
     * @param {string} id
     * @param {Log["disk"]} disk
     */
    async link(id, disk) {
      const linked = id === desk.log.id ? desk.log : await logs.read(id)
      if (!linked) return
      const next = { ...linked, disk, downloaded: disk ? Date.now() : linked.downloaded }
      if (id === desk.log.id) desk.set(next)
      logs.keep(next)
    },

    /**
     * Makes a text of the history the open log's again, as one step of undo.
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
      editor.apply([difference(desk.log.text, text)])
      editor.focus()
      notice.say(t("history.restored", { time }))
    },
  }
}
