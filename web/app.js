// Wires the page: the editor's text goes to the drafts and to the engine, the engine's patch to the page, the card and the
// problems. Nothing here waits for the engine but the page itself: the text is the writer's at once, and stays theirs.

import * as bundles from "./bundle.js"
import * as backups from "./backup/index.js"
import * as bins from "./bin.js"
import * as buttons from "./buttons.js"
import * as cards from "./card/index.js"
import * as carries from "./carry/index.js"
import { clock, dayOf, timeOf, zoneOf } from "./clock.js"
import * as composings from "./composing.js"
import * as drafts from "./drafts/index.js"
import * as editors from "./editor/index.js"
import { connect } from "./engine.js"
import * as fieldSettings from "./fields.js"
import * as files from "./files.js"
import * as folders from "./folder/index.js"
import { change } from "./folder/change.js"
import { keepPlace } from "./guard.js"
import * as habitLists from "./habits/index.js"
import * as helps from "./help.js"
import * as histories from "./history/index.js"
import { actionOf, isMac, keymap, label } from "./keymap.js"
import * as launches from "./launch.js"
import * as lastPages from "./lastpage.js"
import * as layouts from "./layout.js"
import * as library from "./logs.js"
import * as menus from "./menu.js"
import * as notices from "./notice.js"
import * as offlines from "./offline.js"
import * as palettes from "./palette.js"
import * as pictureLists from "./pictures/index.js"
import * as previews from "./preview/index.js"
import * as problemLists from "./problems.js"
import { progress } from "./progress.js"
import * as publishing from "./publish.js"
import * as rails from "./rail/index.js"
import * as renderings from "./rendering.js"
import { saver } from "./saver.js"
import { script, startEngine } from "./scripts.js"
import * as scrolls from "./scroll.js"
import { both, settings } from "./settings.js"
import * as statuses from "./status.js"
import { languageOf, speaker, translate } from "./strings.js"
import * as storages from "./storage/index.js"
import * as sharing from "./tabs.js"
import * as templates from "./templates.js"
import * as themes from "./theme.js"
import * as todays from "./today/index.js"
import * as toolbars from "./toolbar.js"
import * as weeks from "./week.js"
import { pack } from "./zip.js"

/** @import { Change, Language, NewLog, Patch, Problem, Snapshot } from "./types" */
/** @import { Log } from "./drafts/schema.js" */
/** @import { Pane } from "./layout.js" */

const root = document.documentElement
const mac = isMac()
const chosen = settings(() => localStorage)
/** What this tab has open, and a new one opens. */
const place = both(settings(() => sessionStorage), chosen)
const words = speaker(chosen.get("language", languageOf(navigator.languages)))
const { t } = words

/** @type {<T extends HTMLElement = HTMLElement>(selector: string) => T} */
const find = selector => /** @type {any} */ (document.querySelector(selector))
const now = () => clock(new Date())
const today = () => dayOf(now())
/** @param {unknown} error */
const reasonOf = error => {
  const { name = "", message = String(error) } = /** @type {Partial<Error>} */ (error ?? {})
  return name === "QuotaExceededError" ? t("reason.full") : message || name
}
/** @param {Problem} problem */
const message = ({ rule, detail }) => (words.knows(`problem.${rule}`) ? t(`problem.${rule}`, { detail }) : detail || rule)
/** @param {string} action */
const nameOf = action => (words.knows(`action.${action}`) ? t(`action.${action}`) : "")
/** @param {string} action */
const keysOf = action => (keymap[action] ?? []).map(chord => label(chord, mac))

/** The open log. Its text is always the editor's. @type {Log} */
let log = library.blank(today(), Date.now())
/** The log to type into while there is no other; "" once one was opened. */
let placeholder = log.id
/** Whether the first log is still on its way: then there is no page of what is typed, for it will be in that log. */
let beginning = true
/** Resolves when it is there. @type {Promise<void>} */
let begun
/** Counts the wishes for another log: only the last one is fulfilled. */
let wish = 0
/** Whether the change that is made in the editor is another tab's. */
let receiving = false
/** The page that is shown and the text that it was made from. @type {{ patch: Patch, text: string } | null} */
let shown = null

const notice = notices.create(find(".Notice"), find(".Banner"))
const status = statuses.create(find(".TopBar"), find(".Status"), find(".Tabs-badge"), find(".Announcer"), t, work => whenIdle(work, 150))

// The editor comes first: it takes text before anything else is there.
root.lang = words.language
nameApp()
const theme = themes.create(root, { wanted: chosen.get("theme", "system"), onTheme })
translate(document, t)
const composing = composings.create(find(".Desk-editor"))
const editor = editors.create(find(".Desk-editor"), {
  t,
  language: words.language,
  actionOf: event => actionOf(event, mac),
  message,
  suggest: (kind, typed, beside) => (kind === "date" ? nowIn(typed) : habits.find(kind, typed, beside)),
  onChange,
  onCaret: ({ line, column, selected }) => {
    status.show({ line, column, selected })
    markCaret()
  },
  rich: () => import("./rich/index.js"),
  onBlocked: () => notice.say(t("notice.pasteBlocked", { keys: keysOf("pastePlain")[0] })),
  onAction: run,
})
editor.focus()

const rendering = renderings.create({
  start: onEnd => startEngine(worker => connect(/** @type {any} */ (worker), onEnd)),
  // A second heap is not for devices that have little memory; there the worker answers, a frame later.
  near: /** @type {any} */ (navigator).deviceMemory < 4 ? undefined : async module => (await import("./near/index.js")).create(module),
  idle: whenIdle,
  behind: work => whenIdle(work, 150),
  onNear: ready => root.toggleAttribute("data-near", ready),
  clock: now,
  track: progress({ delay: 300, onLate: late => root.toggleAttribute("data-late", late) }).track,
  onPatch,
  onRest,
  onTrouble: error => notice.warn("update", t("warn.update", { reason: error.message })),
  onEnd: onEngineEnd,
})

const store = drafts.open({
  onLoss: loss => notice.warn("lost", t(`warn.${loss}`), { label: t("warn.download"), run: download }),
})
const saves = saver({ write, onState: onSaveState })
const logs = library.create(store, saves)
const tabs = sharing.create({
  channel: "BroadcastChannel" in window ? new BroadcastChannel("daylog") : null,
  store,
  saves,
  open: () => log,
  over: composing.over,
  onShow: showStored,
  onLearn: stored => {
    logs.learn(stored)
    showRailSoon()
  },
  onGone: id => {
    if (id === log.id) notice.say(t("notice.goneElsewhere"))
    forget(id)
  },
  onBoth: keepBoth,
})

const pictures = pictureLists.create(find(".Pictures"), {
  t,
  notice,
  store: store.pictures,
  elsewhere: path => folder.picture(path),
  log: () => ({ ...log, mediaSubpath: shown?.patch.post.mediaSubpath ?? "" }),
  pattern: () => chosen.get("pictureFolder", "") || habits.pictures(log.day) || "/assets/img/posts/{slug}",
  shown: () => preview.pictures(),
  editor: { selection: editor.selection, apply: editor.apply, jump: (start, end) => jump(start, end) },
  choose: (accept, onFiles) => files.choose(onFiles, accept),
  settings: chosen,
  onCome: () => preview.refreshPictures(),
})
const preview = previews.create(find(".Page-frame"), {
  t,
  language: words.language,
  theme: theme.theme(),
  typeset: () => import("./math/index.js"),
  source: { lineOf: editor.lineAt, offsetOf: editor.offsetOf, lineAfter: editor.lineAfter, lines: editor.lines, slice: editor.slice },
  picture: pictures.urlOf,
  onCaret: offset => layout.seesEditor() && editor.jump(offset, offset, "nearest"),
  onOpen: document => scroll.watch("page", document, document),
  onResize: () => scroll.update(),
  onLink: (href, kind) => {
    if (kind === "web") return void window.open(href, "_blank", "noopener")
    const linked = kind === "site" && weeks.linked(href, logs.list())
    if (linked) void openLog(linked.id)
  },
})
const lastPage = lastPages.create({ store: store.pages, page: preview.page, idle: whenIdle })
const scroll = scrolls.create({
  editor: { scroller: () => editor.scroller, lineAt: editor.topLineAt, yOf: editor.scrollOf, caret: () => editor.lineAt(editor.caret()) },
  page: preview,
  on: chosen.get("scrollSync", true),
})
scroll.watch("editor", find(".Desk-editor"), editor.scroller)
const rail = rails.create(find(".Rail"), {
  t,
  list: () => logs.list(),
  texts: textsOf,
  labels: texts => rendering.labels(texts),
  onOpen: openAt,
  onRun: (action, id) => void (action === "rename" ? renameLog(id) : action === "bin" ? binLog(id) : duplicateLog(id)),
  onEmptyDay: () => notice.say(t("calendar.empty")),
  onLeave: () => (layout.showEditor(), editor.focus()),
  calendar: chosen.get("calendar", true),
  onCalendar: open => chosen.set("calendar", open),
})
const rename = rails.createRename(find(".Rename"), t)
const fields = fieldSettings.create({
  open: () => log,
  ask: rendering.setField,
  apply: editor.splice,
  async change(id, change) {
    const left = await logs.read(id)
    const text = left ? await change(left.text) : null
    if (left && text !== null && log.id !== id) logs.keep({ ...left, text, changed: Date.now() })
  },
})
const habits = habitLists.create(find(".Habits"), {
  t,
  read: files => rendering.habits(files),
  propose: files => rendering.propose(files),
  store: { get: () => store.settings.get("habits"), put: kept => store.settings.put("habits", kept), remove: () => store.settings.remove("habits") },
  logs: logs.list,
  texts: textsOf,
  onImport: takeFiles,
  async onTemplate(text) {
    const id = Date.now().toString(36)
    await store.templates.put({ id, name: t("habits.template"), text, kind: "daily" })
    chosen.set("template", id)
  },
  say: notice.say,
})
const card = cards.create(find(".Card"), {
  t,
  message,
  onJump: jumpToField,
  jumpKey: label("Mod+Enter", mac),
  onSet: fields.set,
  onBegin: beginFront,
  onFix: fix,
  onSee: ({ start, end }) => jump(start, end),
  onUndo,
  find: (kind, typed, beside) => habits.find(kind, typed, beside),
  zone: () => habits.zone() || zoneOf(now()),
  lineOf: editor.lineAt,
  open: chosen.get("card", true),
  onToggle: open => chosen.set("card", open),
})
const problemList = problemLists.create(find(".Problems"), {
  t,
  message,
  onJump: ({ start, end }) => jump(start, end),
  onFix: fix,
})
const bundle = bundles.create(find(".Bundle"), t)
const publish = publishing.create(find(".Publish"), message)
const folder = folders.create(find(".Folder"), find(".Conflict"), {
  t,
  notice,
  load: () => import("./compare.js"),
  pick: folders.picker(window),
  handles: folders.memory({ handles: store.handles, settings: chosen }),
  decode: files.decode,
  dayOf: files.dayOfName,
  desk: { log: () => log, logs: logs.list, open: openLog, take: takeFromFolder, apply: editor.apply, link, revise, pictures: pictures.packed },
  onState: folder => status.show({ folder }),
})
const bin = bins.create({
  store,
  flush: saves.flush,
  onGone: id => {
    forget(id)
    tabs.tellGone(id)
  },
  onBack: learnStored,
})
const backup = backups.create({
  store,
  desk: { take: takePost, find: async file => (await logs.find(file))?.id ?? null, onLog: learnStored, decode: files.decode },
  chosen: chosen.all,
  pack,
  hand: files.save,
  flush: saves.flush,
  t,
  notice,
  reasonOf,
})
const storage = storages.create(find(".Storage"), {
  t,
  binned: store.binned,
  lastBackup: () => chosen.get("backup", 0),
  onBackup: makeBackup,
  onImport: () => files.choose(openFiles),
  onImportFolder: () => files.chooseFolder(openFiles),
  onRestore: bin.takeOut,
  onErase: bin.erase,
  reasonOf,
})
const askToPersist = storages.asker(chosen)
const past = histories.keeper(store.history, Date.now)
const history = histories.create(find(".History"), {
  t,
  nameOf: reason => t(words.knows(`history.of.${reason}`) ? `history.of.${reason}` : "history.of.unknown"),
  list: store.history.list,
  text: store.history.text,
  load: () => import("./compare.js"),
  onRestore: restore,
  onDownload: text => files.save(log.name, text),
  reasonOf,
})
const daily = todays.create(find(".Which"), find(".Proposal"), {
  t,
  now: () => new Date(),
  clock,
  dayOf,
  settings: chosen,
  logs: daysLogs,
  read: logs.read,
  next: rendering.next,
  language: () => words.language,
  template: () => dailyTemplates.text(),
})
const dailyTemplates = templates.create(find(".Daily"), {
  t,
  settings: chosen,
  store: store.templates,
  unsaved: saves.get,
  builtIn: rendering.template,
  language: () => words.language,
  onOpen: openTemplate,
  onRename: renameTemplate,
  onRemove: forgetTemplate,
})
const carry = carries.create(find(".CarryOffer"), find(".Carry"), {
  t,
  language: () => words.language,
  settings: chosen,
  log: () => log,
  logs: daysLogs,
  texts: textsOf,
  template: dailyTemplates.text,
  carry: rendering.carry,
  apply: edits => (layout.showEditor(), void keepRevision("carry").catch(() => {}), editor.apply(edits), editor.focus()),
  // After midnight it may still be yesterday.
  isToday: day => day === today() || day < today() && chosen.get("night", "") === `${today()} yesterday` && logs.list().every(log => log.day <= day),
  say: notice.say,
  key: () => keysOf("carryAll")[0],
})
const week = weeks.create(find(".Daily-copied"), {
  t,
  language: () => words.language,
  settings: chosen,
  day: () => log.day || today(),
  logs: logs.list,
  texts: textsOf,
  now: () => new Date(),
  clock,
  week: rendering.week,
  open: openLog,
  add: addLog,
  say: notice.say,
})
const help = helps.create(find(".Help"), keyGroups)
const palette = palettes.create(find(".Palette"), { entries: allActions, onRun: run })
const offline = offlines.create({
  t,
  version: /** @type {HTMLMetaElement} */ (find("meta[name=version]")).content,
  script: script("sw.js"),
  save: () => saves.flush(),
  onReady: () => root.toggleAttribute("data-kept", true),
  say: notice.say,
  offer: (message, label, run) => notice.offer("version", message, { label, run }),
})
const bars = [...document.querySelectorAll("[role=toolbar]")].map(bar => toolbars.create(/** @type {HTMLElement} */ (bar)))
const layout = layouts.create(find(".App"), { settings: chosen, onLayout })
const named = buttons.create(document.body, { label: nameOf, keys: action => keysOf(action)[0] ?? "", onAction: run })
menus.create(find(".Menu"), find(".TopBar-menu"))

/** What can be done, by the names of keymap.js and of data-action; what is not here the editor does. @type {Record<string, () => unknown>} */
const actions = {
  today: openToday,
  templates: () => dailyTemplates.open().catch(warnRead),
  open: () => files.choose(openFiles),
  learn: () => files.chooseFolder(openPosts),
  habits: () => habits.show(),
  openFolder: () => folder.open().then(pictures.retry),
  save: saveNow,
  saveToFolder: async () => (log.template ? saveNow() : sayWhere(await folder.saveNew())),
  download,
  picture: pictures.choose,
  cover: () => pictures.chooseOne(setCover),
  pictures: pictures.open,
  history: () => history.open(log).catch(warnRead),
  carry: carry.open,
  week: week.make,
  carryAll: carry.all,
  bin: () => (log.template ? dailyTemplates.open() : binLog(log.id)),
  binList: () => storage.open("bin"),
  storage: () => storage.open(),
  backup: () => makeBackup().catch(warnRead),
  importFolder: () => files.chooseFolder(openFiles),
  previousDay: () => openBeside(-1),
  nextDay: () => openBeside(1),
  search: () => (layout.showRail(), rail.search()),
  rename: () => (log.template ? dailyTemplates.open() : renameLog(log.id)),
  duplicate: () => (log.template ? dailyTemplates.open() : duplicateLog(log.id)),
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
  palette: () => palette.open(),
  help: () => help.open(),
  version: offline.check,
  engine: restartEngine,
}

/** @param {string} action */
function run(action) {
  if (action.startsWith("pane.")) layout.setPane(/** @type {Pane} */ (action.slice(5)))
  else if (action in actions) actions[action]()
  else editor.run(action)
}

function allActions() {
  const names = new Set([...Object.keys(actions), ...Object.keys(keymap)])
  names.delete("palette")
  return [...names].map(name => ({ name, label: nameOf(name), keys: keysOf(name)[0] ?? "" }))
}

function keyGroups() {
  return Object.entries(helps.groups).map(([group, names]) => ({
    title: t(`keys.${group}`),
    keys: names.map(name => ({ label: nameOf(name), keys: keysOf(name) })),
  }))
}

// ———— The text changes ————

/** @param {Snapshot} snapshot @param {Change} change */
function onChange(snapshot, change) {
  if (receiving) return
  const text = snapshot.text()
  const before = log
  log = { ...log, text, caret: editor.caret(), changed: Date.now() }
  logs.keep(log)
  askToPersist()
  if (before.id !== placeholder && before.text !== "") past.change(before, log)
  folder.mark()
  if (log.id === placeholder) showRail()
  if (!beginning) render(change)
}

/** Makes the page follow the open log, which `change` made of what it was. @param {Change} [change] */
function render(change) {
  void rendering.update({ id: log.id, text: editor.snapshot(), template: log.template }, words.language, change)
}

/** @type {(patch: Patch, snapshot: Snapshot) => void} */
function onPatch(patch, snapshot) {
  const text = snapshot.text()
  shown = { patch, text }
  root.dataset.shown = ""
  preview.patch(patch)
  if (chosen.get("scrollSync", true)) scroll.update()
  else preview.reveal(editor.caret())
}

/** Says what a key does not wait for. @type {(patch: Patch, snapshot: Snapshot) => void} */
function onRest(patch, snapshot) {
  if (editor.snapshot() === snapshot) editor.show(patch.problems)
  if (!log.template) lastPage.follow({ id: log.id, language: words.language, text: snapshot, patch })
  root.dataset.state = "ready"
  learn(patch)
  showFacts()
  pictures.update()
  if (root.dataset.rendered === "0") whenIdle(offline.start)
  rail.wake()
  root.dataset.rendered = String(Number(root.dataset.rendered) + 1)
  notice.settle("update")
}

/**
 * Does what nobody waits for. Safari has no requestIdleCallback.
 * @param {(left: () => number) => void} work
 * @param {number} [latest] in milliseconds
 */
function whenIdle(work, latest = 5000) {
  if ("requestIdleCallback" in window) requestIdleCallback(deadline => work(() => deadline.timeRemaining()), { timeout: latest })
  else setTimeout(() => work(() => 0), 50)
}

/** Takes over what the engine read from the text: title, name and day. @param {Patch} patch */
function learn({ post }) {
  if (log.template) return
  const derived = log.derived || (log.file && post.name)
  const name = files.nameOf({ ...log, derived }, post.name)
  const day = files.dayOfName(name) || log.day
  if (name === log.name && day === log.day && post.title === log.title && derived === log.derived) return
  log = { ...log, name, day, title: post.title, derived }
  logs.keep(log)
  showRail()
}

function showFacts() {
  const { words = 0, characters = 0, minutes = 0, problems = [] } = shown?.patch ?? {}
  const engine = /** @type {"loading" | "ready" | "failed"} */ (root.dataset.state)
  status.show({
    title: log.template ? t("template.title", { name: log.title }) : log.title, name: log.name, words, characters, minutes, engine, problems: problems.length, worst: problemLists.worst(problems),
  })
  problemList.show(problems, shown?.text ?? "")
  // What is older than the text would put a field back that was just set.
  if (shown?.text === log.text) card.show(shown.patch.post, problems)
  card.hold(engine === "failed" ? "stopped" : log.template ? "template" : "")
}

function showRail() {
  rail.show(logs.list(), log.id, today())
}

/** @type {(start: number, end?: number) => void} */
function jump(start, end = start) {
  layout.showEditor()
  scroll.lead("editor")
  editor.jump(start, end)
}

/** Goes to a field of the front matter, or to where it could be written. @param {string} key */
function jumpToField(key) {
  if (!shown) return
  const { fields } = shown.patch.post
  const last = Math.max(0, ...Object.values(fields).map(({ end }) => end))
  if (fields[key]) jump(fields[key].valueStart, fields[key].valueEnd)
  else jump(last)
}

async function beginFront() {
  const { id, text } = log
  const edits = await rendering.beginFront(text, now()).catch(() => [])
  if (log.id !== id || log.text !== text) return
  editor.splice(edits, false)
  card.enter("title")
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

/** Resolves when what was typed into the card is in the text, or when the engine has been waited for long enough. */
function settled() {
  card.commit()
  return Promise.race([fields.settled(), new Promise(resolve => setTimeout(resolve, 2000))])
}

/** @param {Problem} problem */
function fix({ fix }) {
  // Its edits are for the text that it was found in.
  if (shown?.text !== log.text) return notice.say(t("problems.stale"))
  layout.showEditor()
  editor.apply(fix)
  editor.focus()
  notice.say(t("problems.fixed"))
}

// ———— Logs come and go ————

/**
 * Makes a log the open one.
 * @param {Log} next
 */
function enter(next) {
  // First the editor: a syllable that is still composed ends in the log that is left.
  editor.open(next.text, next.caret)
  log = next
  placeholder = ""
  beginning = false
  shown = null
  card.clear()
  if (!log.template) {
    place.set("open", log.id)
    place.set("openDay", today())
    place.set("caret", log.caret)
  }
  delete root.dataset.shown
  lastPage.leave()
  preview.clear()
  pictures.forget()
  scroll.lead("editor", true)
  markCaret()
  // Where there is no keyboard but the one on the screen, it comes when the text is touched.
  if (matchMedia("(pointer: fine)").matches) editor.focus()
  showFacts()
  showRail()
  render()
  void showLastPage(log.id)
  void folder.look()
  void carry.look()
}

/** Shows the page that a log had, until the engine has read its text. @param {string} id */
async function showLastPage(id) {
  const text = editor.snapshot()
  const patch = await lastPage.of(id, words.language, text)
  if (!patch || log.id !== id || shown || editor.snapshot() !== text) return
  preview.patch(patch)
  root.dataset.shown = ""
}

/** Stores the log that is left, and where its caret was. */
function leave() {
  card.commit()
  habits.follow([log.id])
  const caret = editor.caret()
  if (caret !== log.caret) logs.keep({ ...log, caret })
  return saves.flush()
}

/** @param {string} id */
async function openLog(id) {
  const mine = ++wish
  if (id === log.id) return layout.showEditor()
  void leave()
  try {
    const next = await logs.read(id)
    if (mine !== wish) return
    if (!next) return notice.warn("read", t("warn.missing"))
    enter(next)
    notice.settle("read")
    layout.showEditor()
  } catch (error) {
    warnRead(error)
  }
}

/** @param {unknown} error */
function warnRead(error) {
  const reason = reasonOf(error)
  root.dataset.saved = "failed"
  status.show({ saved: "failed", reason })
  notice.warn("read", t("warn.read", { reason }), { label: t("warn.download"), run: download })
}

/**
 * Opens a log where a search found something in it.
 * @param {string} id @param {number} [start] @param {number} [end]
 */
async function openAt(id, start = -1, end = start) {
  await openLog(id)
  if (log.id === id && start >= 0) jump(start, end)
}

/** A log as it is now, without going on from what another tab may have written. @param {string} id */
async function readQuietly(id) {
  return id === log.id ? log : saves.get(id) ?? (await store.peek(id))?.log ?? null
}

/** Texts as they are now; undefined for what is not there. @param {string[]} ids */
async function textsOf(ids) {
  const stored = await store.texts(ids)
  return ids.map((id, number) => (id === log.id ? log.text : saves.get(id)?.text ?? stored[number]))
}

/** Gives a log another file name, and with it its day. @param {string} id */
async function renameLog(id) {
  const item = logs.list().find(log => log.id === id) ?? log
  const name = await rename.ask(item, logs.list().filter(log => log.id !== id))
  const source = name && name !== item.name && (id === log.id ? log : await logs.read(id).catch(warnRead))
  if (!source) return
  // The name stays until the front matter gives it another; of a log that is not open that is learnt when it is opened.
  const derived = id === log.id ? shown?.patch.post.name ?? "" : ""
  const renamed = { ...source, name, file: name, derived, day: files.dayOfName(name), changed: Date.now() }
  if (id === log.id) log = renamed
  logs.keep(renamed)
  void folder.rename(renamed, name)
  showFacts()
  showRail()
  notice.say(t("notice.renamed", { name }))
}

/** @param {string} id */
async function duplicateLog(id) {
  const source = await readQuietly(id).catch(warnRead)
  if (!source) return source === null && notice.warn("read", t("warn.missing"))
  const copy = logs.copy(source, rails.nameOfCopy(source.name, logs.list()), Date.now())
  await openLog(copy.id)
  notice.say(t("notice.duplicated", { name: copy.name }))
}

/** @param {-1 | 1} step */
function openBeside(step) {
  // Out of a template one comes back to the log.
  if (log.template) return openLog(place.get("open", ""))
  const next = logs.beside(log, step)
  if (next) return openLog(next.id)
  notice.say(t(step < 0 ? "notice.noOlder" : "notice.noNewer"))
}

/** @param {Parameters<typeof templates.asLog>[0]} template */
function openTemplate(template) {
  wish++
  void leave()
  enter(templates.asLog(template, library.blank("", Date.now())))
  layout.showEditor()
  notice.say(t("template.opened"))
}

/** @param {{ id: string, name: string }} template */
function renameTemplate({ id, name }) {
  if (log.id !== id) return
  log = { ...log, title: name, name: `${name}.md` }
  logs.keep(log)
  showFacts()
}

/** A template was deleted. @param {string} id */
function forgetTemplate(id) {
  saves.drop(id)
  if (log.id !== id) return
  log.caret = editor.caret() // or it would be stored again, as it is left
  void openBeside(-1)
}

/** Opens today's log, or makes it. Resolves to whether it is open. */
async function openToday() {
  const mine = ++wish
  await composing.over()
  const blank = library.blank(today(), Date.now())
  const found = await daily.find(blank.id, false)
  if (mine !== wish || !found) return false
  // Without an engine, today's log may be the one that is open, and not stored yet.
  const there = found.there ?? (!found.made && log.day === found.day ? log : null)
  if (there) {
    await openLog(there.id)
    editor.focus()
    return log.id === there.id
  }
  void leave()
  enter(newLog({ ...blank, day: found.day }, found.made))
  logs.keep(log)
  layout.showEditor()
  return true
}

/** Today's sections in a log, if the engine has them to give. @type {(blank: Log, made: NewLog | null) => Log} */
function newLog(blank, made) {
  if (!made) return blank
  const { name, text, caret } = made
  // Its name, in plain letters, stays until the writer gives it a title or a date of its own.
  return { ...blank, name, text, caret, file: name, made: text.length }
}

/** The logs of days: what sums up a week is none. */
function daysLogs() {
  return logs.list().filter(log => !weeks.isWeek(log))
}

/** Opens a log that was made here. @type {(made: { name: string, text: string, caret: number }, of: { day: string, week: string }) => void} */
function addLog({ name, text, caret }, of) {
  wish++
  void leave()
  enter({ ...library.blank(of.day, Date.now()), ...of, name, text, caret, file: name, made: text.length })
  logs.keep(log)
  layout.showEditor()
}

/** Puts a line that was shared with daylog behind today's log. @param {string} line */
async function takeShared(line) {
  await begun
  const opened = await openToday()
  await composing.over()
  if (!opened) return notice.warn("shared", t("warn.shared", { line }))
  const edit = launches.appended(editor.text(), line)
  editor.apply([edit])
  jump(edit.start + edit.text.length)
  notice.say(t("notice.shared"))
}

/** @param {File[]} list */
async function openFiles(list) {
  for (const zip of list.filter(files.isZip)) await takeZip(zip)
  list = list.filter(file => !files.isZip(file))
  if (list.length === 0) return
  const results = await Promise.all(list.map(files.read))
  const refused = results.flatMap(file => ("refusal" in file ? [t(`refused.${file.refusal}`, { name: file.name })] : []))
  const taken = results.flatMap(file => ("text" in file ? [file] : []))
  if (refused.length > 0) notice.warn("refused", refused.join(" "))
  else notice.settle("refused")
  if (taken.length === 0) return
  await leave()
  const { last, twins } = await takeFiles(taken)
  if (last.id !== log.id) enter(last)
  layout.showEditor()
  notice.say(twins.length > 0 ? t("notice.sameName", { name: twins.join(", ") }) : t("notice.opened", { n: taken.length, name: taken[0].name }))
}

/** Makes logs of files. @param {(files.TextFile & { title?: string })[]} taken */
async function takeFiles(taken) {
  const twins = [], ids = []
  let last = log
  for (const [number, file] of taken.entries()) {
    const fresh = library.blank(files.dayOfName(file.name) || today(), Date.now() + number)
    const { log, twin } = await logs.take(file, { ...fresh, title: file.title ?? "" })
    if (twin) twins.push(file.name)
    ids.push(log.id)
    last = log
  }
  habits.follow(ids)
  showRail()
  return { last, twins }
}

/** Reads a blog's posts, to learn from them. @param {File[]} list */
async function openPosts(list) {
  const read = await Promise.all(list.map(files.read))
  const learnt = await habits.learn(read.flatMap(file => ("text" in file ? [file] : []))).catch(error => {
    notice.warn("habits", t("warn.habits", { reason: reasonOf(error) }))
    return true
  })
  if (!learnt && list.length > 0) return openFiles(list)
  if (!learnt) notice.say(t("habits.noPosts"))
}

// ———— The bin and the backup ————

/** @type {ReturnType<typeof setTimeout> | undefined} */
let railTimer

/** Shows the rail once for many logs that come in one after the other. */
function showRailSoon() {
  railTimer ??= setTimeout(() => {
    railTimer = undefined
    showRail()
  }, 100)
}

/** A log is in the list no more. @param {string} id */
function forget(id) {
  logs.drop(id)
  showRail()
}

/** A log is stored as this now, by the bin or a backup. @param {Log} stored */
function learnStored(stored) {
  logs.learn(stored)
  if (stored.id === log.id && stored.text !== log.text) showStored(stored)
  showRailSoon()
}

/** @param {string} id */
async function binLog(id) {
  const { name } = id === log.id ? log : logs.list().find(log => log.id === id) ?? log
  const next = logs.beside({ id }, -1) ?? logs.beside({ id }, 1)
  if (id === log.id) logs.keep(log)
  try {
    await bin.put(id)
  } catch (error) {
    return notice.warn("bin", t("storage.failed", { reason: reasonOf(error) }))
  }
  notice.settle("bin")
  if (id === log.id) {
    log = { ...log, caret: editor.caret() } // nothing is left to be stored of it
    if (next) await openLog(next.id)
    else await openToday()
  }
  notice.say(t("notice.binned", { name }))
}

async function makeBackup() {
  await backup.make()
  chosen.set("backup", Date.now())
}

/** @param {File} zip */
async function takeZip(zip) {
  const there = chosen.all()
  for (const [key, value] of Object.entries(await backup.take(zip) ?? {})) {
    if (!(key in there) && ["string", "number", "boolean"].includes(typeof value)) chosen.set(key, value)
  }
  showRail()
}

/** A post out of a zip becomes a log. @param {files.TextFile} file */
async function takePost(file) {
  const known = await logs.find(file)
  if (known) return { fresh: false }
  await logs.take(file, library.blank(files.dayOfName(file.name) || today(), Date.now()))
  return { fresh: true }
}

// ———— Saving and downloading ————

/** @param {Log} log */
async function write(log) {
  // Nothing is written before the stored logs could be read.
  await logs.load()
  await (log.template ? store.templates.save(log) : tabs.write(log))
}

/** The open log was changed in another tab. @param {Log} stored */
function showStored(stored) {
  const edit = change(log.text, stored.text)
  log = { ...stored, caret: editor.caret() }
  logs.learn(log)
  receiving = true
  editor.receive([edit])
  receiving = false
  showFacts()
  showRail()
  render()
}

/** A log was changed here and in another tab: what is here goes on as a log beside it. @type {(mine: Log, theirs: Log) => void} */
function keepBoth(mine, theirs) {
  const copy = logs.copy(mine, rails.nameOfCopy(mine.name, logs.list()), Date.now())
  if (log.id === mine.id) {
    log = copy
    place.set("open", log.id)
  }
  showFacts()
  showRail()
  notice.warn("both", t("tabs.both", { name: copy.name }), { label: t("tabs.other"), run: () => void openLog(theirs.id) })
}

/** @type {(state: "saved" | "dirty" | "failed", error?: Error) => void} */
function onSaveState(state, error) {
  if (root.dataset.saved !== state) root.dataset.saved = state
  const reason = reasonOf(error)
  status.show(state === "saved" ? { saved: state, time: timeOf(new Date()) } : state === "failed" ? { saved: state, reason } : { saved: state })
  if (error) notice.warn("save", t("warn.save", { reason }), { label: t("warn.download"), run: download })
  if (state === "saved") notice.settle("save")
}

async function saveNow() {
  await settled()
  logs.keep(log)
  const stored = saves.flush()
  if (sayWhere(await folder.save())) return
  if (await stored) notice.say(t("notice.saved", { time: timeOf(new Date()) }))
}

/** @param {string | null} path where in the writer's folder the log was saved, if it was */
function sayWhere(path) {
  if (path) notice.say(t("folder.saved", { path }))
  return path
}

/**
 * Notes where in the writer's folder a log's file is.
 * @param {string} id
 * @param {Log["disk"]} disk
 */
async function link(id, disk) {
  const linked = id === log.id ? log : await logs.read(id)
  if (!linked) return
  const next = { ...linked, disk, downloaded: disk ? Date.now() : linked.downloaded }
  if (id === log.id) log = next
  logs.keep(next)
}

/**
 * Keeps a text in a log's history before it is gone.
 * @param {{ id: string, text: string }} log
 * @param {string} reason
 */
function revise({ id, text }, reason) {
  return past.keep({ id, text }, reason)
}

/**
 * Keeps the open log's text in its history, before something replaces it.
 * @param {string} reason
 */
function keepRevision(reason) {
  return revise(log, reason)
}

/**
 * Makes a text of the history the open log's again, as one step of undo.
 * @param {string} text
 * @param {string} time
 */
async function restore(text, time) {
  try {
    await keepRevision("restore")
  } catch (error) {
    return notice.warn("save", t("warn.save", { reason: reasonOf(error) }), { label: t("warn.download"), run: download })
  }
  layout.showEditor()
  editor.apply([change(log.text, text)])
  editor.focus()
  notice.say(t("history.restored", { time }))
}

/** @type {(file: files.TextFile, disk: Log["disk"]) => Promise<void>} */
async function takeFromFolder(file, disk) {
  await leave()
  const taken = await logs.take(file, library.blank(files.dayOfName(file.name) || today(), Date.now()))
  if (taken.log.id !== log.id) enter(taken.log)
  await link(taken.log.id, disk)
  layout.showEditor()
  if (taken.twin) notice.say(t("notice.sameName", { name: file.name }))
}

/** @returns {Promise<void>} */
async function download() {
  await settled()
  if (log.template) return files.save(log.name, log.text)
  const { id, text, ...named } = log
  // Whatever the engine does, the writer gets the file: one that does not answer is not waited for.
  const late = new Promise(resolve => setTimeout(resolve, 3000))
  const finished = /** @type {Awaited<ReturnType<typeof rendering.finish>> | undefined} */ (
    await Promise.race([rendering.finish(text, now()), late]).catch(() => undefined))
  const fatal = finished?.problems.filter(({ severity }) => severity === "fatal") ?? []
  if (fatal.length > 0) {
    const answer = await publish.ask(fatal)
    if (answer === "back") return jump(fatal[0].start, fatal[0].end)
    if (answer === "fix" && log.id === id && log.text === text) {
      await keepRevision("fix").catch(() => {}) // undo has it as well
      editor.apply(fatal.flatMap(({ fix }) => fix))
      return download()
    }
  }
  const name = finished ? files.nameOf(named, finished.name) : named.name
  const saved = await deliver(name, { id, text })
  if (!saved) return
  void revise({ id, text }, "download").catch(() => {}) // the writer has it
  if (log.id === id) {
    log = { ...log, name, downloaded: Date.now() }
    logs.keep(log)
  }
  notice.say(t(saved === name ? "notice.downloaded" : "notice.bundled", { name: saved }))
}

/**
 * Hands a log to the browser, with its pictures if the writer wants. Resolves to the file's name, "" for none.
 * @param {string} name
 * @param {{ id: string, text: string }} log
 */
async function deliver(name, { id, text }) {
  const found = await pictures.packed({ id, text }).catch(() => [])
  const answer = found.length > 0 ? await bundle.ask({ n: found.length, size: pictureLists.sizeOfAll(found) }) : "text"
  const zip = answer === "zip" && await pack([{ path: `_posts/${name}`, bytes: new TextEncoder().encode(text) }, ...found], new Date())
    .catch(error => void notice.warn("bundle", t("warn.bundle", { reason: reasonOf(error) })))
  if (answer === "back") return ""
  const file = zip ? name.replace(/\.[^.]*$/, ".zip") : name
  files.save(file, zip || text)
  return file
}

/** @param {string} address */
async function setCover(address) {
  const reason = await fields.set("image.path", address, false)
  if (reason) notice.say(t(`card.refused.${reason}`))
}

/** Pictures go where they were dropped; whatever else is opened. @type {(list: File[], at: { x: number, y: number }, inFolder: boolean) => void} */
function takeDropped(list, at, inFolder) {
  // So many are a blog, not logs to be opened one beside the other.
  if (inFolder || list.length >= 10 && !list.some(file => pictureLists.isPicture(file) || files.isZip(file))) return void openPosts(list)
  if (list.length === 0 || !list.every(pictureLists.isPicture)) return void openFiles(list)
  editor.place(at)
  void pictures.put(list)
}

// ———— The engine ————

/** @param {Error} error */
async function onEngineEnd(error) {
  // The log that was open is there without an engine; only then is it said that the page is not.
  await begun
  if (!rendering.ended()) return
  root.dataset.state = "failed"
  rail.wake()
  sayInPage("page.failed")
  status.show({ engine: "failed" })
  notice.settle("update")
  notice.warn("engine", t("warn.engine", { reason: error.message }), { label: t("warn.restart"), run: restartEngine })
}

/** Says, where the page will be, why it is not there. @param {string} key */
function sayInPage(key) {
  find(".Page-waitingText").dataset.text = key
  find(".Page-waitingText").textContent = t(key)
}

async function restartEngine() {
  root.dataset.state = "loading"
  sayInPage("page.waiting")
  notice.settle("engine")
  status.show({ engine: "loading" })
  await rendering.restart()
  if (log.id === placeholder && log.text === "") await (begun = begin())
}

// ———— Choices ————

/** What is seen has changed. */
function onLayout() {
  for (const bar of bars) bar.refresh()
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
  named.choose("theme", wanted)
  preview.setTheme(theme)
}

/** The name under which daylog is installed is in the writer's language. */
function nameApp() {
  find("link[rel=manifest]").setAttribute("href", `manifest.${words.language}.webmanifest`)
}

/** @param {Language} language */
function setLanguage(language) {
  chosen.set("language", language)
  words.speak(language)
  root.lang = language
  nameApp()
  translate(document, t)
  named.dress()
  named.choose("language", language)
  preview.setLanguage(language)
  rail.setLanguage()
  showFacts()
  showRail()
  if (!beginning) render()
}

// ———— The beginning ————

/** The log that was open when the page is loaded again on its day. */
async function reopened() {
  await logs.load()
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"))
  const again = visit?.type === "reload" || place.get("openDay", "") === today()
  const last = again ? await logs.read(place.get("open", "")) : null
  return last && { ...last, caret: place.get("caret", last.caret) }
}

/** The log to begin with: the one that was open, else today's. `made` says that it is new, and to be stored. */
async function first() {
  let read = true
  /** @param {unknown} error */
  const unread = error => {
    read = false
    warnRead(error)
  }
  const last = await reopened().catch(unread)
  if (last) return { log: last, made: false }
  showRail()
  await composing.over()
  const found = await daily.find(placeholder, true)
  const stored = found?.there ? await logs.read(found.there.id).catch(unread) : null
  if (stored) return { log: stored, made: false }
  // Where the stored logs could not be read, there may be one of today: nothing is stored beside it but what the writer types.
  return found?.made ? { log: newLog({ ...log, day: found.day }, found.made), made: read } : null
}

/** Opens the log to write in, with what was typed until it is there. */
async function begin() {
  beginning = true
  const next = await first()
  await composing.over()
  // The writer may have opened another log meanwhile.
  if (log.id !== placeholder) return
  if (!next) return wait()
  const typed = { text: editor.text(), caret: editor.caret() }
  logs.drop(placeholder)
  enter(library.withTyped(next.log, typed))
  if (typed.text !== "" || next.made) logs.keep(log)
}

/** Without an engine, today's log is what was typed; it stays a placeholder, to be filled if it is still empty then. */
function wait() {
  place.set("open", log.id)
  place.set("openDay", log.day)
  beginning = false
  showRail()
  render()
}

/** The page is left, perhaps for good. */
function rest() {
  if (log.id === place.get("open", "")) place.set("caret", editor.caret())
  store.leaveNote(saves.waiting())
  void saves.flush().then(stored => stored && store.leaveNote([]))
}

document.addEventListener("visibilitychange", () => (document.hidden ? rest() : void tabs.look()))
window.addEventListener("pagehide", rest)
window.addEventListener("beforeunload", event => {
  if (root.dataset.saved === "failed") event.preventDefault()
})

document.addEventListener("keydown", event => {
  if (event.defaultPrevented || document.querySelector("dialog[open]")) return
  const action = actionOf(event, mac)
  if (!action || !(action in actions || action === "find" || action === "replace")) return
  event.preventDefault()
  run(action)
})
window.addEventListener("focus", () => void folder.look())
files.takeDrops(document, find(".Drop"), takeDropped)
keepPlace(document)
pictureLists.takePastes(find(".Desk-editor"), list => void pictures.put(list))
for (const type of ["online", "offline"]) window.addEventListener(type, () => status.show({ offline: !navigator.onLine }))

status.show({ offline: !navigator.onLine, name: log.name })
named.dress()
named.choose("language", words.language)
named.choose("theme", theme.wanted())
setScrollSync(chosen.get("scrollSync", true))
for (const item of document.querySelectorAll(".Menu-folder")) item.toggleAttribute("hidden", !folder.has)
showRail()
begun = begin()
// Nobody waits for that; another visit may do it as well.
setTimeout(() => void store.purge(Date.now()).catch(() => {}), 10_000)
void begun.then(() => habits.begin()).catch(error => console.info("daylog: nothing was learnt from the logs", error))
launches.listen({
  today: () => begun.then(openToday),
  shared: takeShared,
  files: list => begun.then(() => openFiles(list)),
})
