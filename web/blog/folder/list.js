// The dialog with the posts of a folder. Typing filters them, Enter opens the selected one.

import { openDialog } from "../../browser/dialogs.js"
import { createElement, elementFinder } from "../../browser/elements.js"
import { isImeKey } from "../../browser/keys.js"
import { createListbox } from "../../browser/listbox.js"
import { baseName } from "../../browser/names.js"
import { partsOf } from "../../browser/postname.js"

/** @import { Translate } from "../../types" */

/**
 * A post; isLog: it is open as a log.
 * @typedef {{ path: string, day: string, isLog: boolean }} Entry
 */

/** The number of posts that are shown. */
const SHOWN = 200

/**
 * Returns the entries whose path contains every word of a query.
 * @template {{ path: string }} T
 * @param {T[]} entries
 * @param {string} query
 */
export function filter(entries, query) {
  const words = query.normalize("NFC").toLowerCase().split(/\s+/).filter(Boolean)
  return entries.filter(({ path }) => {
    const text = path.normalize("NFC").toLowerCase()
    return words.every(word => text.includes(word))
  })
}

/**
 * Returns the path of a post without the date in its file name.
 * @param {string} path
 */
export function labelOf(path) {
  const composed = path.normalize("NFC")
  const name = baseName(composed)
  const { stem, extension } = partsOf(name)
  return composed.slice(0, composed.length - name.length) + stem + extension
}

/**
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {(path: string) => void} options.onOpen
 * @param {() => void} options.onOther the writer wants to choose another folder
 */
export function createFolderDialog(root, { t, onOpen, onOther }) {
  const find = elementFinder(root, ".Folder-")
  const input = /** @type {HTMLInputElement} */ (find("input"))
  const listbox = createListbox(find("list"), { input, prefix: "folder" })
  /** @type {Entry[]} */
  let entries = []
  /** @type {Entry[]} */
  let shown = []

  /** @param {Entry} entry */
  function optionFor({ path, day, isLog }) {
    const name = createElement("span", "Folder-name", labelOf(path))
    const option = createElement("li", "Palette-option Folder-option",
      createElement("span", "Folder-day", day), name)
    option.title = path
    if (isLog) option.append(createElement("span", "Folder-here", t("folder.here")))
    return option
  }

  function render() {
    const found = filter(entries, input.value)
    shown = found.slice(0, SHOWN)
    find("none").hidden = found.length > 0
    const key = found.length > SHOWN ? "folder.more" : "folder.count"
    find("count").textContent = t(key, { n: found.length, most: SHOWN })
    listbox.show(shown.map(optionFor), 0)
  }

  /** @param {number} number */
  function open(number) {
    const entry = shown[number]
    if (!entry) return
    root.close()
    onOpen(entry.path)
  }

  input.addEventListener("input", render)
  input.addEventListener("keydown", event => {
    if (isImeKey(event)) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    const isPage = step !== undefined && Math.abs(step) > 1
    const next = listbox.selected() + (step ?? 0)
    if (isPage) listbox.select(Math.min(shown.length - 1, Math.max(0, next)))
    else if (step) listbox.selectAround(next)
    else if (event.key === "Enter") open(listbox.selected())
    else return
    event.preventDefault()
  })
  find("list").addEventListener("click", event => open(listbox.indexOf(event)))
  find("other").addEventListener("click", () => {
    root.close()
    onOther()
  })

  return {
    /** @param {{ name: string, place: string, files: Entry[] }} folder */
    show({ name, place, files }) {
      entries = files
      find("title").textContent = name === place ? name : `${name} / ${place}`
      input.value = ""
      void openDialog(root)
      render()
      input.focus()
    },
  }
}
