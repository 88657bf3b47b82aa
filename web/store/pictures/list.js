// The dialog with a log's pictures: how large they are, their text for readers, and what is not as it should be.

import { openDialog } from "../../browser/dialogs.js"
import { replaceNodes } from "../../browser/lists.js"

/** @import { Translate } from "../../types" */

/**
 * @typedef {object} Entry
 * @property {string} path
 * @property {string} url "" for one that is not here
 * @property {number} size
 * @property {number} width
 * @property {number} height
 * @property {"used" | "unused" | "missing"} state missing: the page names it and it is not here
 * @property {boolean} shrinks whether it can be made smaller
 * @property {string | null} alt null where the text has no place for it
 */

/**
 * A size as a reader takes it in.
 * @param {number} bytes
 */
export const sizeOf = bytes => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`)

/**
 * @param {HTMLDialogElement} root
 * @param {object} on
 * @param {Translate} on.t
 * @param {boolean} on.shrinks
 * @param {() => void} on.onAdd
 * @param {(path: string) => void} on.onInsert
 * @param {(path: string) => void} on.onRemove out of the text, and when it is in none, for good
 * @param {(path: string) => void} on.onShrink
 * @param {(path: string) => void} on.onSupply a file for a path that is missing is wanted
 * @param {(path: string, alt: string) => void} on.onAlt
 * @param {(shrinks: boolean) => void} on.onShrinks
 */
export function create(root, { t, shrinks, onAdd, onInsert, onRemove, onShrink, onSupply, onAlt, onShrinks }) {
  /** @type {(name: string) => HTMLElement} */
  const find = name => /** @type {HTMLElement} */ (root.querySelector(`.Pictures-${name}`))
  const box = /** @type {HTMLInputElement} */ (find("shrink"))
  box.checked = shrinks
  box.addEventListener("change", () => onShrinks(box.checked))
  find("add").addEventListener("click", onAdd)

  /** @param {Entry} entry */
  function item({ path, url, size, width, height, shrinks, state, alt }) {
    const { content } = /** @type {HTMLTemplateElement} */ (find("itemTemplate"))
    const element = /** @type {HTMLElement} */ (/** @type {Element} */ (content.firstElementChild).cloneNode(true))
    /** @type {(name: string) => HTMLElement} */
    const part = name => /** @type {HTMLElement} */ (element.querySelector(`.Pictures-${name}`))
    const name = path.slice(path.lastIndexOf("/") + 1)
    element.dataset.state = state
    element.dataset.path = path
    // Not in the template: html-proofer, which checks blogs, reports a picture without an address.
    if (url) part("frame").append(Object.assign(document.createElement("img"), { className: "Pictures-image", alt: "", src: url }))
    part("name").textContent = state === "missing" ? path : name
    part("name").title = path
    part("facts").textContent = state === "missing" ? "" : [sizeOf(size), width && height ? `${width} × ${height}` : ""].filter(Boolean).join(" · ")
    part("note").textContent = state === "used" ? "" : t(`pictures.${state}`)
    const field = /** @type {HTMLInputElement} */ (part("alt"))
    field.hidden = alt === null
    field.value = alt ?? ""
    field.placeholder = t("pictures.alt")
    field.setAttribute("aria-label", `${t("pictures.alt")}: ${name}`)
    field.addEventListener("change", () => onAlt(path, field.value))
    /** @type {(button: HTMLElement, word: string, shown: boolean, act: () => void) => void} */
    const action = (button, word, shown, act) => {
      button.hidden = !shown
      button.textContent = t(`pictures.${word}`)
      button.setAttribute("aria-label", `${t(`pictures.${word}`)}: ${name}`)
      button.addEventListener("click", act)
    }
    action(part("insert"), "insert", state !== "missing", () => onInsert(path))
    action(part("smaller"), "smaller", shrinks, () => onShrink(path))
    action(part("supply"), "supply", state === "missing", () => onSupply(path))
    action(part("remove"), state === "used" ? "takeOut" : "remove", state !== "missing", () => onRemove(path))
    return element
  }

  return {
    /** Whether it is open, and nobody writes in it. */
    isIdle: () => root.open && !root.querySelector(".Pictures-alt:focus"),
    close: () => root.close(),
    /** @param {Entry[]} entries */
    show(entries) {
      const focused = /** @type {HTMLElement | null} */ (root.contains(document.activeElement) ? document.activeElement : null)
      const at = focused?.closest(".Pictures-item")?.getAttribute("data-path")
      const here = entries.filter(({ state }) => state !== "missing")
      find("count").textContent = here.length > 0 ? t("pictures.count", { n: here.length, size: sizeOf(here.reduce((sum, { size }) => sum + size, 0)) }) : ""
      find("none").hidden = entries.length > 0
      replaceNodes(find("list"), entries.map(item))
      void openDialog(root, find("add"))
      if (!focused || root.contains(document.activeElement) && document.activeElement === focused) return
      // What had the focus was drawn anew, or is gone.
      const row = [.../** @type {NodeListOf<HTMLElement>} */ (find("list").querySelectorAll(".Pictures-item"))].find(({ dataset }) => dataset.path === at)
      const again = row?.querySelector(`.${focused.classList[focused.classList.length - 1]}`)
      const next = /** @type {HTMLElement} */ (again ?? find("add"))
      next.focus()
    },
  }
}
