// Sends typed changes to the store, the history and the engine, and other tabs' changes to the
// editor.

import { changeBetween } from "../browser/change.js"
import { withText, withoutText } from "../browser/lazytext.js"
import { sourceOf } from "./source.js"

/** @import { Change, Flows, Log, Modules, Snapshot } from "./flows" */

/**
 * @param {Modules} modules
 * @param {Pick<Flows, "showing" | "rendering">} flows
 */
export function createTyping({ app, editor, engine, store, blog, ui }, { showing, rendering }) {
  const { state } = app
  const { logs, history } = store
  /** Whether the editor is applying another tab's change. */
  let receiving = false

  return {
    /**
     * Takes a change of the text. Nothing here builds the whole text.
     * @param {Snapshot} snapshot
     * @param {Change} change
     */
    onChange(snapshot, change) {
      if (receiving) return
      const before = state.log
      const lengthBefore = snapshot.length - change.text.length + change.end - change.start
      const isPlaceholder = before.id === state.placeholder
      const moved = { ...withoutText(before), caret: editor.caret(), changed: Date.now() }
      const log = withText(moved, snapshot.text)
      state.set(log)
      logs.keep(log, snapshot.length)
      ui.askToPersist()
      if (!isPlaceholder && lengthBefore > 0) history.change(before, log)
      blog.folder.mark()
      if (isPlaceholder) showing.rail()
      if (state.isStarting) return
      void engine.update(sourceOf(log, snapshot), change)
    },

    /** Shows the open log as another tab has stored it. @param {Log} stored */
    receive(stored) {
      const edit = changeBetween(state.log.text, stored.text)
      state.set({ ...stored, caret: editor.caret() })
      logs.learn(state.log)
      receiving = true
      editor.receive([edit])
      receiving = false
      showing.facts()
      showing.rail()
      rendering.render()
    },
  }
}
