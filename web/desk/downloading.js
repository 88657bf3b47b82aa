// Downloads the open log as a file, with its pictures if the writer wants. The download succeeds
// even if the engine fails.

import { encode } from "../browser/bytes.js"
import * as files from "../browser/files.js"
import { partsOf } from "../browser/postname.js"
import { sizeText } from "../browser/size.js"
import { pack } from "../browser/zip.js"

/** @import { Flows, Modules } from "./flows" */

/**
 * @param {Modules} modules
 * @param {Pick<Flows, "permission" | "saving">} flows
 */
export function createDownloading({ app, store, ui }, flows) {
  const { permission, saving } = flows
  const { t, reasonOf, state, notice } = app
  const { logs, history, pictures } = store
  const { bundle } = ui

  /**
   * Saves a log as a file, with its pictures if the writer wants. Resolves to the file's name, or
   * "" if the writer went back.
   * @param {{ id: string, text: string, name: string }} log
   */
  async function deliver({ id, text, name }) {
    const found = await pictures.packed({ id, text }).catch(() => [])
    const sum = found.reduce((sum, { bytes }) => sum + bytes.length, 0)
    const packed = { n: found.length, size: sizeText(sum) }
    const answer = found.length > 0 ? await bundle.ask(packed) : "text"
    const post = { path: `_posts/${name}`, bytes: encode(text) }
    const zip = answer === "zip" && await pack([post, ...found], new Date())
      .catch(error => void notice.warn("bundle", t("warn.bundle", { reason: reasonOf(error) })))
    if (answer === "back") return ""
    const { date, stem } = partsOf(name)
    const file = zip ? `${date}${stem}.zip` : name
    files.save(file, zip || text)
    return file
  }

  /** @returns {Promise<void>} */
  async function download() {
    await saving.settled()
    if (state.log.template) return files.save(state.log.name, state.log.text)
    const log = await permission.ask("download")
    if (!log) return
    const { id, text, name } = log
    const saved = await deliver(log)
    if (!saved) return
    void history.keep({ id, text }, "download").catch(() => {}) // the file is already saved
    if (state.log.id === id) {
      state.set({ ...state.log, name, downloaded: Date.now() })
      logs.keep(state.log)
    }
    notice.say(t(saved === name ? "notice.downloaded" : "notice.bundled", { name: saved }))
  }

  return { download }
}
