// The database of this browser. Only rescue.js also reads it. Every function rejects with the
// browser's reason. A text or an image counts as stored when it was read back.

import { holdTab, tabIsGone } from "../../browser/tab.js"
import { createConnection } from "./connection.js"
import { listDamaged, replaceDamaged } from "./damage.js"
import { createLogTable } from "./logs.js"
import { leaveNote, readNotes, takeNotes } from "./notes.js"
import { createPictureTable } from "./pictures.js"
import { createRevisionTable } from "./revisions.js"
import { createTable } from "./table.js"
import { createTemplateTable } from "./templates.js"

/** @import { Log } from "../../types" */
/** @import { News } from "./connection.js" */
/** @import { Note } from "./notes.js" */

/**
 * @param {object} options
 * @param {(news: News) => void} options.onNews the state of the database has changed
 * @param {() => Promise<unknown>} options.flush stores all unsaved logs
 * @param {(log: { id: string, name: string }) => void} options.onDamaged a log with a damaged text
 *   was read
 */
export function createDatabase({ onNews, flush, onDamaged }) {
  const tab = holdTab()
  const use = createConnection({ onNews, flush })
  const logs = createLogTable(use, tab, onDamaged)
  const history = createRevisionTable(use)
  const templates = createTemplateTable(use)

  /**
   * Stores the unsaved log of a closed tab. If another tab has written the log since, the older
   * text becomes a revision.
   * @param {Note} note
   * @param {string} from the closed tab
   */
  async function storeNote({ base, ...log }, from) {
    if (log.template) return void (await templates.save(log))
    const found = await logs.peek(log.id)
    const stored = found?.hasText ? found : null
    if (stored?.log.text === log.text) return
    const isNewer = !stored || stored.log.changed < log.changed
    const isFromTab = from !== "" && stored?.stamp?.startsWith(`${from}.`)
    const isUpdate = !stored || stored.stamp === base || isFromTab
    if (stored && !isUpdate) {
      const { changed: time, text } = isNewer ? stored.log : log
      await history.add({ log: log.id, time, reason: "conflict", text })
    }
    if (!isNewer) return
    stored?.adopt()
    await logs.save(log)
  }

  return {
    ...logs,
    history,
    templates,
    pictures: createPictureTable(use),
    pages: createTable(use, "pages"),
    settings: {
      ...createTable(use, "settings"),
      /** @param {string} key @param {unknown} value */
      replaceDamaged: (key, value) => replaceDamaged(use, key, value),
    },
    handles: createTable(use, "handles"),
    damaged: () => listDamaged(use),

    /**
     * Writes unsaved logs to localStorage when the page is left; an empty list removes the note.
     * @param {Log[]} unsaved
     */
    leaveNote: unsaved => leaveNote(tab, unsaved.map(log => ({ ...log, base: logs.base(log.id) }))),

    /** Resolves to the unsaved logs of closed tabs. */
    notes: () => readNotes(tabIsGone),

    /** Stores the unsaved logs of closed tabs. */
    takeNotes: () => takeNotes(storeNote, tabIsGone),
  }
}
