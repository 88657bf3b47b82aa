// The front matter card and the queue of its settings.

import { clock, zoneOf } from "../browser/clock.js"
import { createCard } from "./card/index.js"
import { createFieldQueue } from "./card/queue.js"

/** @import { Context } from "./index.js" */

/** @param {Context} context */
export function createFront({ find, t, message, settings, jumpKey, modules, flows }) {
  const { editor, store, blog, call, openLog, fileOf } = modules
  const { learned } = blog

  const fields = createFieldQueue({
    log: openLog,
    ask: (log, key, value) => call("setField", log.text, key, value, fileOf(log)),
    apply: editor.splice,
    composed: editor.composing.ended,
    async changeClosed(id, change) {
      const closed = await store.logs.read(id)
      const text = closed ? await change(closed) : null
      if (openLog().id === id) return false
      if (closed && text !== null) store.logs.keep({ ...closed, text, changed: Date.now() })
      return true
    },
  })
  const card = createCard(find(".Card"), {
    t, message, jumpKey,
    onUndo: event => flows().undo(event),
    isOpen: settings.get("card", true),
    onToggle: isOpen => settings.set("card", isOpen),
    onSet: fields.set,
    suggest: (kind, typed, others) => learned.find(kind, typed, others),
    zone: () => learned.zone() || zoneOf(clock(new Date())),
    lineOf: editor.lineAt,
    onJump: key => flows().jumpToField(key),
    onAdd: () => flows().addFrontMatter(),
    onFix: problem => flows().fix([problem]),
    onSee: ({ start, end }) => flows().jump(start, end),
  })
  return { fields, card }
}
