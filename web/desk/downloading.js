// Downloads the open log as a file, with its pictures if the writer wants. Fatal and wrong problems
// are shown first, each once. The download succeeds even if the engine fails.

import { encode } from "../browser/bytes.js"
import { separateEdits } from "../browser/fixes.js"
import * as files from "../browser/files.js"
import { partsOf } from "../browser/postname.js"
import { sizeText } from "../browser/size.js"
import { within } from "../browser/within.js"
import { pack } from "../browser/zip.js"
import { completed } from "./found.js"
import { fileOf } from "./source.js"

/** @import { EngineCalls, Flows, Log, Modules, Problem } from "./flows" */

/** Time to wait for the engine's answer, in ms. */
const PATIENCE = 3000

/**
 * @param {Modules} modules
 * @param {Pick<Flows, "navigation" | "saving">} flows
 */
export function createDownloading({ app, editor, engine, store, blog, ui }, flows) {
  const { navigation, saving } = flows
  const { t, now, reasonOf, state, notice } = app
  const { logs, history, pictures } = store
  const { publish, bundle } = ui

  /** The problems with which the writer downloaded a log. @type {Set<string>} */
  const accepted = new Set()

  /** @param {string} id @param {Problem} problem */
  const keyOf = (id, { rule, detail }) => JSON.stringify([id, rule, detail])

  /**
   * Asks the engine for the file name and the problems of a text. Resolves to undefined without an
   * answer.
   * @param {Log} log
   * @returns {Promise<ReturnType<EngineCalls["finish"]> | undefined>}
   */
  function finish(log) {
    const options = { name: fileOf(log), clock: now() }
    return within(engine.call("finish", log.text, options), PATIENCE).catch(() => undefined)
  }

  /**
   * Saves a log as a file, with its pictures if the writer wants. Resolves to the file's name, or
   * "" if the writer went back.
   * @param {string} name
   * @param {{ id: string, text: string }} log
   */
  async function deliver(name, { id, text }) {
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
    const { id, text, ...named } = state.log
    const finished = await finish(state.log)
    const name = finished ? files.nameOf(named, finished.name) : named.name
    const post = state.shown?.text === text ? state.shown.patch.post : null
    const log = { ...named, id, name }
    const problems = completed({ blog, store }, finished?.problems ?? [], log, post, () => text)
    const asked = problems.filter(({ severity }) => severity === "fatal" || severity === "wrong")
    if (asked.some(problem => !accepted.has(keyOf(id, problem)))) {
      const answer = await publish.ask(asked)
      if (answer === "back") return navigation.jump(asked[0].start, asked[0].end)
      if (answer === "fix" && state.log.id === id && state.log.text === text) {
        await saving.keepRevision("fix").catch(() => {}) // undo has it as well
        editor.apply(separateEdits(asked))
        return download()
      }
      for (const problem of asked) accepted.add(keyOf(id, problem))
    }
    const saved = await deliver(name, { id, text })
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
