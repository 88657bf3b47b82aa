// Moves the caret to a field, a problem or a search result, and applies fixes.

import { most } from "../browser/lists.js"

/** @import { Modules, Problem } from "./flows" */

/** @param {Modules} modules */
export function createNavigation({ app, editor, engine, page: { scroll }, ui: { layout, card } }) {
  const { t, now, state, notice } = app

  /** @type {(start: number, end?: number) => void} */
  function jump(start, end = start) {
    layout.showEditor()
    scroll.lead("editor")
    editor.jump(start, end)
  }

  return {
    jump,

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

    /** @param {Problem} problem */
    fix({ fix }) {
      // The fix's edits hold only for the text in which the problem was found.
      if (state.shown?.text !== state.log.text) return notice.say(t("problems.stale"))
      layout.showEditor()
      editor.apply(fix)
      editor.focus()
      notice.say(t("problems.fixed"))
    },
  }
}
