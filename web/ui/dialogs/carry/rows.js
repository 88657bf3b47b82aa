import { createElement } from "../../../browser/elements.js"

/** @import { Offer, Translate } from "../../../types" */

/**
 * Returns the row of an item: a checkbox, or a note if the log has the item already.
 * @param {Offer["items"][number]} item
 * @param {number} index the value of the checkbox
 * @param {Translate} t
 */
export function createRow({ text, depth, there: isThere }, index, t) {
  const label = createElement(isThere ? "span" : "label", "Carry-row")
  const words = createElement("span", "Carry-text", text)
  if (isThere) label.append(words, createElement("span", "Carry-there", t("carry.there")))
  else label.append(checkbox(index), words)
  const row = createElement("li", "Carry-item", label)
  row.style.setProperty("--depth", String(depth))
  return row
}

/** @param {number} index */
function checkbox(index) {
  const box = createElement("input")
  box.type = "checkbox"
  box.value = String(index)
  return box
}
