// The lines before and after a fix, with the buttons that apply it. A chunk that the first fix
// loads.

import { createElement } from "./elements.js"
import { hunksOf } from "./fixes.js"
import { appendNodes } from "./lists.js"

/** @import { Edit, Translate } from "../types" */
/** @import { Hunk, Part } from "./fixes.js" */

/** Number of places that a panel shows. */
const SHOWN = 10

/** @param {Part[]} parts @param {"del" | "ins"} tag @param {string} label */
function lineOf(parts, tag, label) {
  const line = createElement("div", `Fix-line Fix-line--${tag}`)
  appendNodes(line, parts.map(({ text, isChanged }) => {
    const visible = text.replaceAll("\r", "")
    return isChanged ? createElement(tag, "", visible.replaceAll("\n", "↵\n")) : visible
  }))
  line.role = "group"
  line.setAttribute("aria-label", label)
  return line
}

/** @param {Hunk} hunk @param {Translate} t */
const hunkElement = ({ before, after }, t) => createElement("div", "Fix-hunk",
  lineOf(before, "del", t("problems.before")), lineOf(after, "ins", t("problems.after")))

/**
 * Returns a panel that shows the changes of edits to a text.
 * @param {object} options
 * @param {Translate} options.t
 * @param {string} options.text
 * @param {Edit[]} options.edits in the order of the text, without overlaps
 * @param {[label: string, run: () => void][]} options.buttons the first one is the default
 */
export function createFixPanel({ t, text, edits, buttons }) {
  const hunks = hunksOf(text, edits)
  const panel = createElement("div", "Fix")
  appendNodes(panel, hunks.slice(0, SHOWN).map(hunk => hunkElement(hunk, t)))
  if (hunks.length > SHOWN) {
    panel.append(createElement("p", "Fix-more", t("problems.places", { n: hunks.length - SHOWN })))
  }
  const foot = createElement("div", "Fix-foot")
  for (const [label, run] of buttons) {
    const button = createElement("button", "Button Button--small", label)
    button.type = "button"
    button.addEventListener("click", run)
    foot.append(button)
  }
  panel.append(foot)
  return panel
}
