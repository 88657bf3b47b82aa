// The dialog with the posts of a folder. Typing filters them, Enter opens the selected one.

import { openDialog } from "../../browser/dialogs.js"
import { isImeKey } from "../../browser/keys.js"
import { replaceNodes } from "../../browser/lists.js"

/** @import { Translate } from "../../types" */

/** A post; isLog: it is open as a log. @typedef {{ path: string, day: string, isLog: boolean }} Entry */

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
 * Returns the name of a file without the date.
 * @param {string} path
 */
export const labelOf = path => path.normalize("NFC").replace(/(^|\/)\d+-\d+-\d+-([^/]+)$/, "$1$2")

/** @type {(className: string, textContent: string) => HTMLElement} */
const createText = (className, textContent) =>
  Object.assign(document.createElement("span"), { className, textContent })

/**
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {(path: string) => void} options.onOpen
 * @param {() => void} options.onOther the writer wants to choose another folder
 */
export function createFolderDialog(root, { t, onOpen, onOther }) {
  /** @type {<T extends HTMLElement = HTMLElement>(name: string) => T} */
  const find = name => /** @type {any} */ (root.querySelector(`.Folder-${name}`))
  const input = /** @type {HTMLInputElement} */ (find("input"))
  const items = find("list")
  /** @type {Entry[]} */
  let entries = []
  /** @type {Entry[]} */
  let shown = []
  let selected = 0

  /** @param {number} next */
  function select(next) {
    selected = shown.length > 0 ? (next + shown.length) % shown.length : 0
    for (const [number, option] of [...items.children].entries()) {
      option.setAttribute("aria-selected", String(number === selected))
    }
    items.children[selected]?.scrollIntoView({ block: "nearest" })
    input.setAttribute("aria-activedescendant", items.children[selected]?.id ?? "")
  }

  /** @param {Entry} entry @param {number} number */
  function optionFor({ path, day, isLog }, number) {
    const option = document.createElement("li")
    option.className = "Palette-option Folder-option"
    option.role = "option"
    option.id = `folder-${number}`
    option.title = path
    option.append(createText("Folder-day", day), createText("Folder-name", labelOf(path)))
    if (isLog) option.append(createText("Folder-here", t("folder.here")))
    return option
  }

  function render() {
    const found = filter(entries, input.value)
    shown = found.slice(0, SHOWN)
    replaceNodes(items, shown.map(optionFor))
    find("none").hidden = found.length > 0
    const key = found.length > SHOWN ? "folder.more" : "folder.count"
    find("count").textContent = t(key, { n: found.length, most: SHOWN })
    select(0)
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
    if (isPage) select(Math.min(shown.length - 1, Math.max(0, selected + step)))
    else if (step) select(selected + step)
    else if (event.key === "Enter") open(selected)
    else return
    event.preventDefault()
  })
  items.addEventListener("click", event => {
    const option = /** @type {Element} */ (event.target).closest(".Folder-option")
    if (option) open([...items.children].indexOf(option))
  })
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
