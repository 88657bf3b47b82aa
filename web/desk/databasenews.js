// Reports a database that is closed, empty, blocked or of a newer version, and offers the stored
// texts.

import { encode } from "../browser/bytes.js"
import * as files from "../browser/files.js"
import { pack } from "../browser/zip.js"

/** @import { Flows, Modules } from "./flows" */
/** @import { News } from "../store/index.js" */

/**
 * @param {Modules} modules
 * @param {Pick<Flows, "showing" | "download">} flows
 */
export function createDatabaseNews({ app, store: { database, logs } }, { showing, download }) {
  const { t, notice } = app
  /**
   * Downloads the unsaved texts that closed tabs left in notes.
   * @param {{ name: string, text: string }[]} notes
   */
  async function downloadNotes(notes) {
    if (notes.length === 1) return files.save(notes[0].name, notes[0].text)
    const packed = notes.map(({ name, text }, number) =>
      ({ path: `${number + 1}/${name}`, bytes: encode(text) }))
    files.save("daylog-unsaved.zip", await pack(packed, new Date()))
  }

  async function onNewer() {
    const notes = await database.notes().catch(() => [])
    if (notes.length === 0) {
      const action = { label: t("warn.again"), run: () => location.reload() }
      return notice.warn("newer", t("warn.newer"), action)
    }
    const action = { label: t("warn.notes"), run: () => void downloadNotes(notes) }
    notice.warn("newer", t("warn.newerNotes"), action)
  }

  /** Reads the logs after a blocked database has opened. */
  async function onOpened() {
    notice.settle("blocked")
    await logs.load()
    notice.settle("read")
    showing.rail()
  }

  return {
    /** @param {News} news */
    onNews(news) {
      if (news === "newer") return void onNewer()
      if (news === "opened") return void onOpened().catch(() => {})
      const action = { label: t("warn.download"), run: download }
      notice.warn(news === "blocked" ? news : "lost", t(`warn.${news}`), action)
    },
  }
}
