// The dialogs of daily logs: today's log, templates, carrying over, and the post of a week.

import { clock, dayOf } from "../browser/clock.js"
import { createCarry } from "./dialogs/carry/index.js"
import { asLog, createTemplates } from "./dialogs/templates.js"
import { createToday } from "./dialogs/today/index.js"
import { createWeek, isWeek } from "./dialogs/week.js"

/** @import { Context } from "./index.js" */

/** @param {Context} context */
export function createDailyDialogs(context) {
  const { find, t, language, settings, notice, keysOf, operate, layout, modules, flows } = context
  const { editor, store, blog, call, openLog, blank, firstLog } = modules
  const now = () => new Date()
  const today = () => dayOf(clock(now()))
  const dailyLogs = () => store.logs.list().filter(log => !isWeek(log))

  /**
   * Reports whether a day is today, or yesterday if the writer chose it after midnight.
   * @param {string} day
   */
  function isToday(day) {
    if (day === today()) return true
    const isChosen = settings.get("night", "") === `${today()} yesterday`
    return day < today() && isChosen && store.logs.list().every(log => log.day <= day)
  }

  const templates = createTemplates(find(".Daily"), {
    t, language, settings,
    store: store.database.templates,
    unsaved: store.saver.get,
    builtIn: language => call("template", language),
    onOpen: template => flows().openTemplate(asLog(template, blank(""))),
    onRename: template => flows().renameTemplate(template),
    onRemove: id => flows().forgetTemplate(id),
  })
  const daily = createToday(find(".Which"), find(".Proposal"), {
    t, language, settings, now,
    logs: dailyLogs,
    read: store.logs.read,
    next: options => call("next", options),
    first: firstLog,
    names: blog.names,
    template: templates.text,
  })
  const carry = createCarry(find(".CarryOffer"), find(".Carry"), {
    t, language, settings, operate, isToday,
    log: openLog,
    logs: dailyLogs,
    texts: store.texts,
    template: templates.text,
    carry: (text, earlier, options) => call("carry", text, earlier, options),
    apply(edits) {
      layout.showEditor()
      void flows().keepRevision("carry").catch(() => {})
      editor.apply(edits)
      editor.focus()
    },
    say: notice.say,
    key: () => keysOf("carryAll")[0],
  })
  const week = createWeek(find(".Daily-copied"), {
    t, language, settings, now,
    day: () => openLog().day || today(),
    logs: store.logs.list,
    names: blog.names,
    texts: store.texts,
    week: options => call("week", options),
    open: id => flows().open(id),
    add: (post, of) => flows().openMade(post, of),
    say: notice.say,
  })
  return { daily, templates, carry, week }
}
