// Sends typed changes to the store, the history and the engine, and other tabs' changes to the
// editor.

import { changeBetween } from "../browser/change.js"
import { withText, withoutText } from "../browser/lazytext.js"

/** @import { Change, Flows, Log, Modules, Snapshot } from "./flows" */

/**
 * @param {Modules} modules
 * @param {Pick<Flows, "showing" | "rendering">} flows
 */
export function createTyping({ app: { state, language }, editor, engine, store: { logs, history }, blog: { folder }, ui: { askToPersist } }, { showing, rendering }) {
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
      const log = withText({ ...withoutText(before), caret: editor.caret(), changed: Date.now() }, snapshot.text)
      state.set(log)
      logs.keep(log, snapshot.length)
      askToPersist()
      if (!isPlaceholder && lengthBefore > 0) history.change(before, log)
      folder.mark()
      if (isPlaceholder) showing.rail()
      if (!state.isStarting) void engine.update({ id: log.id, text: snapshot, template: log.template }, language(), change)
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
