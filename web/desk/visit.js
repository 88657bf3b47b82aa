// Starts the visit: listens to the window, opens the first log, reports interrupted operations.

import * as files from "../browser/files.js"
import { refuseDrops } from "../browser/guard.js"
import { whenIdle } from "../browser/idle.js"
import { listen } from "../browser/launch.js"
import { hasOwnSheet, whenMixed } from "../browser/version.js"
import { reportInterrupted } from "./interrupted.js"

/** @import { Flows, Modules } from "./flows" */

/** Delay of the deletion of old records after the start, in ms. */
const PURGE_DELAY = 10_000

/**
 * Starts the visit: listens to the window and opens the first log.
 * @param {Modules} modules
 * @param {Flows} flows
 */
export function startVisit(modules, flows) {
  const { app: { t, state, notice, operations }, store, blog, ui } = modules
  const { showing, opening, importing, startup, actions } = flows

  listenToWindow(modules, flows)
  if (!hasOwnSheet(document)) flows.leaving.reportMixed()
  ui.status.show({ offline: !navigator.onLine, name: state.log.name })
  for (const item of document.querySelectorAll(".Menu-folder")) {
    item.toggleAttribute("hidden", !blog.folder.has)
  }
  showing.rail()

  const hasBlog = blog.start().catch(error =>
    console.info("daylog: the stored blog could not be loaded", error))
  const started = startup.start()
  const purge = () => operations.run("purge", {}, () => store.database.purge(Date.now()))
  setTimeout(() => void purge().catch(() => {}), PURGE_DELAY)
  void started.then(() => reportInterrupted({ t, operations, notice }, {
    import: { label: t("interrupted.again"), run: actions.open },
    learn: { label: t("action.learn"), run: actions.learn },
    backup: { label: t("interrupted.backupAgain"), run: actions.backup },
  })).catch(error => console.info("daylog: interrupted operations could not be listed", error))
  void started.then(blog.learned.load).then(() => {
    showing.problems()
    return blog.learned.start()
  }).catch(error => console.info("daylog: settings could not be learned from the logs", error))

  void Promise.all([started, hasBlog]).then(() => whenIdle(blog.look))

  listen({
    today: () => started.then(opening.openToday),
    shared: ui.shares.take,
    files: list => started.then(() => importing.openFiles(list)),
  })
  ui.shares.start()
}

/** @param {Modules} modules @param {Flows} flows */
function listenToWindow(modules, flows) {
  const { app: { root, find, operations, actionOf, attempts }, store, blog, ui } = modules
  const { saving, importing, actions, run } = flows

  function leave() {
    saving.storeAll()
    attempts.end()
  }
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) leave()
    else void store.tabs.look()
  })
  window.addEventListener("pagehide", leave)
  window.addEventListener("beforeunload", event => {
    const wouldStop = operations.running().some(({ kind }) => ["import", "backup"].includes(kind))
    if (root.dataset.saved === "failed" || wouldStop) event.preventDefault()
  })
  document.addEventListener("keydown", event => {
    if (event.defaultPrevented || document.querySelector("dialog[open]")) return
    const action = actionOf(event)
    if (!action || !(action in actions || action === "find" || action === "replace")) return
    event.preventDefault()
    run(action)
  })
  window.addEventListener("focus", () => {
    void blog.folder.look()
    blog.look()
  })
  window.addEventListener("online", store.pictures.retry)
  for (const type of ["online", "offline"]) {
    window.addEventListener(type, () => ui.status.show({ offline: !navigator.onLine }))
  }
  files.takeDrops(document, find(".Drop"), importing.takeDropped)
  refuseDrops(document)
  whenMixed(flows.leaving.reportMixed)
}
