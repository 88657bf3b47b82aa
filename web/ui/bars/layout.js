// The visible parts of the page. A wide window shows rail, editor, divider and preview side by
// side; a narrow one shows one pane and the tabs. The root element holds both choices as data
// attributes, and the style sheet applies one of them, by the width.

import { elementFinder } from "../../browser/elements.js"
import { NARROW } from "../../browser/narrow.js"
import { createDivider } from "./divider.js"

/** @typedef {"edit" | "both" | "page"} View */
/** @typedef {"edit" | "page" | "logs" | "problems"} Pane */
/** @import { Settings } from "../../types" */

/** Width of the window below which the rail is closed at first, in CSS pixels. */
const RAIL_WIDTH = 1100

/** Least height that an on-screen keyboard covers, in CSS pixels. */
const KEYBOARD_HEIGHT = 120

/**
 * Returns the end of a button's action: "edit" for viewEdit and pane.edit.
 * @param {Element} button
 * @param {string} prefix
 */
function actionSuffix(button, prefix) {
  const action = button.getAttribute("data-action") ?? ""
  return action.slice(prefix.length).replace(".", "").toLowerCase()
}

/**
 * Fits the page to the part of the window that an on-screen keyboard leaves free: Safari's does not
 * resize the page and would cover the caret.
 * @param {HTMLElement} root
 * @param {() => void} onResize
 */
function followKeyboard(root, onResize) {
  const viewport = window.visualViewport
  viewport?.addEventListener("resize", () => {
    const height = viewport.height * viewport.scale
    const hasKeyboard = window.innerHeight - height > KEYBOARD_HEIGHT
    root.style.setProperty("--height", hasKeyboard ? `${viewport.height}px` : "100dvh")
    root.toggleAttribute("data-keyboard", hasKeyboard)
    if (hasKeyboard) window.scrollTo(0, 0)
    onResize()
  })
}

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {Settings} options.settings
 * @param {() => void} options.onLayout called after every change of the visible parts
 */
export function createLayout(root, { settings, onLayout }) {
  const find = elementFinder(root)
  const narrow = matchMedia(NARROW)

  /** @type {(key: "view" | "pane" | "rail" | "problems", value: string) => void} */
  function set(key, value) {
    root.dataset[key] = value
    updateButtons()
    onLayout()
  }

  function updateButtons() {
    const { view, pane, rail, problems } = root.dataset
    for (const button of root.querySelectorAll(".TopBar-views button")) {
      button.setAttribute("aria-pressed", String(actionSuffix(button, "view") === view))
    }
    for (const tab of root.querySelectorAll(".Tabs-item")) {
      if (actionSuffix(tab, "pane") === pane) tab.setAttribute("aria-current", "true")
      else tab.removeAttribute("aria-current")
    }
    find(".TopBar-rail").setAttribute("aria-expanded", String(rail === "open"))
    find(".Status-problems").setAttribute("aria-expanded", String(problems === "open"))
  }

  function toggleRail() {
    if (narrow.matches) return set("pane", root.dataset.pane === "logs" ? "edit" : "logs")
    const rail = root.dataset.rail === "open" ? "closed" : "open"
    settings.set("rail", rail)
    set("rail", rail)
  }

  narrow.addEventListener("change", onLayout)
  followKeyboard(root, onLayout)
  root.dataset.view = settings.get("view", "both")
  root.dataset.rail = settings.get("rail", window.innerWidth < RAIL_WIDTH ? "closed" : "open")
  createDivider(find(".Divider"), {
    root,
    workspace: find(".Workspace"),
    split: settings.get("split", 50),
    onSplit: split => settings.set("split", split),
    onMoved: onLayout,
  })
  updateButtons()

  return {
    /** Reports whether the editor is visible. */
    seesEditor() {
      const { pane, view } = root.dataset
      return narrow.matches ? pane === "edit" : view !== "page"
    },
    /** @param {View} view */
    setView(view) {
      settings.set("view", view)
      root.dataset.pane = view === "page" ? "page" : "edit"
      set("view", view)
    },
    /** @param {Pane} pane */
    setPane: pane => set("pane", pane),
    toggleRail,
    /** Shows the rail if it is hidden. */
    showRail() {
      if (narrow.matches) set("pane", "logs")
      else if (root.dataset.rail !== "open") toggleRail()
    },
    toggleProblems() {
      const { pane, problems } = root.dataset
      if (narrow.matches) set("pane", pane === "problems" ? "edit" : "problems")
      else set("problems", problems === "open" ? "closed" : "open")
    },
    /** Shows the editor if it is hidden. */
    showEditor() {
      if (narrow.matches) set("pane", "edit")
      else if (root.dataset.view === "page") set("view", "both")
    },
  }
}
