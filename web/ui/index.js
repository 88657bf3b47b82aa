// The public API of the interface around the two panes: bars, rail, card and dialogs.

import * as files from "../browser/files.js"
import { onceIdle } from "../browser/idle.js"
import { lineOf } from "../browser/launch.js"
import { lazily, onDemand, pageVersion } from "../browser/version.js"
import { withTexts } from "../strings/loading.js"
import { createButtons } from "./bars/buttons.js"
import { createLayout } from "./bars/layout.js"
import { createMenu } from "./bars/menu.js"
import { createPalette } from "./bars/palette.js"
import { createProblemList } from "./bars/problems.js"
import { createStatus } from "./bars/status.js"
import { createToolbar } from "./bars/toolbar.js"
import { createDailyDialogs } from "./daily.js"
import { createBundleQuestion } from "./dialogs/bundle.js"
import { createPictureDialog, takePastes } from "./dialogs/pictures/index.js"
import { createPublishQuestion } from "./dialogs/publish.js"
import { createPersistRequest } from "./dialogs/storage/space.js"
import { createFront } from "./front.js"
import { createYourBlog } from "./yourblog.js"
import { createRail } from "./rail/index.js"
import { createShares } from "./share/index.js"

export { createNotice } from "./bars/notice.js"
export { worst } from "./bars/problems.js"

/** @import { Language, Problem, Settings, Translate } from "../types" */
/** @import { Flows, Modules } from "./modules" */

/** @typedef {import("./bars/layout.js").Pane} Pane */

/** Time after which the status bar is updated, in ms. */
const STATUS_DELAY = 150

/** Time after which the rail's calendar and search results are updated, in ms. */
const RAIL_DELAY = 1500

/**
 * @typedef {object} Options
 * @property {<T extends HTMLElement = HTMLElement>(selector: string) => T} find
 * @property {Translate} t
 * @property {() => Language} language
 * @property {(problem: Pick<Problem, "rule" | "detail">, effect?: "front" | "build") => string}
 *   message
 * @property {(error: unknown) => string} reasonOf
 * @property {(action: string) => string} nameOf "" for an action without a name
 * @property {(action: string) => string[]} keysOf
 * @property {string} jumpKey the name of the key that jumps from the card to the text
 * @property {Settings} settings
 * @property {ReturnType<typeof import("./bars/notice.js").createNotice>} notice
 * @property {import("../browser/operations.js").Operations["run"]} operate
 * @property {Modules} modules
 */

/**
 * The options, and parts that several dialogs use.
 * @typedef {Options & { layout: ReturnType<typeof createLayout>, flows: () => Flows }} Context
 */

/**
 * Creates the interface. Until `connect` it starts no flows.
 * @param {Options} options
 */
export function createUI(options) {
  const { find, t, settings, nameOf, keysOf } = options
  const toolbars = [...document.querySelectorAll("[role=toolbar]")]
    .map(bar => createToolbar(/** @type {HTMLElement} */ (bar)))
  /** @type {Flows} */
  let connected
  const flows = () => connected

  const layout = createLayout(find(".App"), {
    settings,
    onLayout() {
      for (const toolbar of toolbars) toolbar.refresh()
      connected.onLayout()
    },
  })
  const buttons = createButtons(document.body, {
    nameOf, keysOf, onAction: action => connected.run(action),
  })
  createMenu(find(".Menu"), find(".TopBar-menu"))
  const palette = createPalette(find(".Palette"), {
    nameOf, keysOf,
    names: () => connected.actions(),
    onAction: action => connected.run(action),
  })
  const context = { ...options, layout, flows }

  return {
    layout, buttons, palette,
    status: createStatus({
      bar: find(".TopBar"), line: find(".Status"), badge: find(".Tabs-badge"), announcer: find(".Announcer"),
    }, { t, once: work => onceIdle(work, STATUS_DELAY) }),
    help: onDemand(async () => {
      const { createHelp } = await withTexts(import("./bars/help.js"))
      return createHelp(find(".Help"), { t, nameOf, keysOf })
    }),
    about: onDemand(async () => {
      const { createAbout } = await withTexts(import("./dialogs/about.js"))
      return createAbout(find(".About"), { version: pageVersion(), t })
    }),
    ...createDailyDialogs(context),
    ...createFront(context),
    ...createLists(context),
    ...createStoreDialogs(context),
    yourBlog: createYourBlog(context),
    bundle: createBundleQuestion(find(".Bundle"), t),
    publish: createPublishQuestion(find(".Publish"), options),
    shares: createShares(find(".Banner"), {
      t, lineOf, storage: () => localStorage, add: lines => connected.addShared(lines),
    }),
    askToPersist: createPersistRequest(settings),
    /** @param {Flows} next */
    connect(next) {
      connected = next
    },
  }
}

/**
 * Creates the rail and the list of problems.
 * @param {Context} context
 */
function createLists({ find, t, message, settings, notice, layout, modules, flows }) {
  const { editor, store, call } = modules
  const rail = createRail(find(".Rail"), {
    t,
    list: store.logs.list,
    texts: store.texts,
    labels: texts => call("labels", texts),
    onOpen: (id, start, end) => void flows().openAt(id, start, end),
    onRun(action, id) {
      const { renameLog, binLog, duplicateLog } = flows()
      const run = action === "rename" ? renameLog : action === "bin" ? binLog : duplicateLog
      void run(id)
    },
    onEmptyDay: () => notice.say(t("calendar.empty")),
    onLeave() {
      layout.showEditor()
      editor.focus()
    },
    isCalendarOpen: settings.get("calendar", true),
    onCalendar: isOpen => settings.set("calendar", isOpen),
    once: work => onceIdle(work, RAIL_DELAY),
  })
  const rename = onDemand(async () => {
    const { createRename } = await withTexts(import("./rail/rename.js"))
    return createRename(find(".Rename"), {
      t, typedName: (typed, day) => call("typedName", typed, day),
    })
  })
  const problemList = createProblemList(find(".Problems"), {
    t, message,
    onJump: ({ start, end }) => flows().jump(start, end),
    onFix: problems => flows().fix(problems),
    onRename: () => flows().run("rename"),
    off: () => settings.get("rulesOff", ""),
    onRule: (rule, isOn) => flows().setRule(rule, isOn),
  })
  return { rail, problemList, rename }
}

/**
 * Creates the dialogs of stored data: pictures, history, storage.
 * @param {Context} context
 */
function createStoreDialogs({ find, t, notice, reasonOf, settings, modules, flows }) {
  const { editor, store, openLog } = modules
  const pictureDialog = createPictureDialog(find(".Pictures"), {
    t, notice, settings, openLog,
    pictures: store.pictures,
    editor: {
      selection: editor.selection,
      apply: editor.apply,
      jump: (start, end) => flows().jump(start, end),
      composed: editor.composing.ended,
    },
    choose: (accept, onFiles) => files.choose(onFiles, accept),
  })
  takePastes(find(".Desk-editor"), list => void pictureDialog.put(list))
  const storage = onDemand(async () => {
    const { createStorage } = await withTexts(import("./dialogs/storage/index.js"))
    return createStorage(find(".Storage"), {
      t, reasonOf,
      binned: store.database.binned,
      lastBackup: () => settings.get("backup", 0),
      onBackup: () => flows().makeBackup(),
      onImport: () => files.choose(list => flows().openFiles(list)),
      onImportFolder: () => files.chooseFolder(list => flows().openFolder(list)),
      onRestore: store.bin.takeOut,
      onErase: store.bin.erase,
    })
  })
  const historyDialog = onDemand(async () => {
    const { createHistoryDialog } = await withTexts(import("./dialogs/history/index.js"))
    return createHistoryDialog(find(".History"), {
      t, reasonOf,
      revisions: store.database.history,
      load: () => lazily(() => import("../browser/compare.js")),
      onRestore: (text, time) => void flows().restore(text, time),
      onDownload: text => files.save(openLog().name, text),
    })
  })
  return { pictureDialog, storage, historyDialog }
}

/**
 * Asks whether images of a backup are restored to these paths.
 * @type {typeof import("./dialogs/restore.js").askForPictures}
 */
export const confirmRestore = async (t, paths) => {
  const { askForPictures } = await lazily(() => withTexts(import("./dialogs/restore.js")))
  return askForPictures(t, paths)
}
