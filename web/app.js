// Wires the page: the editor's text goes to the drafts and to the engine, the engine's patch to the page, the card and the
// problems. Nothing here waits for the engine but the page itself: the text is the writer's at once, and stays theirs.

import { clock, dayOf, timeOf, zoneOf } from "./browser/clock.js"
import { markers } from "./browser/markers.js"
import { lockOf, operations as createOperations } from "./browser/operations.js"
import { reloadFresh } from "./browser/fresh.js"
import { holdTab, tabIsGone, tabIsOpen } from "./browser/tab.js"
import { hasOwnSheet, lazily, pageVersion, whenMixed } from "./browser/version.js"
import { createAttempts, createFlows, createState, reportInterrupted } from "./desk/index.js"
import * as editors from "./editor/index.js"
import { LONGEST, createEngine } from "./engine/index.js"
import * as files from "./browser/files.js"
import { createBlog } from "./blog/index.js"
import { keepPlace } from "./browser/guard.js"
import { inFrame, onceIdle, whenIdle } from "./browser/idle.js"
import { actionOf, isMac, keymap, label } from "./editor/keymap.js"
import * as launches from "./browser/launch.js"
import { createLastPage, createScroll, isLight } from "./page/index.js"
import * as offlines from "./browser/offline.js"
import { script } from "./browser/scripts.js"
import { createSettings, layerSettings } from "./browser/settings.js"
import { blankLog, createStore } from "./store/index.js"
import { afterFrame, chosen, find, firstPage, launcher, preview, root, theme, words } from "./screen.js"
import { translate } from "./strings/index.js"
import { confirmRestore, createNotice, createStatus, createUI, worst } from "./ui/index.js"
import { pack } from "./browser/zip.js"

/** @import { Language, Log, Problem } from "./types" */
/** @import { Pane } from "./ui/index.js" */

const mac = isMac()
/** What this tab has open, and a new one opens. */
const place = layerSettings(createSettings(() => sessionStorage), chosen)
const { t } = words

const operations = createOperations({
  tab: holdTab(),
  lock: lockOf(new URL("./", location.href).pathname),
  markers: markers(),
  isGone: tabIsGone,
  now: Date.now,
})

const attempts = createAttempts({ tab: holdTab(), storage: () => localStorage, isOpen: tabIsOpen, isSettled: () => preview.isSettled() })

const language = () => words.language
const now = () => clock(new Date())
const today = () => dayOf(now())
/** @param {unknown} error */
const reasonOf = error => {
  const { name = "", message = String(error) } = /** @type {Partial<Error>} */ (error ?? {})
  return words.knows(`reason.${name}`) ? t(`reason.${name}`) : message || name
}
/** @param {Problem} problem */
const message = ({ rule, detail }) => (words.knows(`problem.${rule}`) ? t(`problem.${rule}`, { detail }) : detail || rule)
/** @param {string} action */
const nameOf = action => (words.knows(`action.${action}`) ? t(`action.${action}`) : "")
/** @param {string} action */
const keysOf = action => (keymap[action] ?? []).map(chord => label(chord, mac))

/** @type {(day: string, later?: number) => Log} */
const blank = (day, later = 0) => blankLog(day, Date.now() + later)
const desk = createState(blank(today()))

const notice = createNotice(find(".Notice"), find(".Banner"))
const status = createStatus({
  bar: find(".TopBar"), line: find(".Status"), badge: find(".Tabs-badge"), announcer: find(".Announcer"),
}, { t, once: work => onceIdle(work, 150) })

// The editor comes first: it takes text before anything else is there.
nameApp()
theme.follow(onTheme)
const editor = editors.create(find(".Desk-editor"), {
  t, message,
  language: words.language,
  actionOf: event => actionOf(event, mac),
  suggest: (kind, typed, beside) => (kind === "date" ? nowIn(typed) : learned.find(kind, typed, beside)),
  onChange: (text, change) => typing.onChange(text, change),
  onType: () => scroll.lead("editor", true),
  onCaret: ({ line, column, selected }) => {
    status.show({ line, column, selected })
    markCaret()
  },
  rich: () => lazily(() => import("./editor/rich/index.js")),
  onBlocked: () => notice.say(t("notice.pasteBlocked", { keys: keysOf("pastePlain")[0] })),
  onAction: run,
})
const { composing } = editor
editor.focus()

const engine = createEngine({
  launcher,
  hasPageReplica: !(/** @type {any} */ (navigator).deviceMemory < 4),
  isLong: preview.isLong,
  idle: whenIdle,
  frame: inFrame,
  behind: work => whenIdle(work, 150),
  clock: now,
  onPatch: (patch, text) => page.onPatch(patch, text),
  onRest: (patch, text) => page.onRest(patch, text),
  onTooLong: () => page.onTooLong(),
  onReady: isReady => root.toggleAttribute("data-near", isReady),
  onLate: isLate => root.toggleAttribute("data-late", isLate),
  onTrouble: error => notice.warn("update", t("warn.update", { reason: error.message })),
  // The engine may end before the other modules are created.
  onEnd: error => queueMicrotask(() => failures.onEngineEnd(error)),
  onMissed: () => queueMicrotask(() => failures.onMissed()),
})

const store = createStore({
  t, notice, reasonOf,
  operate: operations.run,
  settings: chosen,
  channel: "BroadcastChannel" in window ? new BroadcastChannel("daylog") : null,
  confirm: paths => confirmRestore(t, paths),
  isLight,
})
const { drafts, logs, pictures, bin, backup } = store
const lastPage = createLastPage({ store: drafts.pages, page: preview.page, idle: whenIdle })
const scroll = createScroll({
  editor: { scroller: () => editor.scroller, lineAt: editor.topLineAt, yOf: editor.scrollOf, caret: () => editor.lineAt(editor.caret()) },
  page: preview,
  once: afterFrame,
  isOn: chosen.get("scrollSync", true),
})
scroll.watch("editor", find(".Desk-editor"), editor.scroller)
preview.join({
  source: { lineOf: editor.lineAt, offsetOf: editor.offsetOf, lineAfter: editor.lineAfter, lines: editor.lines, slice: editor.slice },
  picture: pictures.urlOf,
  onCaret: offset => layout.seesEditor() && editor.jump(offset, offset, "nearest"),
  onOpen: document => {
    scroll.watch("page", document, document)
    if (!hasOwnSheet(document)) mixed()
  },
  onResize: () => scroll.update(),
  onRendered: () => pictureDialog.update(),
  onLink: (href, kind) => {
    if (kind === "web") return void window.open(href, "_blank", "noopener,noreferrer")
    const linked = kind === "site" && addresses.linked(href)
    if (linked) void opening.open(linked.id)
  },
})
const blog = createBlog({
  dialogs: { list: find(".Folder"), conflict: find(".Conflict"), habits: find(".Habits") },
  t, notice, reasonOf,
  operate: operations.run,
  settings: chosen,
  tables: drafts,
  logs: logs.list,
  texts: store.texts,
  call: engine.call,
})
const { addresses, folder, learned } = blog
const ui = createUI({
  find, t, language, message, reasonOf, nameOf, keysOf, notice, onUndo,
  jumpKey: label("Mod+Enter", mac),
  revisionName: reason => t(words.knows(`history.of.${reason}`) ? `history.of.${reason}` : "history.of.unknown"),
  settings: chosen,
  operate: operations.run,
  modules: {
    editor, store, blog, blank,
    call: engine.call,
    openLog: () => desk.log,
    firstLog: clock => firstPage.make(language(), clock),
  },
})
const { layout, rail, card, fields, carry, pictureDialog } = ui
const offline = offlines.create({
  t,
  version: pageVersion(),
  script: script("sw.js"),
  prepare: () => leaving.prepare(),
  reload: () => void leaving.leave(() => location.reload()),
  download: () => download(),
  onReady: () => root.toggleAttribute("data-kept", true),
  notice,
})
// ———— The flows: what happens between the parts ————

const parts = {
  root, t, language, reasonOf, operations, now, today, timeOf, blank,
  desk, chosen, place,
  editor, composing, engine, preview, firstPage, lastPage, scroll, layout, markCaret, attempts, onFirstPage: () => whenIdle(offline.start),
  store: drafts, saves: store.saver, logs, past: store.history, bin, backup, folder, askToPersist: ui.askToPersist,
  status, notice, rail, rename: ui.rename, card, fields, problemList: ui.problemList, addresses, habits: learned, pictures, pictureDialog,
  daily: ui.daily, carry, publish: ui.publish, bundle: ui.bundle,
  files, pack, appended: launches.appended, worst, longest: LONGEST,
}
const { showing, page, typing, navigation, opening, beginning, saving, leaving, importing, managing, failures, database, download, warnRead } =
  createFlows(parts, () => ui.historyDialog.open(desk.log).catch(warnRead))
store.connect({
  openLog: () => desk.log,
  mediaSubpath: () => desk.shown?.patch.post.mediaSubpath ?? "",
  composed: composing.over,
  blogPicture: blog.picture,
  picturePattern: () => blog.picturePattern(desk.log.day),
  shownPictures: preview.pictures,
  onPictures() {
    preview.refreshPictures()
    pictureDialog.update()
  },
  onState: saving.onState,
  onNews: database.onNews,
  onList: showing.railSoon,
  onShow: typing.receive,
  onConflict: saving.keepBoth,
  onTemplateConflict: saving.warnTemplate,
  onGone(id) {
    if (id === desk.log.id) notice.say(t("notice.goneElsewhere"))
    managing.forget(id)
  },
  onRemoved: managing.forget,
  onRestored(stored) {
    managing.learnStored(stored)
    learned.follow([stored.id])
  },
  onImported: managing.learnStored,
})
blog.connect({
  desk: {
    log: () => desk.log,
    open: opening.open,
    take: importing.takeFromFolder,
    apply: editor.apply,
    composed: composing.over,
    link: saving.link,
    revise: store.history.keep,
    pictures: pictures.packed,
  },
  importPosts: importing.takeFiles,
  onFolderState: state => status.show({ folder: state }),
  onFix: showing.problems,
})

ui.connect({
  run, onLayout, makeBackup,
  actions: () => [...Object.keys(actions), ...Object.keys(keymap)],
  jump: navigation.jump,
  jumpToField: navigation.jumpToField,
  beginFront: navigation.beginFront,
  fix: navigation.fix,
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
  addShared: importing.takeShared,
})

// ———— Actions ————

/** What can be done, by the names of keymap.js and of data-action; what is not here the editor does. @type {Record<string, () => unknown>} */
const actions = {
  today: opening.openToday,
  templates: () => ui.templates.open().catch(warnRead),
  open: () => files.choose(importing.openFiles),
  learn: () => files.chooseFolder(importing.openPosts),
  habits: () => learned.show().then(showing.rail),
  openFolder: () => folder.open().then(pictures.retry),
  save: saving.saveNow,
  saveToFolder: saving.saveToFolder,
  download,
  picture: pictureDialog.choose,
  cover: () => pictureDialog.chooseOne(setCover),
  pictures: pictureDialog.open,
  history: () => ui.historyDialog.open(desk.log).catch(warnRead),
  carry: carry.open,
  week: ui.week.make,
  carryAll: carry.all,
  bin: () => (desk.log.template ? ui.templates.open() : managing.binLog(desk.log.id)),
  binList: () => ui.storage.open("bin"),
  storage: () => ui.storage.open(),
  backup: () => makeBackup().catch(warnRead),
  importFolder: () => files.chooseFolder(importing.openFiles),
  previousDay: () => opening.openBeside(-1),
  nextDay: () => opening.openBeside(1),
  search: () => (layout.showRail(), rail.search()),
  rename: () => (desk.log.template ? ui.templates.open() : managing.renameLog(desk.log.id)),
  duplicate: () => (desk.log.template ? ui.templates.open() : managing.duplicateLog(desk.log.id)),
  viewEdit: () => layout.setView("edit"),
  viewBoth: () => layout.setView("both"),
  viewPage: () => layout.setView("page"),
  rail: () => layout.toggleRail(),
  problems: () => layout.toggleProblems(),
  scrollSync: () => setScrollSync(!chosen.get("scrollSync", true)),
  themeSystem: () => theme.choose("system"),
  themeLight: () => theme.choose("light"),
  themeDark: () => theme.choose("dark"),
  languageKo: () => setLanguage("ko"),
  languageEn: () => setLanguage("en"),
  palette: ui.palette.open,
  preview: () => page.resume(),
  help: ui.help.open,
  version: offline.check,
  engine: failures.restartEngine,
  about: ui.about.open,
}

/** @param {string} action */
function run(action) {
  if (action.startsWith("pane.")) layout.setPane(/** @type {Pane} */ (action.slice(5)))
  else if (action in actions) actions[action]()
  else editor.run(action)
}

/** The date of now, for a front matter. @param {string} typed */
function nowIn(typed) {
  const text = `${today()} ${timeOf(new Date())} ${zoneOf(now()).replace(":", "")}`
  return text.startsWith(typed) ? [{ text, count: 0 }] : []
}

/** Undoes or redoes in the text what the card did there. @param {KeyboardEvent} event */
function onUndo(event) {
  const action = actionOf(event, mac)
  if (action !== "undo" && action !== "redo") return false
  editor.step(action)
  return true
}

async function makeBackup() {
  if (await operations.run("backup", {}, backup.make)) chosen.set("backup", Date.now())
}

/** @param {string} address */
async function setCover(address) {
  const reason = await fields.set("image.path", address, false)
  if (reason) notice.say(t(`card.refused.${reason}`))
}

// ———— Choices ————

/** What is seen has changed. */
function onLayout() {
  scroll.update()
  markCaret()
}

function markCaret() {
  preview.mark(layout.seesEditor() ? editor.caret() : null)
}

/** @param {boolean} on */
function setScrollSync(on) {
  chosen.set("scrollSync", on)
  find("[data-action=scrollSync]").setAttribute("aria-checked", String(on))
  scroll.set(on)
}

/** @type {(wanted: string, theme: "light" | "dark") => void} */
function onTheme(wanted, theme) {
  chosen.set("theme", wanted)
  ui.buttons.check("theme", wanted)
  preview.setTheme(theme)
}

/** The name under which daylog is installed is in the writer's language. */
function nameApp() {
  find("link[rel=manifest]").setAttribute("href", `manifest.${words.language}.webmanifest`)
}

/** A file of another version was refused. */
function mixed() {
  const reload = () => void leaving.leave(reloadFresh)
  notice.warn("mixed", t("warn.mixed"), { label: t("warn.again"), run: reload })
}

/** @param {Language} language */
function setLanguage(language) {
  chosen.set("language", language)
  words.speak(language)
  root.lang = language
  nameApp()
  translate(document, t)
  ui.buttons.translate()
  ui.buttons.check("language", language)
  preview.setLanguage(language)
  rail.translate()
  carry.translate()
  showing.facts()
  showing.rail()
  if (!desk.beginning) page.render()
}

document.addEventListener("visibilitychange", () => (document.hidden ? (saving.rest(), attempts.end()) : void store.tabs.look()))
window.addEventListener("pagehide", () => (saving.rest(), attempts.end()))
window.addEventListener("beforeunload", event => {
  const wouldStop = operations.running().some(({ kind }) => kind === "import" || kind === "backup")
  if (root.dataset.saved === "failed" || wouldStop) event.preventDefault()
})

document.addEventListener("keydown", event => {
  if (event.defaultPrevented || document.querySelector("dialog[open]")) return
  const action = actionOf(event, mac)
  if (!action || !(action in actions || action === "find" || action === "replace")) return
  event.preventDefault()
  run(action)
})
window.addEventListener("focus", () => void folder.look())
files.takeDrops(document, find(".Drop"), importing.takeDropped)
keepPlace(document)
window.addEventListener("online", pictures.retry)
for (const type of ["online", "offline"]) window.addEventListener(type, () => status.show({ offline: !navigator.onLine }))

whenMixed(mixed)
if (!hasOwnSheet(document)) mixed()
status.show({ offline: !navigator.onLine, name: desk.log.name })
ui.buttons.translate()
ui.buttons.check("language", words.language)
ui.buttons.check("theme", theme.chosen())
setScrollSync(chosen.get("scrollSync", true))
for (const item of document.querySelectorAll(".Menu-folder")) item.toggleAttribute("hidden", !folder.has)
showing.rail()
const begun = beginning.begin()
// Nobody waits for that; another visit may do it as well.
setTimeout(() => void operations.run("purge", {}, () => drafts.purge(Date.now())).catch(() => {}), 10_000)
void begun.then(() => reportInterrupted(parts, {
  import: { label: t("interrupted.again"), run: actions.open },
  learn: { label: t("action.learn"), run: actions.learn },
  backup: { label: t("interrupted.backupAgain"), run: actions.backup },
})).catch(error => console.info("daylog: interrupted operations could not be listed", error))
void begun.then(learned.load).then(() => (showing.problems(), learned.begin())).catch(error => console.info("daylog: nothing was learnt from the logs", error))
launches.listen({
  today: () => begun.then(opening.openToday),
  shared: ui.shares.take,
  files: list => begun.then(() => importing.openFiles(list)),
})
ui.shares.begin()
root.dataset.started = ""
