// Shows the open log's state in the bars, the card, the problem list and the rail.

import { worst } from "../ui/index.js"
import { completed } from "./found.js"
import { shortPost } from "./short.js"

/** @import { Modules } from "./flows" */

/** @param {Modules} modules */
export function createShowing(modules) {
  const { app, editor, store: { logs }, blog: { addresses }, ui } = modules
  const { root, t, today, state } = app
  const { status, card, problemList, rail } = ui
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  function showRail() {
    rail.show(logs.list(), state.log.id, today())
    addresses.look()
    showProblems()
  }

  /** Shows the problems of the text that was checked last. */
  function showProblems() {
    const { log, shown, checked } = state
    if (!shown) return
    if (checked && state.isChecked && !log.template) {
      const { snapshot, problems } = checked
      const found = completed(modules, problems, log, shown.patch.post, snapshot.text)
      state.check(found, snapshot)
    }
    if (checked?.snapshot === editor.snapshot()) editor.showProblems(state.checked?.problems ?? [])
    if (state.checked && state.isChecked) {
      void modules.page.preview.markProblems(state.checked.problems).catch(() => {})
    }
    showFacts()
  }

  function showFacts() {
    const { log, shown } = state
    const { words = 0, characters = 0, minutes = 0 } = shown?.patch ?? {}
    const { problems, snapshot } = state.checked ?? { problems: [], snapshot: null }
    const engine = /** @type {"loading" | "ready" | "failed"} */ (root.dataset.state)
    const title = log.template ? t("template.title", { name: log.title }) : log.title
    status.show({
      title, name: log.name, words, characters, minutes, engine,
      problems: problems.length, worst: worst(problems),
    })
    problemList.show(problems, () => snapshot?.text() ?? "")
    // A post older than the text would reset a field that was just changed.
    const post = shown && shortPost(shown.patch.post)
    if (post && shown.snapshot === editor.snapshot()) card.show(post, problems)
    if (engine === "failed") card.hold("stopped")
    else if (log.template) card.hold("template")
    else card.hold(post && post !== shown.patch.post ? "long" : "")
  }

  return {
    facts: showFacts,
    problems: showProblems,
    rail: showRail,

    /** Updates the rail once for many logs that are stored in a row. */
    railSoon() {
      timer ??= setTimeout(() => {
        timer = undefined
        showRail()
      }, 100)
    },
  }
}
