// The public API of the desk: the context of the app, and the flows that involve several modules.

import { createActions } from "./actions.js"
import { createStartup } from "./startup.js"
import { connectModules } from "./connections.js"
import { createChecking } from "./checking.js"
import { createDatabaseNews } from "./databasenews.js"
import { createDownloading } from "./downloading.js"
import { createFailures } from "./failures.js"
import { createImporting } from "./importing.js"
import { createLeaving } from "./leaving.js"
import { createManaging } from "./managing.js"
import { createNavigation } from "./navigation.js"
import { createOpening } from "./opening.js"
import { createRendering } from "./rendering.js"
import { createPermission } from "./permission.js"
import { createPreferences } from "./preferences.js"
import { createSaving } from "./saving.js"
import { createShowing } from "./showing.js"
import { createTyping } from "./typing.js"
import { startVisit } from "./visit.js"

export { createContext } from "./context.js"
export { fileOf } from "./source.js"

/** @import { Flows, Modules } from "./flows" */

/**
 * Creates the flows, connects the modules to them and opens the first log.
 * @param {Modules} modules
 */
export function startDesk(modules) {
  const flows = createFlows(modules)
  connectModules(modules, flows)
  flows.preferences.start()
  startVisit(modules, flows)
}

/**
 * Creates the flows, each with the flows that it continues with.
 * @param {Modules} modules
 * @returns {Flows}
 */
function createFlows(modules) {
  /** @param {unknown} error */
  const warnRead = error => failures.warnRead(error)
  /** @param {unknown} error */
  const warnPart = error => failures.warnPart(error)
  const download = () => downloading.download()
  const showHistory = () =>
    void modules.ui.historyDialog().then(({ open }) => open(modules.app.state.log)).catch(warnRead)

  const showing = createShowing(modules)
  const checking = createChecking(modules, { showing })
  const rendering = createRendering(modules, { showing, checking })
  const typing = createTyping(modules, { showing, rendering })
  const navigation = createNavigation(modules)
  const opening = createOpening(modules, { showing, rendering, navigation, warnRead })
  const startup = createStartup(modules, { showing, rendering, opening, warnRead })
  const permission = createPermission(modules, { navigation })
  const saving = createSaving(modules, { showing, opening, permission, download, showHistory })
  const leaving = createLeaving(modules, { saving, download })
  const downloading = createDownloading(modules, { permission, saving })
  const importing = createImporting(modules, { showing, navigation, opening, startup, saving })
  const managing = createManaging(modules, {
    showing, rendering, opening, typing, warnRead, warnPart,
  })
  const failures = createFailures(modules, { startup, download })
  const databaseNews = createDatabaseNews(modules, { showing, download })
  const preferences = createPreferences(modules, { showing, warnPart })
  const flows = {
    showing, checking, rendering, typing, navigation, opening, permission, startup, saving, leaving,
    importing, managing, failures, databaseNews, preferences, download, showHistory, warnRead,
    warnPart,
  }
  return { ...flows, ...createActions(modules, flows) }
}
