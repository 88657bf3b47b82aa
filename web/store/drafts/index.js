// What daylog keeps in the browser; nothing else knows the database. Every function rejects with the browser's reason,
// and what was written counts when it was read back.

import { connect } from "./connection.js"
import { damaged } from "./damage.js"
import { history } from "./history.js"
import { logs } from "./logs.js"
import { leaveNote, readNotes, takeNotes } from "./notes.js"
import { pictures } from "./pictures.js"
import { table, templates } from "./tables.js"
import { holdTab, tabIsGone } from "../../browser/tab.js"

/** @import { News } from "./connection.js" */
/** @import { Noted } from "./notes.js" */
/** @import { Log } from "../../types" */
/** @typedef {ReturnType<typeof open>} Store */

/**
 * @param {object} options
 * @param {(news: News) => void} options.onNews
 * @param {() => Promise<unknown>} options.flush stores what is pending
 * @param {(log: { id: string, name: string }) => void} options.onDamaged a log was read whose text is damaged
 */
export function open({ onNews, flush, onDamaged }) {
  const tab = holdTab()
  const use = connect({ onNews, flush })
  const stored = logs(use, tab, onDamaged)
  const past = history(use)
  const daily = templates(use)

  /**
   * Stores what a tab left behind. Where another tab has written the log since, the older text becomes a revision.
   * @param {Noted} noted
   * @param {string} from the tab that left it
   */
  async function store({ base, ...log }, from) {
    if (log.template) return void (await daily.save(log))
    const found = await stored.peek(log.id)
    const there = found?.hasText ? found : null
    if (there?.log.text === log.text) return
    const newer = !there || there.log.changed < log.changed
    const own = !there || there.stamp === base || (from !== "" && there.stamp?.startsWith(`${from}.`))
    if (there && !own) {
      const lost = newer ? there.log : log
      await past.add({ log: log.id, time: lost.changed, reason: "conflict", text: lost.text })
    }
    if (!newer) return
    there?.adopt()
    await stored.save(log)
  }

  return {
    ...stored,
    history: past,
    pictures: pictures(use),
    pages: table(use, "pages"),
    settings: table(use, "settings"),
    templates: daily,
    handles: table(use, "handles"),
    damaged: () => damaged(use),

    /** Notes logs that are not stored, as the page is left; none takes the note back. @param {Log[]} logs */
    leaveNote: logs => leaveNote(tab, logs.map(log => ({ ...log, base: stored.base(log.id) }))),

    /** The logs that closed tabs have noted. */
    notes: () => readNotes(tabIsGone),

    /** Stores what was noted. */
    takeNotes: () => takeNotes(store, tabIsGone),
  }
}
