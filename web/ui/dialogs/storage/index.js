// The dialog about where the text lives: whether the browser keeps it, how much room there is, the backup, and the bin.

import { openDialog } from "../../../browser/dialogs.js"
import { replaceNodes } from "../../../browser/lists.js"
import { bytesOf, persist, space } from "./space.js"

export { createPersistRequest } from "./space.js"

/** @import { Translate } from "../../../types" */

/** @typedef {{ id: string, name: string, title: string, day: string, binned: number }} Binned */

const day = 24 * 60 * 60 * 1000

/** How many days a log in the bin can still be had back. @param {number} binned @param {number} now */
export const daysLeft = (binned, now) => Math.max(0, Math.ceil((binned + 30 * day - now) / day))

/**
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {() => Promise<Binned[]>} options.binned
 * @param {() => number} options.lastBackup when the last one was made, 0 for never
 * @param {() => Promise<unknown>} options.onBackup
 * @param {() => void} options.onImport
 * @param {() => void} options.onImportFolder
 * @param {(id: string) => Promise<unknown>} options.onRestore
 * @param {(id: string) => Promise<unknown>} options.onErase
 * @param {(error: unknown) => string} options.reasonOf
 */
export function createStorage(root, { t, binned, lastBackup, onBackup, onImport, onImportFolder, onRestore, onErase, reasonOf }) {
  /** @type {<T extends HTMLElement = HTMLElement>(name: string) => T} */
  const find = name => /** @type {any} */ (root.querySelector(`.Storage-${name}`))
  const language = () => document.documentElement.lang
  /** The log that is to be deleted for good, once that was asked for twice. */
  let doomed = ""

  async function showSpace() {
    const { persisted, used, left, erases } = await space()
    const kept = erases ? "erases" : persisted === null ? "unknown" : persisted ? "kept" : "mayGo"
    find("kept").textContent = t(`storage.${kept}`)
    find("kept").dataset.state = kept
    find("persist").hidden = kept !== "mayGo"
    find("space").textContent = used === null ? t("storage.noSpace") :
      t(left === null ? "storage.used" : "storage.space", { used: bytesOf(used, language()), left: bytesOf(left ?? 0, language()) })
  }

  function showBackup() {
    const at = lastBackup()
    find("backupTime").textContent = at === 0 ? t("storage.noBackup") :
      t("storage.lastBackup", { time: new Date(at).toLocaleString(language(), { dateStyle: "long", timeStyle: "short" }) })
  }

  async function showBin() {
    const list = find("bin")
    try {
      const logs = (await binned()).sort((a, b) => b.binned - a.binned)
      replaceNodes(list, logs.map(row))
      find("binNone").hidden = logs.length > 0
      find("binNone").textContent = t("storage.binNone")
    } catch (error) {
      list.replaceChildren()
      find("binNone").hidden = false
      find("binNone").textContent = t("warn.read", { reason: reasonOf(error) })
    }
  }

  /** @param {Binned} log */
  function row(log) {
    const content = /** @type {HTMLTemplateElement} */ (find("binTemplate")).content
    const item = /** @type {HTMLElement} */ (/** @type {Element} */ (content.firstElementChild).cloneNode(true))
    /** @type {(name: string) => HTMLElement} */
    const part = name => /** @type {HTMLElement} */ (item.querySelector(`.Storage-${name}`))
    part("binName").textContent = log.title || log.name
    part("binFile").textContent = `${t("storage.daysLeft", { n: daysLeft(log.binned, Date.now()) })} · ${log.name}`
    for (const [name, key] of [["binRestore", "storage.restore"], ["binErase", doomed === log.id ? "storage.eraseSure" : "storage.erase"]]) {
      part(name).textContent = t(key)
      part(name).setAttribute("aria-label", `${t(key)}: ${log.title || log.name}`)
    }
    part("binErase").classList.toggle("is-sure", doomed === log.id)
    part("binRestore").addEventListener("click", () => act(() => onRestore(log.id)))
    part("binErase").addEventListener("click", async () => {
      if (doomed === log.id) return act(() => onErase(log.id))
      doomed = log.id
      await showBin()
      root.querySelector(".is-sure")?.scrollIntoView({ block: "nearest" })
      ;/** @type {HTMLElement | null} */ (root.querySelector(".is-sure"))?.focus()
    })
    return item
  }

  /** @param {() => Promise<unknown>} work */
  async function act(work) {
    doomed = ""
    find("trouble").textContent = ""
    try {
      await work()
    } catch (error) {
      find("trouble").textContent = t("storage.failed", { reason: reasonOf(error) })
    }
    showBackup()
    await showBin()
    if (!root.contains(document.activeElement)) find("backup").focus()
  }

  find("backup").addEventListener("click", () => act(onBackup))
  find("import").addEventListener("click", () => {
    root.close()
    onImport()
  })
  find("importFolder").addEventListener("click", () => {
    root.close()
    onImportFolder()
  })
  find("persist").addEventListener("click", () => act(async () => {
    await persist()
    await showSpace()
    if (!find("persist").hidden) find("trouble").textContent = t("storage.refused")
  }))

  return {
    /** @param {"storage" | "bin"} [part] which part is wanted */
    async open(part = "storage") {
      doomed = ""
      find("trouble").textContent = ""
      showBackup()
      void openDialog(root)
      await Promise.all([showSpace(), showBin()])
      const wanted = part === "bin" && /** @type {HTMLElement | null} */ (root.querySelector(".Storage-binRestore"))
      if (part === "bin") find("binHead").scrollIntoView({ block: "start" })
      ;(wanted || find("backup")).focus({ preventScroll: part === "storage" })
    },
  }
}
