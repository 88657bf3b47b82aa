// The interface around the two panes: bars, rail, card and dialogs.

import { lazily } from "../browser/version.js"

export { createButtons } from "./bars/buttons.js"
export { createHelp } from "./bars/help.js"
export { createLayout } from "./bars/layout.js"
export { createMenu } from "./bars/menu.js"
export { createNotice } from "./bars/notice.js"
export { createPalette } from "./bars/palette.js"
export { createProblemList, worst } from "./bars/problems.js"
export { createStatus } from "./bars/status.js"
export { createToolbar } from "./bars/toolbar.js"
export { createCard } from "./card/index.js"
export { createFieldQueue } from "./card/queue.js"
export { createAbout } from "./dialogs/about.js"
export { createBundleQuestion } from "./dialogs/bundle.js"
export { createCarry } from "./dialogs/carry/index.js"
export { createHistoryDialog } from "./dialogs/history/index.js"
export { createPictureDialog, takePastes } from "./dialogs/pictures/index.js"
export { createPublishQuestion } from "./dialogs/publish.js"
export { createPersistRequest, createStorage } from "./dialogs/storage/index.js"
export { asLog, createTemplates } from "./dialogs/templates.js"
export { createToday } from "./dialogs/today/index.js"
export { createWeek, isWeek } from "./dialogs/week.js"
export { createRail, createRename } from "./rail/index.js"
export { createShares } from "./share/index.js"

/**
 * Asks whether images of a backup are restored to these paths.
 * @type {typeof import("./dialogs/restore.js").askForPictures}
 */
export const confirmRestore = async (t, paths) => {
  const { askForPictures } = await lazily(() => import("./dialogs/restore.js"))
  return askForPictures(t, paths)
}

/** @typedef {import("./bars/layout.js").Pane} Pane */
