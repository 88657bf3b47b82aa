// Asks the writer before a log with fatal or wrong problems leaves daylog: in a download, or into
// the folder of the blog. Each problem is asked about once.

import { nameOf } from "../browser/files.js"
import { separateEdits } from "../browser/fixes.js"
import { within } from "../browser/within.js"
import { completed } from "./found.js"
import { fileOf } from "./source.js"

/** @import { EngineCalls, Flows, Log, Modules, Problem } from "./flows" */

/** Time to wait for the engine's answer, in ms. */
const PATIENCE = 3000

/**
 * @param {Modules} modules
 * @param {Pick<Flows, "navigation">} flows
 */
export function createPermission({ app, editor, engine, store, blog, ui }, { navigation }) {
  const { now, state } = app

  /** The problems with which the writer published a log. @type {Set<string>} */
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
   * Resolves to the open log with the name of its file; to null if the writer went back to the
   * text. Without an answer of the engine nothing is asked, and the name stays.
   * @param {"download" | "folder"} target
   * @returns {Promise<{ id: string, text: string, name: string } | null>}
   */
  async function ask(target) {
    const { id, text, ...named } = state.log
    const finished = await finish(state.log)
    const name = finished ? nameOf(named, finished.name) : named.name
    const allowed = { id, text, name }
    const post = state.shown?.text === text ? state.shown.patch.post : null
    const log = { ...named, id, name }
    const found = finished?.problems ?? []
    const problems = completed({ app, blog, store }, found, log, post, () => text)
    const asked = problems.filter(({ severity }) => severity === "fatal" || severity === "wrong")
    if (asked.every(problem => accepted.has(keyOf(id, problem)))) return allowed
    const answer = await ui.publish.ask(asked, target)
    if (answer === "back") {
      navigation.jump(asked[0].start, asked[0].end)
      return null
    }
    if (answer === "fix" && state.log.id === id && state.log.text === text) {
      await store.history.keep({ id, text }, "fix").catch(() => {}) // undo has it as well
      editor.apply(separateEdits(asked))
      return ask(target)
    }
    for (const problem of asked) accepted.add(keyOf(id, problem))
    return allowed
  }

  return { ask }
}
