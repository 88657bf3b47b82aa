// Moves the caret to a field, a problem or a search result, and applies fixes.

import { separateEdits } from "../browser/fixes.js"
import { most } from "../browser/lists.js"

/** @import { Modules, Problem } from "./flows" */

/** @param {Modules} modules */
export function createNavigation({ app, editor, engine, page: { scroll }, ui: { layout, card } }) {
  const { t, now, state, notice, message } = app

  /** @type {(start: number, end?: number) => void} */
  function jump(start, end = start) {
    layout.showEditor()
    scroll.lead("editor")
    editor.jump(start, end)
  }

  /** Returns the problems of the current text; none, and a notice, if it is not checked yet. */
  function problemsNow() {
    const { checked } = state
    if (checked?.snapshot.text() === state.log.text) return checked.problems
    notice.say(t("problems.stale"))
    return []
  }

  /** Applies the fixes of problems as one step of undo. @param {Problem[]} problems */
  function fix(problems) {
    const edits = separateEdits(problems)
    if (edits.length === 0) return
    layout.showEditor()
    editor.apply(edits)
    editor.focus()
    notice.say(t("problems.fixed"))
  }

  return {
    jump,

    /**
     * Moves to the next problem after the caret, or to the previous one; from the last one to the
     * first.
     * @param {1 | -1} direction
     */
    jumpToProblem(direction) {
      const sorted = problemsNow().toSorted((a, b) => a.start - b.start)
      const caret = editor.caret()
      const beyond = direction > 0
        ? sorted.find(({ start }) => start > caret)
        : sorted.findLast(({ start }) => start < caret)
      const target = beyond ?? sorted.at(direction > 0 ? 0 : -1)
      if (!target) return
      jump(target.start)
      notice.say(message(target))
    },

    /** Fixes all problems that have a fix. */
    fixAll: () => fix(problemsNow()),

    /**
     * Moves to a field of the front matter, or to the end of the fields if it is missing.
     * @param {string} key
     */
    jumpToField(key) {
      if (!state.shown) return
      const { fields } = state.shown.patch.post
      const last = most(Object.values(fields).map(({ end }) => end), 0)
      if (fields[key]) jump(fields[key].valueStart, fields[key].valueEnd)
      else jump(last)
    },

    /** Inserts front matter into a text that has none. */
    async addFrontMatter() {
      const { id, text } = state.log
      const edits = await engine.call("addFrontMatter", text, now()).catch(() => [])
      if (state.log.id !== id || state.log.text !== text) return
      editor.splice(edits, false)
      card.enter("title")
    },

    /** Fixes problems as one step of undo. @param {Problem[]} problems */
    fix(problems) {
      // The fix's edits hold only for the text in which the problem was found.
      if (problemsNow().length > 0) fix(problems)
    },
  }
}
