// The public API of the desk: the state of the open log, and the flows that involve several modules.

import { createBeginning } from "./beginning.js"
import { createDatabase } from "./database.js"
import { createDownloading } from "./downloading.js"
import { createFailures } from "./failures.js"
import { createImporting } from "./importing.js"
import { createLeaving } from "./leaving.js"
import { createManaging } from "./managing.js"
import { createNavigation } from "./navigation.js"
import { createOpening } from "./opening.js"
import { createPageFlow } from "./page.js"
import { createSaving } from "./saving.js"
import { createShowing } from "./showing.js"
import { createTyping } from "./typing.js"

export { createAttempts } from "./attempts.js"
export { reportInterrupted } from "./interrupted.js"
export { createState } from "./state.js"

/** @import { Parts } from "./parts" */

/**
 * Creates the flows, each with the flows that it continues with.
 * @param {Parts} parts
 * @param {() => void} showHistory opens the history of the open log
 */
export function createFlows(parts, showHistory) {
  /** Reports that stored logs could not be read. @param {unknown} error */
  const warnRead = error => failures.warnRead(error)
  const download = () => downloading.download()

  const showing = createShowing(parts)
  const page = createPageFlow(parts, { showing })
  const typing = createTyping(parts, { showing, page })
  const navigation = createNavigation(parts)
  const opening = createOpening(parts, { showing, page, navigation, warnRead })
  const beginning = createBeginning(parts, { showing, page, opening, warnRead })
  const saving = createSaving(parts, { showing, opening, download, showHistory })
  const leaving = createLeaving(parts, { saving, download })
  const downloading = createDownloading(parts, { navigation, saving })
  const importing = createImporting(parts, { showing, navigation, opening, beginning, saving })
  const managing = createManaging(parts, { showing, opening, typing, warnRead })
  const failures = createFailures(parts, { beginning, download })
  const database = createDatabase(parts, { showing, download })
  return { showing, page, typing, navigation, opening, beginning, saving, leaving, importing, managing, failures, database, download, warnRead }
}
