// Logs come and go: one is left and stored, another is opened. Which one was asked for last is the one that is opened.

import { logName } from "../browser/names.js"

/** @import { Flows, Log, NewLog, Parts } from "./parts" */

/** How long opening a log waits for the engine to set a field, in ms. */
const patience = 2000

/**
 * Today's sections in a log, if the engine has them to give.
 * @type {(blank: Log, made: NewLog | null) => Log}
 */
export function newLog(blank, made) {
  if (!made) return blank
  const { title, text, caret } = made
  const name = logName(made.name)
  // Its name, in plain letters, stays until the writer gives it a title or a date of its own.
  return { ...blank, name, title, text, caret, file: name, made: text.length }
}

/**
 * @param {Parts} parts
 * @param {Pick<Flows, "showing" | "page" | "places" | "warnRead">} flows
 */
export function create(parts, { showing, page, places, warnRead }) {
  const { t, today, blank, desk, place, editor, composing, logs, saves, daily, attempts, card, fields, carry, folder, habits, pictures, layout, scroll, markCaret, notice } = parts

  /** Makes a log the open one. @param {Log} next */
  function enter(next) {
    // First the editor: a syllable that is still composed ends in the log that is left.
    editor.open(next.text, next.caret)
    desk.put(next)
    card.clear()
    if (!next.template) {
      place.set("open", next.id)
      place.set("openDay", today())
      place.set("caret", next.caret)
    }
    page.clear()
    pictures.forget()
    scroll.lead("editor", true)
    markCaret()
    // Where there is no keyboard but the one on the screen, it comes when the text is touched.
    if (matchMedia("(pointer: fine)").matches) editor.focus()
    showing.facts()
    showing.rail()
    page.render()
    void page.showLast()
    void folder.look()
    void carry.look()
  }

  /** Stores the log that is left, and where its caret was. */
  function leave() {
    card.commit()
    habits.follow([desk.log.id])
    const caret = editor.caret()
    if (caret !== desk.log.caret) logs.keep({ ...desk.log, caret })
    return saves.flush()
  }

  /** @param {string} id */
  async function open(id) {
    const wanted = desk.wish()
    if (id === desk.log.id) return layout.showEditor()
    void leave()
    try {
      // A field of this log that was typed just before it was left may not be in its text yet.
      await Promise.race([fields.settledFor(id), new Promise(resolve => setTimeout(resolve, patience))])
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

  /** Opens a log that is not stored yet. @param {Log} made */
  function openNew(made) {
    void leave()
    enter(made)
    logs.keep(desk.log)
    layout.showEditor()
  }

  return {
    enter,
    leave,
    open,

    /**
     * Opens a log where a search found something in it.
     * @param {string} id @param {number} [start] @param {number} [end]
     */
    async openAt(id, start = -1, end = start) {
      await open(id)
      if (desk.log.id === id && start >= 0) places.jump(start, end)
    },

    /** The log before (-1) or after (+1) the open one. @param {-1 | 1} step */
    openBeside(step) {
      // Out of a template one comes back to the log.
      if (desk.log.template) return open(place.get("open", ""))
      const next = logs.beside(desk.log, step)
      if (next) return open(next.id)
      notice.say(t(step < 0 ? "notice.noOlder" : "notice.noNewer"))
    },

    /** Opens today's log, or makes it. Resolves to whether it is open. */
    async openToday() {
      const wanted = desk.wish()
      composing.finish()
      const fresh = blank(today())
      const found = await daily.find(fresh.id, null)
      if (!wanted() || !found) return false
      // Without an engine, today's log may be the one that is open, and not stored yet.
      const there = found.there ?? (!found.made && desk.log.day === found.day ? desk.log : null)
      if (there) {
        await open(there.id)
        editor.focus()
        return desk.log.id === there.id
      }
      openNew(newLog({ ...fresh, day: found.day }, found.made))
      return true
    },

    /** Opens a log that was made here. @type {(made: { name: string, text: string, caret: number }, of: { day: string, week: string }) => void} */
    openMade({ name, text, caret }, of) {
      desk.wish()
      const file = logName(name)
      openNew({ ...blank(of.day), ...of, name: file, text, caret, file, made: text.length })
    },

    /** @param {Log} template as a log */
    openTemplate(template) {
      desk.wish()
      void leave()
      enter(template)
      layout.showEditor()
      notice.say(t("template.opened"))
    },
  }
}
