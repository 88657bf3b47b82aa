// The storage dialog: whether the browser keeps the texts, free space, backups, and the bin.

import { openDialog } from "../../../browser/dialogs.js"
import { elementFinder } from "../../../browser/elements.js"
import { createBinList } from "./bin.js"
import { formatBytes, readSpace, requestPersistence } from "./space.js"

/** @import { Translate } from "../../../types" */
/** @import { Space } from "./space.js" */

/**
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {(error: unknown) => string} options.reasonOf
 * @param {() => Promise<import("./bin.js").Binned[]>} options.binned
 * @param {() => number} options.lastBackup time of the last backup in ms, 0 for none
 * @param {() => Promise<unknown>} options.onBackup
 * @param {() => void} options.onImport
 * @param {() => void} options.onImportFolder
 * @param {(id: string) => Promise<unknown>} options.onRestore
 * @param {(id: string) => Promise<unknown>} options.onErase
 */
export function createStorage(root, options) {
  const { t, reasonOf, binned, lastBackup, onRestore, onErase } = options
  const find = elementFinder(root, ".Storage-")
  const language = () => document.documentElement.lang
  const bin = createBinList(root, {
    t, reasonOf, binned,
    onRestore: id => void attempt(() => onRestore(id)),
    onErase: id => void attempt(() => onErase(id)),
  })

  /** Returns the persistence as a key of the catalogue. @param {Space} space */
  function persistenceOf({ isPersistent, isErased }) {
    if (isErased) return "erases"
    if (isPersistent === null) return "unknown"
    return isPersistent ? "kept" : "mayGo"
  }

  /** @param {Space} space */
  function spaceText({ used, left }) {
    if (used === null) return t("storage.noSpace")
    const text = { used: formatBytes(used, language()), left: formatBytes(left ?? 0, language()) }
    return t(left === null ? "storage.used" : "storage.space", text)
  }

  async function showSpace() {
    const space = await readSpace()
    const persistence = persistenceOf(space)
    find("kept").textContent = t(`storage.${persistence}`)
    find("kept").dataset.state = persistence
    find("persist").hidden = persistence !== "mayGo"
    find("space").textContent = spaceText(space)
  }

  function showBackup() {
    const last = lastBackup()
    const format = /** @type {const} */ ({ dateStyle: "long", timeStyle: "short" })
    const time = new Date(last).toLocaleString(language(), format)
    const text = last === 0 ? t("storage.noBackup") : t("storage.lastBackup", { time })
    find("backupTime").textContent = text
  }

  /**
   * Runs an action, shows its failure, and updates the dialog.
   * @param {() => Promise<unknown>} action
   */
  async function attempt(action) {
    find("trouble").textContent = ""
    try {
      await action()
    } catch (error) {
      find("trouble").textContent = t("storage.failed", { reason: reasonOf(error) })
    }
    showBackup()
    await bin.show()
    if (!root.contains(document.activeElement)) find("backup").focus()
  }

  async function persist() {
    await requestPersistence()
    await showSpace()
    if (!find("persist").hidden) find("trouble").textContent = t("storage.refused")
  }

  find("backup").addEventListener("click", () => attempt(options.onBackup))
  find("persist").addEventListener("click", () => attempt(persist))
  find("import").addEventListener("click", () => {
    root.close()
    options.onImport()
  })
  find("importFolder").addEventListener("click", () => {
    root.close()
    options.onImportFolder()
  })

  return {
    /** @param {"storage" | "bin"} [part] the part to scroll to */
    async open(part = "storage") {
      find("trouble").textContent = ""
      showBackup()
      void openDialog(root)
      await Promise.all([showSpace(), bin.show()])
      const first = /** @type {HTMLElement | null} */ (root.querySelector(".Storage-binRestore"))
      const isBin = part === "bin"
      if (isBin) find("binHead").scrollIntoView({ block: "start" })
      const focused = isBin && first ? first : find("backup")
      focused.focus({ preventScroll: !isBin })
    },
  }
}
