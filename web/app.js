// Creates the feature modules, and connects them through the desk.

import { createBlog } from "./blog/index.js"
import { inFrame, whenIdle } from "./browser/idle.js"
import { createOffline } from "./browser/offline.js"
import { script } from "./browser/scripts.js"
import { lazily, pageVersion } from "./browser/version.js"
import { createContext, fileOf, startDesk } from "./desk/index.js"
import { createEditor } from "./editor/index.js"
import { createEngine } from "./engine/index.js"
import { createLastPage, createScroll, isLight } from "./page/index.js"
import * as screen from "./screen.js"
import { createStore } from "./store/index.js"
import { translate } from "./strings/index.js"
import { whenLoaded } from "./strings/loading.js"
import { confirmRestore, createNotice, createUI } from "./ui/index.js"

const { find, root, chosen: settings, firstPage, preview, words } = screen
const { t } = words
translate(document, words) // the dialogs: the first screen has no texts for them
whenLoaded(() => translate(document, words))

const notice = createNotice(find(".Notice"), find(".Banner"))
const app = createContext(screen, notice)
const { reasonOf, operations } = app

// The editor is created first: it takes text before anything else is ready.
const editor = createEditor(find(".Desk-editor"), {
  t,
  message: app.message,
  language: words.language,
  actionOf: app.actionOf,
  fixPanel: () => lazily(() => import("./browser/fixpanel.js")),
  rich: () => lazily(() => import("./editor/rich/index.js")),
})
editor.focus()

const engine = createEngine({
  launcher: screen.launcher,
  // A second heap is too much for devices with little memory.
  hasPageReplica: !(/** @type {any} */ (navigator).deviceMemory < 4),
  isLong: preview.isLong,
  idle: whenIdle,
  frame: inFrame,
  behind: work => whenIdle(work, 150),
  clock: app.now,
  onReady: isReady => root.toggleAttribute("data-near", isReady),
  onLate: isLate => root.toggleAttribute("data-late", isLate),
  onTrouble: error => notice.warn("update", t("warn.update", { reason: error.message })),
})
const store = createStore({
  t, notice, reasonOf, settings, isLight,
  operate: operations.run,
  channel: "BroadcastChannel" in window ? new BroadcastChannel("daylog") : null,
  confirm: paths => confirmRestore(t, paths),
})
const page = {
  preview, firstPage,
  lastPage: createLastPage({ store: store.database.pages, page: preview.page, idle: whenIdle }),
  scroll: createScroll({
    editor: {
      scroller: () => editor.scroller,
      lineAt: editor.topLineAt,
      yOf: editor.scrollOf,
      caret: () => editor.lineAt(editor.caret()),
    },
    page: preview,
    once: screen.afterFrame,
    isOn: settings.get("scrollSync", true),
  }),
}
const blog = createBlog({
  dialogs: { list: find(".Folder"), conflict: find(".Conflict"), habits: find(".Habits") },
  t, notice, reasonOf, settings,
  operate: operations.run,
  tables: store.database,
  logs: store.logs.list,
  texts: store.texts,
  call: engine.call,
  setBlog: engine.setBlog,
})
const ui = createUI({
  find, t, notice, reasonOf, settings,
  language: app.language,
  message: app.message,
  nameOf: app.nameOf,
  keysOf: app.keysOf,
  jumpKey: app.keysOf("check")[0],
  operate: operations.run,
  modules: {
    editor, store, blog,
    blank: app.blank,
    call: engine.call,
    openLog: () => app.state.log,
    fileOf,
    firstLog: clock => firstPage.make(words.language, clock),
  },
})
const offline = createOffline({ t, notice, version: pageVersion(), script: script("sw.js") })

startDesk({ app, editor, engine, page, store, blog, ui, offline })
root.dataset.started = ""
