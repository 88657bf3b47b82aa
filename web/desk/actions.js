// The actions by the names of keymap.js and of data-action. An action that is missing here is a
// command of the editor.

import * as files from "../browser/files.js"

/** @import { Flows, Modules } from "./flows" */

/**
 * @param {Modules} modules
 * @param {Omit<Flows, "actions" | "run" | "backUp">} flows
 */
export function createActions({ app, editor, store, blog, ui, offline }, flows) {
  const { t, state, settings, theme, notice, operations } = app
  const { opening, saving, importing, managing, preferences, warnRead, warnPart } = flows
  const { layout, rail, pictureDialog, carry, week, storage, templates } = ui

  /**
   * Runs an action on the open log. For a template, the dialog of the templates has them all.
   * @param {(id: string) => unknown} act
   */
  const onLog = act => () => (state.log.template ? templates.open() : act(state.log.id))

  /** @param {string} address */
  async function setCover(address) {
    const reason = await ui.fields.set("image.path", address, false)
    if (reason) notice.say(t(`card.refused.${reason}`))
  }

  async function backUp() {
    if (await operations.run("backup", {}, store.backup.make)) settings.set("backup", Date.now())
  }

  /** @param {() => Promise<{ open(): void }>} load */
  const openDialog = load => load().then(({ open }) => open()).catch(warnPart)

  /** @param {"storage" | "bin"} [part] */
  const openStorage = part => storage().then(({ open }) => open(part)).catch(warnPart)

  /** @type {Record<string, () => unknown>} */
  const actions = {
    today: opening.openToday,
    previousDay: () => opening.openBeside(-1),
    nextDay: () => opening.openBeside(1),
    open: () => files.choose(importing.openFiles),
    importFolder: () => files.chooseFolder(importing.openFolder),
    learn: () => files.chooseFolder(importing.openBlogFolder),
    blog: () => ui.yourBlog.open().catch(warnPart),
    habits: () => blog.learned.show().then(flows.showing.rail),
    openFolder: () => blog.folder.open().then(store.pictures.retry).then(blog.look),
    save: saving.saveNow,
    saveToFolder: saving.saveToFolder,
    download: flows.download,
    picture: pictureDialog.choose,
    cover: () => pictureDialog.chooseOne(setCover),
    pictures: pictureDialog.open,
    templates: () => templates.open().catch(warnRead),
    history: flows.showHistory,
    carry: carry.open,
    carryAll: carry.all,
    week: week.make,
    rename: onLog(managing.renameLog),
    duplicate: onLog(managing.duplicateLog),
    bin: onLog(managing.binLog),
    binList: () => openStorage("bin"),
    storage: () => openStorage(),
    backup: () => backUp().catch(warnRead),
    search() {
      layout.showRail()
      rail.search()
    },
    viewEdit: () => layout.setView("edit"),
    viewBoth: () => layout.setView("both"),
    viewPage: () => layout.setView("page"),
    "pane.edit": () => layout.setPane("edit"),
    "pane.page": () => layout.setPane("page"),
    "pane.logs": () => layout.setPane("logs"),
    "pane.problems": () => layout.setPane("problems"),
    fix: () => editor.run("fix") || notice.say(t("problems.noFix")),
    fixAll: flows.navigation.fixAll,
    nextProblem: () => flows.navigation.jumpToProblem(1),
    previousProblem: () => flows.navigation.jumpToProblem(-1),
    rail: layout.toggleRail,
    problems: layout.toggleProblems,
    scrollSync: () => preferences.setScrollSync(!settings.get("scrollSync", true)),
    themeSystem: () => theme.choose("system"),
    themeLight: () => theme.choose("light"),
    themeDark: () => theme.choose("dark"),
    languageKo: () => preferences.setLanguage("ko"),
    languageEn: () => preferences.setLanguage("en"),
    palette: ui.palette.open,
    help: () => openDialog(ui.help),
    about: () => openDialog(ui.about),
    preview: flows.rendering.resume,
    version: offline.check,
    engine: flows.failures.restartEngine,
  }

  return {
    actions,
    /** Makes a backup and stores its time. */
    backUp,

    /** @param {string} action */
    run(action) {
      if (action in actions) actions[action]()
      else editor.run(action)
    },
  }
}
