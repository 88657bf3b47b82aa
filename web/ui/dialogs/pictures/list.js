// The list of the dialog with a log's images.

import { openDialog } from "../../../browser/dialogs.js"
import { cloneTemplate, labelButton } from "../../../browser/elements.js"
import { replaceNodes } from "../../../browser/lists.js"
import { baseName } from "../../../browser/names.js"
import { sizeText } from "../../../browser/size.js"

/** @import { Translate } from "../../../types" */

/**
 * @typedef {object} Entry
 * @property {string} path
 * @property {string} url "" for a missing image
 * @property {number} size bytes
 * @property {number} width
 * @property {number} height
 * @property {"used" | "unused" | "missing"} state missing: the page names an image that is not
 *   stored
 * @property {boolean} shrinks whether it can be scaled down
 * @property {string | null} alt the alternative text, null if the text has no place for it
 */

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {boolean} shrinks
 * @property {() => void} onAdd
 * @property {(path: string) => void} onInsert
 * @property {(path: string) => void} onRemove
 * @property {(path: string) => void} onShrink
 * @property {(path: string) => void} onSupply
 * @property {(path: string, alt: string) => void} onAlt
 * @property {(shrinks: boolean) => void} onShrinks
 */

/** @param {Entry} entry */
function factsOf({ size, width, height, state }) {
  if (state === "missing") return ""
  return width && height ? `${sizeText(size)} · ${width} × ${height}` : sizeText(size)
}

/**
 * @param {HTMLDialogElement} root
 * @param {Options} options
 */
export function createPictureList(root, options) {
  const { t, shrinks, onAdd, onInsert, onRemove, onShrink, onSupply, onAlt, onShrinks } = options
  /** @type {(name: string, within?: HTMLElement) => HTMLElement} */
  const find = (name, within = root) =>
    /** @type {HTMLElement} */ (within.querySelector(`.Pictures-${name}`))
  const box = /** @type {HTMLInputElement} */ (find("shrink"))
  box.checked = shrinks
  box.addEventListener("change", () => onShrinks(box.checked))
  find("add").addEventListener("click", onAdd)

  /** Fills in the alternative text. @type {(element: HTMLElement, entry: Entry) => void} */
  function fillAlt(element, { path, alt }) {
    const field = /** @type {HTMLInputElement} */ (find("alt", element))
    field.hidden = alt === null
    field.value = alt ?? ""
    field.placeholder = t("pictures.alt")
    field.setAttribute("aria-label", `${t("pictures.alt")}: ${baseName(path)}`)
    field.addEventListener("change", () => onAlt(path, field.value))
  }

  /** Fills in the buttons. @type {(element: HTMLElement, entry: Entry) => void} */
  function fillActions(element, { path, state, shrinks }) {
    const isHere = state !== "missing"
    /** @type {[name: string, key: string, isShown: boolean, act: (path: string) => void][]} */
    const actions = [
      ["insert", "insert", isHere, onInsert],
      ["smaller", "smaller", shrinks, onShrink],
      ["supply", "supply", !isHere, onSupply],
      ["remove", state === "used" ? "takeOut" : "remove", isHere, onRemove],
    ]
    for (const [name, key, isShown, act] of actions) {
      const button = find(name, element)
      button.hidden = !isShown
      labelButton(button, t(`pictures.${key}`), baseName(path))
      button.addEventListener("click", () => act(path))
    }
  }

  /** @param {Entry} entry */
  function createItem(entry) {
    const { path, url, state } = entry
    const element = cloneTemplate(find("itemTemplate"))
    element.dataset.state = state
    element.dataset.path = path
    // The template has no img, because html-proofer reports images without an address.
    const image = { className: "Pictures-image", alt: "", src: url }
    if (url) find("frame", element).append(Object.assign(document.createElement("img"), image))
    find("name", element).textContent = state === "missing" ? path : baseName(path)
    find("name", element).title = path
    find("facts", element).textContent = factsOf(entry)
    find("note", element).textContent = state === "used" ? "" : t(`pictures.${state}`)
    fillAlt(element, entry)
    fillActions(element, entry)
    return element
  }

  /**
   * Focuses the successor of an element that the new list has replaced.
   * @type {(focused: HTMLElement, path: string | null | undefined) => void}
   */
  function restoreFocus(focused, path) {
    const items = [...find("list").querySelectorAll(".Pictures-item")]
    const row = items.find(item => item.getAttribute("data-path") === path)
    const successor = row?.querySelector(`.${focused.classList[focused.classList.length - 1]}`)
    const next = /** @type {HTMLElement} */ (successor ?? find("add"))
    next.focus()
  }

  return {
    /** Reports whether the dialog is open and no alternative text is being edited. */
    isIdle: () => root.open && !root.querySelector(".Pictures-alt:focus"),

    close: () => root.close(),

    /** @param {Entry[]} entries */
    show(entries) {
      const active = root.contains(document.activeElement) ? document.activeElement : null
      const focused = /** @type {HTMLElement | null} */ (active)
      const path = focused?.closest(".Pictures-item")?.getAttribute("data-path")
      const here = entries.filter(({ state }) => state !== "missing")
      const size = sizeText(here.reduce((sum, { size }) => sum + size, 0))
      const count = here.length > 0 ? t("pictures.count", { n: here.length, size }) : ""
      find("count").textContent = count
      find("none").hidden = entries.length > 0
      replaceNodes(find("list"), entries.map(createItem))
      void openDialog(root, find("add"))
      if (focused && document.activeElement !== focused) restoreFocus(focused, path)
    },
  }
}
