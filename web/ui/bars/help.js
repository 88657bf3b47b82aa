import { openDialog } from "../../browser/dialogs.js"
import { appendNodes, replaceNodes } from "../../browser/lists.js"

/** Which actions of the keymap the dialog lists, by group. @type {Record<string, string[]>} */
export const groups = {
  log: ["today", "carry", "carryAll", "week", "previousDay", "nextDay", "search", "rename", "save", "openFolder", "saveToFolder", "download"],
  view: ["viewEdit", "viewBoth", "viewPage", "palette", "help"],
  edit: ["undo", "redo", "pastePlain", "find", "replace", "fix"],
  text: ["bold", "italic", "strike", "code", "link", "math"],
  blocks: ["heading1", "heading2", "heading3", "heading4", "heading5", "heading6", "bullets", "numbers", "tasks", "check", "quote", "codeBlock", "mathBlock", "picture"],
}

/**
 * The dialog that lists every key.
 * @param {HTMLDialogElement} root
 * @param {object} options
 * @param {(key: string) => string} options.t
 * @param {(action: string) => string} options.nameOf
 * @param {(action: string) => string[]} options.keysOf
 */
export function createHelp(root, { t, nameOf, keysOf }) {
  const list = /** @type {HTMLElement} */ (root.querySelector(".Help-groups"))

  /** @type {(tag: string, name: string, ...content: (Node | string)[]) => HTMLElement} */
  const make = (tag, name, ...content) => {
    const element = document.createElement(tag)
    element.className = name
    appendNodes(element, content)
    return element
  }

  /** @param {string} name */
  const row = name => make("div", "Help-row",
    make("dt", "Help-name", nameOf(name)),
    make("dd", "Help-keys", ...keysOf(name).map(key => make("kbd", "Key", key))))

  return {
    open() {
      replaceNodes(list, Object.entries(groups).map(([group, names]) =>
        make("section", "Help-group", make("h3", "Help-title", t(`keys.${group}`)), make("dl", "Help-list", ...names.map(row)))))
      void openDialog(root)
    },
  }
}
