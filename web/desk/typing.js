// Sends typed changes to the store, the history and the engine, and other tabs' changes to the editor.

import { changeBetween } from "../browser/change.js"

/** @import { Change, Flows, Log, Parts, Snapshot } from "./parts" */

/**
 * @param {Parts} parts
 * @param {Pick<Flows, "showing" | "page">} flows
 */
export function createTyping({ desk, editor, logs, past, folder, askToPersist }, { showing, page }) {
  /** Whether the editor is applying another tab's change. */
  let receiving = false

  return {
    /** @param {Snapshot} snapshot @param {Change} change */
    onChange(snapshot, change) {
      if (receiving) return
      const text = snapshot.text()
      const before = desk.log
      const isPlaceholder = before.id === desk.placeholder
      const log = { ...before, text, caret: editor.caret(), changed: Date.now() }
      desk.set(log)
      logs.keep(log)
      askToPersist()
      if (!isPlaceholder && before.text !== "") past.change(before, log)
      folder.mark()
      if (isPlaceholder) showing.rail()
      if (!desk.beginning) page.render(change)
    },

    /** Shows the open log as another tab has stored it. @param {Log} stored */
    receive(stored) {
      const edit = changeBetween(desk.log.text, stored.text)
      desk.set({ ...stored, caret: editor.caret() })
      logs.learn(desk.log)
      receiving = true
      editor.receive([edit])
      receiving = false
      showing.facts()
      showing.rail()
      page.render()
    },
  }
}
