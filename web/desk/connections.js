// Connects the modules to the flows: sets the handlers that the modules call.

import { timeOf, zoneOf } from "../browser/clock.js"
import { hasOwnSheet } from "../browser/version.js"
import { keymap } from "../editor/index.js"

/** @import { Flows, Modules } from "./flows" */

/**
 * @param {Modules} modules
 * @param {Flows} flows
 */
export function connectModules(modules, flows) {
  connectEditor(modules, flows)
  connectPage(modules, flows)
  connectStore(modules, flows)
  connectBlog(modules, flows)
  connectUI(modules, flows)
}

/**
 * Suggests the current date as front matter writes it.
 * @param {Modules["app"]} app @param {string} typed the beginning of a date
 */
function suggestNow({ now, today }, typed) {
  const text = `${today()} ${timeOf(new Date())} ${zoneOf(now()).replace(":", "")}`
  return text.startsWith(typed) ? [{ text, count: 0 }] : []
}

/** @param {Modules} modules @param {Flows} flows */
function connectEditor({ app, editor, engine, page: { scroll }, blog, ui, offline }, flows) {
  const { typing, rendering, failures, leaving, download, run } = flows
  const { root, t, notice, keysOf } = app
  editor.connect({
    suggest: (kind, typed, beside) =>
      (kind === "date" ? suggestNow(app, typed) : blog.learned.find(kind, typed, beside)),
    onChange: typing.onChange,
    onType: () => scroll.lead("editor", true),
    onCaret({ line, column, selected }) {
      ui.status.show({ line, column, selected })
      rendering.markCaret()
    },
    onBlocked: () => notice.say(t("notice.pasteBlocked", { keys: keysOf("pastePlain")[0] })),
    onAction: run,
  })
  engine.connect({
    onPatch: rendering.onPatch,
    onPainted: rendering.onPainted,
    onTooLong: rendering.onTooLong,
    onEnd: failures.onEngineEnd,
    onMissed: failures.onMissed,
  })
  offline.connect({
    prepare: leaving.prepare,
    reload: () => void leaving.leave(() => location.reload()),
    download,
    onReady: () => root.toggleAttribute("data-kept", true),
  })
}

/** @param {Modules} modules @param {Flows} flows */
function connectPage({ app, editor, page: { preview, scroll }, store, blog, ui }, flows) {
  const { lineAt: lineOf, offsetOf, lineAfter, lines, slice } = editor
  scroll.watch("editor", app.find(".Desk-editor"), editor.scroller)
  preview.join({
    source: { lineOf, offsetOf, lineAfter, lines, slice },
    picture: store.pictures.urlOf,
    onCaret: offset => ui.layout.seesEditor() && editor.jump(offset, offset, "nearest"),
    onOpen(document) {
      scroll.watch("page", document, document)
      if (!hasOwnSheet(document)) flows.leaving.reportMixed()
    },
    onResize: scroll.update,
    onRendered: ui.pictureDialog.update,
    onLink(href, kind) {
      if (kind === "web") return void window.open(href, "_blank", "noopener,noreferrer")
      const linked = kind === "site" && blog.addresses.linked(href)
      if (linked) void flows.opening.open(linked.id)
    },
  })
}

/** @param {Modules} modules @param {Flows} flows */
function connectStore({ app, editor, page: { preview }, store, blog, ui }, flows) {
  const { saving, databaseNews, showing, typing, managing } = flows
  const { t, state, notice } = app
  store.connect({
    openLog: () => state.log,
    mediaSubpath: () => state.shown?.patch.post.mediaSubpath ?? "",
    composed: editor.composing.ended,
    blogPicture: blog.picture,
    picturePattern: () => blog.picturePattern(state.log.day),
    shownPictures: preview.pictures,
    onPictures() {
      preview.refreshPictures()
      ui.pictureDialog.update()
    },
    onState: saving.onState,
    onNews: databaseNews.onNews,
    onList: showing.railSoon,
    onShow: typing.receive,
    onConflict: saving.keepBoth,
    onTemplateConflict: saving.warnTemplate,
    onGone(id) {
      if (id === state.log.id) notice.say(t("notice.goneElsewhere"))
      managing.forget(id)
    },
    onRemoved: managing.forget,
    onRestored(stored) {
      managing.learnStored(stored)
      blog.learned.follow([stored.id])
    },
    onImported: managing.learnStored,
    onBlog: () => void blog.start().catch(() => {}), // the engine reports its failure
  })
}

/** @param {Modules} modules @param {Flows} flows */
function connectBlog({ app: { state }, editor, store, blog, ui }, flows) {
  const { opening, importing, saving, showing } = flows
  blog.connect({
    desk: {
      log: () => state.log,
      open: opening.open,
      take: importing.takeFromFolder,
      apply: editor.apply,
      composed: editor.composing.ended,
      link: saving.link,
      revise: store.history.keep,
      pictures: store.pictures.packed,
    },
    importPosts: importing.takeFiles,
    onBlog: ui.yourBlog.follow,
    onStored: store.tabs.tellBlog,
    onFolderState: folder => ui.status.show({ folder }),
    onFix: showing.problems,
  })
}

/** @param {Modules} modules @param {Flows} flows */
function connectUI({ app, editor, page: { scroll }, ui }, flows) {
  const { opening, saving, managing, importing, navigation, rendering, actions } = flows
  ui.connect({
    run: flows.run,
    actions: () => [...Object.keys(actions), ...Object.keys(keymap)],
    onLayout() {
      scroll.update()
      rendering.markCaret()
    },
    makeBackup: flows.backUp,
    undo(event) {
      const action = app.actionOf(event)
      if (action !== "undo" && action !== "redo") return false
      editor.step(action)
      return true
    },
    jump: navigation.jump,
    jumpToField: navigation.jumpToField,
    addFrontMatter: navigation.addFrontMatter,
    fix: navigation.fix,
    setRule: flows.checking.setRule,
    open: opening.open,
    openAt: opening.openAt,
    openMade: opening.openMade,
    openTemplate: opening.openTemplate,
    renameLog: managing.renameLog,
    binLog: managing.binLog,
    duplicateLog: managing.duplicateLog,
    renameTemplate: managing.renameTemplate,
    forgetTemplate: managing.forgetTemplate,
    keepRevision: saving.keepRevision,
    restore: saving.restore,
    openFiles: importing.openFiles,
    openFolder: importing.openFolder,
    addShared: importing.takeShared,
  })
}
