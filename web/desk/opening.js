// Opens logs. The previous log is stored. Of several requests, the latest decides which log is
// opened.

import { logName } from "../browser/names.js"
import { within } from "../browser/within.js"

/** @import { Flows, Log, NewLog, Modules } from "./flows" */

/** How long opening a log waits for the engine to set a field, in ms. */
const patience = 2000

/**
 * Returns a new log with the title and sections that the engine has made, if any.
 * @type {(blank: Log, made: NewLog | null) => Log}
 */
export function newLog(blank, made) {
  if (!made) return blank
  const { title, text, caret } = made
  const name = logName(made.name)
  // The ASCII name stays until the writer changes the title or the date.
  return { ...blank, name, title, text, caret, file: name, made: text.length }
}

/**
 * @param {Modules} modules
 * @param {Pick<Flows, "showing" | "rendering" | "navigation" | "warnRead">} flows
 */
export function createOpening({ app, editor, store, page: { scroll }, blog, ui }, flows) {
  const { showing, rendering, navigation, warnRead } = flows
  const { t, today, blank, state, tabSettings, attempts, notice } = app
  const { logs, saver, pictures } = store
  const { folder, learned } = blog
  const { daily, card, fields, carry, layout } = ui
  const { composing } = editor

  /** Shows a log in the editor and makes it the open log. @param {Log} next */
  function enter(next) {
    // The editor comes first: a syllable in composition ends in the previous log.
    editor.open(next.text, next.caret)
    state.put(next)
    card.clear()
    if (!next.template) {
      tabSettings.set("open", next.id)
      tabSettings.set("openDay", today())
      tabSettings.set("caret", next.caret)
    }
    rendering.clear()
    pictures.forget()
    scroll.lead("editor", true)
    rendering.markCaret()
    // On a touch device the focus would open the on-screen keyboard.
    if (matchMedia("(pointer: fine)").matches) editor.focus()
    showing.facts()
    showing.rail()
    rendering.render()
    void rendering.showLast()
    void folder.look()
    void carry.look()
  }

  /** Stores the open log and its caret position before another log is opened. */
  function leave() {
    card.commit()
    learned.follow([state.log.id])
    const caret = editor.caret()
    if (caret !== state.log.caret) logs.keep({ ...state.log, caret })
    return saver.flush()
  }

  /** @param {string} id */
  async function open(id) {
    const wanted = state.wish()
    if (id === state.log.id) return layout.showEditor()
    void leave()
    try {
      // A field that was typed just before this log was left may not be in its text yet.
      await within(fields.settledFor(id), patience).catch(() => {})
      const [next] = await Promise.all([logs.read(id), attempts.load()])
      if (!wanted()) return
      if (!next) return notice.warn("read", t("warn.missing"))
      enter(next)
      notice.settle("read")
      layout.showEditor()
    } catch (error) {
      warnRead(error)
    }
  }

  /** Opens a new log and stores it. @param {Log} made */
  function openNew(made) {
    void leave()
    enter(made)
    logs.keep(state.log)
    layout.showEditor()
  }

  return {
    enter,
    leave,
    open,

    /**
     * Opens a log and selects a range in it, such as a search result.
     * @param {string} id @param {number} [start] @param {number} [end]
     */
    async openAt(id, start = -1, end = start) {
      await open(id)
      if (state.log.id === id && start >= 0) navigation.jump(start, end)
    },

    /** Opens the log before (-1) or after (+1) the open one. @param {-1 | 1} step */
    openBeside(step) {
      // From a template, return to the log.
      if (state.log.template) return open(tabSettings.get("open", ""))
      const next = logs.beside(state.log, step)
      if (next) return open(next.id)
      notice.say(t(step < 0 ? "notice.noOlder" : "notice.noNewer"))
    },

    /** Opens today's log, or creates it. Resolves to whether it is open. */
    async openToday() {
      const wanted = state.wish()
      composing.finish()
      const fresh = blank(today())
      const found = await daily.find(fresh.id, null)
      if (!wanted() || !found) return false
      // Without an engine, today's log may be open without being stored.
      const there = found.there ?? (!found.made && state.log.day === found.day ? state.log : null)
      if (there) {
        await open(there.id)
        editor.focus()
        return state.log.id === there.id
      }
      openNew(newLog({ ...fresh, day: found.day }, found.made))
      return true
    },

    /**
     * Opens a generated log, such as a week's summary.
     * @type {(made: { name: string, text: string, caret: number }, of: { day: string, week: string
     *   }) => void}
     */
    openMade({ name, text, caret }, of) {
      state.wish()
      const file = logName(name)
      openNew({ ...blank(of.day), ...of, name: file, text, caret, file, made: text.length })
    },

    /** @param {Log} template as a log */
    openTemplate(template) {
      state.wish()
      void leave()
      enter(template)
      layout.showEditor()
      notice.say(t("template.opened"))
    },
  }
}
