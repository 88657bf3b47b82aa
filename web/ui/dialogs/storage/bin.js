// The list of deleted logs. Deleting one for good takes a second click.

import { cloneTemplate, elementFinder, labelButton } from "../../../browser/elements.js"
import { replaceNodes } from "../../../browser/lists.js"

/** @import { Translate } from "../../../types" */

/** @typedef {{ id: string, name: string, title: string, day: string, binned: number }} Binned */

const DAY = 24 * 60 * 60 * 1000

/** Number of days that a deleted log stays in the bin. */
const KEPT = 30

/**
 * Returns the number of days, rounded up, until a log leaves the bin.
 * @param {number} binned time of the deletion, in ms
 * @param {number} now
 */
export const daysLeft = (binned, now) => Math.max(0, Math.ceil((binned + KEPT * DAY - now) / DAY))

/**
 * @param {HTMLElement} root the dialog
 * @param {object} options
 * @param {Translate} options.t
 * @param {(error: unknown) => string} options.reasonOf
 * @param {() => Promise<Binned[]>} options.binned
 * @param {(id: string) => void} options.onRestore
 * @param {(id: string) => void} options.onErase
 */
export function createBinList(root, { t, reasonOf, binned, onRestore, onErase }) {
  const find = elementFinder(root, ".Storage-")
  /** The log whose deletion needs one more click. */
  let doomed = ""

  /** @param {Binned} log */
  function rowOf({ id, name, title, binned }) {
    const row = cloneTemplate(find("binTemplate"))
    const part = elementFinder(row, ".Storage-")
    const isDoomed = doomed === id
    const days = t("storage.daysLeft", { n: daysLeft(binned, Date.now()) })
    part("binName").textContent = title || name
    part("binFile").textContent = `${days} · ${name}`
    labelButton(part("binRestore"), t("storage.restore"), title || name)
    labelButton(part("binErase"), t(`storage.${isDoomed ? "eraseSure" : "erase"}`), title || name)
    part("binErase").classList.toggle("is-sure", isDoomed)
    part("binRestore").addEventListener("click", () => onRestore(id))
    part("binErase").addEventListener("click", () => (isDoomed ? onErase(id) : void askAgain(id)))
    return row
  }

  /** @param {string} id */
  async function askAgain(id) {
    doomed = id
    await render()
    const button = /** @type {HTMLElement | null} */ (root.querySelector(".is-sure"))
    button?.scrollIntoView({ block: "nearest" })
    button?.focus()
  }

  async function render() {
    const list = find("bin")
    const none = find("binNone")
    try {
      const logs = (await binned()).sort((a, b) => b.binned - a.binned)
      replaceNodes(list, logs.map(rowOf))
      none.hidden = logs.length > 0
      none.textContent = t("storage.binNone")
    } catch (error) {
      list.replaceChildren()
      none.hidden = false
      none.textContent = t("warn.read", { reason: reasonOf(error) })
    }
  }

  return {
    /** Shows the deleted logs; a first click on a button has no effect any more. */
    async show() {
      doomed = ""
      await render()
    },
  }
}
