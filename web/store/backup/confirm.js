// Asks before pictures of a backup are taken: they are written to their paths of the writer's blog when their log is saved.

import { openDialog } from "../../browser/dialogs.js"

/** @import { Translate } from "../../types" */

/** The number of paths that are listed. */
const MOST = 200

/**
 * @param {Translate} t
 * @param {string[]} paths
 * @returns {Promise<"all" | "texts" | "cancel">}
 */
export async function ask(t, paths) {
  const root = document.createElement("dialog")
  root.className = "Dialog Restore"
  root.setAttribute("aria-label", t("restore.label"))
  /** @type {<K extends keyof HTMLElementTagNameMap>(tag: K, name: string, text: string) => HTMLElementTagNameMap[K]} */
  const make = (tag, name, text) => Object.assign(document.createElement(tag), { className: name, textContent: text })

  const head = make("div", "Dialog-head", "")
  head.append(make("h2", "", t("restore.label")))
  const list = make("ul", "Publish-list Restore-list", "")
  list.tabIndex = 0
  for (const path of paths.slice(0, MOST)) list.append(make("li", "Restore-path", path))
  if (paths.length > MOST) list.append(make("li", "Restore-path", t("restore.more", { n: paths.length - MOST })))
  const foot = make("div", "Dialog-foot", "")
  for (const answer of ["cancel", "texts", "all"]) {
    const button = make("button", `Button Restore-${answer}${answer === "all" ? " Button--primary" : ""}`, t(`restore.${answer}`))
    button.type = "button"
    button.addEventListener("click", () => root.close(answer))
    foot.append(button)
  }
  root.append(head, make("p", "Publish-lead", t("restore.lead", { n: paths.length })), list, foot)
  document.body.append(root)
  const answer = await openDialog(root)
  root.remove()
  return /** @type {"all" | "texts" | "cancel"} */ (answer || "cancel")
}
