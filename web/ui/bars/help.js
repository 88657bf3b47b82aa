import { openDialog } from "../../browser/dialogs.js"
import { createElement } from "../../browser/elements.js"
import { replaceNodes } from "../../browser/lists.js"

/** @import { Translate } from "../../types" */

/** Actions of the keymap that the dialog lists, by group. @type {Record<string, string[]>} */
export const groups = {
  log: [
    "today", "carry", "carryAll", "week", "previousDay", "nextDay", "search", "rename", "save",
    "openFolder", "saveToFolder", "download",
  ],
  view: ["viewEdit", "viewBoth", "viewPage", "palette", "help"],
  edit: ["undo", "redo", "pastePlain", "find", "replace", "nextProblem", "previousProblem", "fix"],
  text: ["bold", "italic", "strike", "code", "link", "math"],
  blocks: [
    "heading1", "heading2", "heading3", "heading4", "heading5", "heading6", "bullets", "numbers",
    "tasks", "check", "quote", "codeBlock", "mathBlock", "picture",
  ],
}

/**
 * The dialog with the keyboard shortcuts.
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {(action: string) => string} options.nameOf
 * @param {(action: string) => string[]} options.keysOf
 */
export function createHelp(root, { t, nameOf, keysOf }) {
  const list = /** @type {HTMLElement} */ (root.querySelector(".Help-groups"))

  /** @param {string} action */
  function row(action) {
    const keys = keysOf(action).map(key => createElement("kbd", "Key", key))
    const name = createElement("dt", "Help-name", nameOf(action))
    return createElement("div", "Help-row", name, createElement("dd", "Help-keys", ...keys))
  }

  /** @param {[group: string, actions: string[]]} entry */
  function section([group, actions]) {
    const title = createElement("h3", "Help-title", t(`keys.${group}`))
    const rows = createElement("dl", "Help-list", ...actions.map(row))
    return createElement("section", "Help-group", title, rows)
  }

  return {
    open() {
      replaceNodes(list, Object.entries(groups).map(section))
      void openDialog(root)
    },
  }
}
