// The dialog with the posts of a folder: type to find one, arrow keys and Enter to open it.

import { openDialog } from "../../browser/dialogs.js"
import { isImeKey } from "../../browser/keys.js"
import { replaceNodes } from "../../browser/lists.js"

/** @import { Translate } from "../../types" */

/** @typedef {{ path: string, day: string, here: boolean }} Entry here: it is among the logs already */

/** How many are shown at once; what is typed finds the others. */
const most = 200

/**
 * The entries whose path holds every word that is looked for.
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
 * A file's name without what its day says already.
 * @param {string} path
 */
export const labelOf = path => path.normalize("NFC").replace(/(^|\/)\d+-\d+-\d+-([^/]+)$/, "$1$2")

/**
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {(path: string) => void} options.onOpen
 * @param {() => void} options.onOther another folder is wanted
 */
export function create(root, { t, onOpen, onOther }) {
  /** @type {<T extends HTMLElement = HTMLElement>(name: string) => T} */
  const find = name => /** @type {any} */ (root.querySelector(`.Folder-${name}`))
  const input = /** @type {HTMLInputElement} */ (find("input"))
  const items = find("list")
  /** @type {Entry[]} */
  let entries = []
  /** @type {Entry[]} */
  let shown = []
  let at = 0

  /** @param {number} next */
  function select(next) {
    at = shown.length > 0 ? (next + shown.length) % shown.length : 0
    for (const [number, option] of [...items.children].entries()) option.setAttribute("aria-selected", String(number === at))
    items.children[at]?.scrollIntoView({ block: "nearest" })
    input.setAttribute("aria-activedescendant", items.children[at]?.id ?? "")
  }

  function draw() {
    const found = filter(entries, input.value)
    shown = found.slice(0, most)
    replaceNodes(items, shown.map(({ path, day, here }, number) => {
      const option = document.createElement("li")
      option.className = "Palette-option Folder-option"
      option.role = "option"
      option.id = `folder-${number}`
      option.title = path
      option.append(word("Folder-day", day), word("Folder-name", labelOf(path)), ...(here ? [word("Folder-here", t("folder.here"))] : []))
      return option
    }))
    find("none").hidden = found.length > 0
    find("count").textContent = t(found.length > most ? "folder.more" : "folder.count", { n: found.length, most })
    select(0)
  }

  /** @type {(name: string, text: string) => HTMLElement} */
  function word(name, text) {
    const element = document.createElement("span")
    element.className = name
    element.textContent = text
    return element
  }

  /** @param {number} number */
  function open(number) {
    const entry = shown[number]
    if (!entry) return
    root.close()
    onOpen(entry.path)
  }

  input.addEventListener("input", draw)
  input.addEventListener("keydown", event => {
    if (isImeKey(event)) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key]
    if (step) select(Math.abs(step) === 1 ? at + step : Math.min(shown.length - 1, Math.max(0, at + step)))
    else if (event.key === "Enter") open(at)
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
      draw()
      input.focus()
    },
  }
}
