/** Which actions of the keymap the dialog lists, by group. @type {Record<string, string[]>} */
export const groups = {
  log: ["today", "carry", "carryAll", "week", "previousDay", "nextDay", "search", "rename", "save", "openFolder", "saveToFolder", "download"],
  view: ["viewEdit", "viewBoth", "viewPage", "palette", "help"],
  edit: ["undo", "redo", "pastePlain", "find", "replace", "fix"],
  text: ["bold", "italic", "strike", "code", "link", "math"],
  blocks: ["heading1", "heading2", "heading3", "heading4", "heading5", "heading6", "bullets", "numbers", "tasks", "check", "quote", "codeBlock", "mathBlock", "picture"],
}

/** @typedef {{ title: string, keys: { label: string, keys: string[] }[] }} Group */

/**
 * The dialog that lists every key.
 * @param {HTMLDialogElement} root
 * @param {() => Group[]} groups
 */
export function create(root, groups) {
  const list = /** @type {HTMLElement} */ (root.querySelector(".Help-groups"))

  /** @type {(tag: string, name: string, ...content: (Node | string)[]) => HTMLElement} */
  const make = (tag, name, ...content) => {
    const element = document.createElement(tag)
    element.className = name
    element.append(...content)
    return element
  }

  return {
    open() {
      list.replaceChildren(...groups().map(({ title, keys }) =>
        make("section", "Help-group", make("h3", "Help-title", title), make("dl", "Help-list", ...keys.map(({ label, keys }) =>
          make("div", "Help-row", make("dt", "Help-name", label), make("dd", "Help-keys", ...keys.map(key => make("kbd", "Key", key)))))))))
      root.showModal()
    },
  }
}
