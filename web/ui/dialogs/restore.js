// The dialog before images of a backup are restored: saving their log to the blog's folder later
// writes them to their paths there.

import { bindAnswers, openDialog } from "../../browser/dialogs.js"
import { createElement } from "../../browser/elements.js"

/** @import { Translate } from "../../types" */

/** @typedef {"all" | "texts" | "cancel"} Answer */

/** The number of paths that are listed. */
const LISTED = 200

/** @param {Translate} t @param {string[]} paths */
function createList(t, paths) {
  const list = createElement("ul", "Publish-list Restore-list")
  list.tabIndex = 0
  for (const path of paths.slice(0, LISTED)) list.append(createElement("li", "Restore-path", path))
  const surplus = paths.length - LISTED
  const more = t("restore.more", { n: surplus })
  if (surplus > 0) list.append(createElement("li", "Restore-path", more))
  return list
}

/** @param {Translate} t @param {HTMLDialogElement} root */
function createButtons(t, root) {
  const foot = createElement("div", "Dialog-foot")
  for (const answer of /** @type {Answer[]} */ (["cancel", "texts", "all"])) {
    const primary = answer === "all" ? " Button--primary" : ""
    const name = `Button Restore-${answer}${primary}`
    const button = createElement("button", name, t(`restore.${answer}`))
    button.type = "button"
    bindAnswers(root, { [answer]: button })
    foot.append(button)
  }
  return foot
}

/**
 * Asks whether images are restored to these paths.
 * @param {Translate} t
 * @param {string[]} paths
 * @returns {Promise<Answer>}
 */
export async function askForPictures(t, paths) {
  const root = createElement("dialog", "Dialog Restore")
  root.setAttribute("aria-label", t("restore.label"))
  const title = createElement("h2", "", t("restore.label"))
  const head = createElement("div", "Dialog-head", title)
  const lead = createElement("p", "Publish-lead", t("restore.lead", { n: paths.length }))
  root.append(head, lead, createList(t, paths), createButtons(t, root))
  document.body.append(root)
  const answer = await openDialog(root)
  root.remove()
  return /** @type {Answer} */ (answer || "cancel")
}
