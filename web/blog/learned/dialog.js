// The dialog that shows habits, before they are stored and later.

import { openDialog } from "../../browser/dialogs.js"
import { createElement, elementFinder } from "../../browser/elements.js"
import { replaceNodes } from "../../browser/lists.js"
import { majority, ranked } from "./sums.js"

/** @import { Habits, Translate } from "../../types" */

/** @typedef {{ text: string, count?: number }} Entry */
/** @typedef {{ imports: boolean, template: boolean, forgets: boolean }} Answer */
/**
 * Habits, with a template that is proposed, "" for none. isNew: they are not stored yet.
 * @typedef {{ habits: Habits, template: string, isNew: boolean, canForget?: boolean }} Shown
 */

/**
 * Replaces the letters of strftime in a form of file names: %Y-%m-%d becomes YYYY-MM-DD.
 * @param {string} form
 */
export const readable = form => form
  .replaceAll("%Y", "YYYY").replaceAll("%m", "MM").replaceAll("%d", "DD")
  .replaceAll("%y", "YY").replaceAll("%-m", "M").replaceAll("%-d", "D")

/**
 * Returns the most frequent words.
 * @type {(counts: Record<string, number>, most: number) => Entry[]}
 */
const top = (counts, most) => ranked(counts).slice(0, most)
  .map(([text, count]) => ({ text: text.replace("\n", " › "), count }))

/** @param {string} text @returns {Entry[]} */
const single = text => (text === "" ? [] : [{ text }])

/**
 * Returns the categories without those that have subcategories.
 * @param {Record<string, number>} categories
 */
function lowestCategories(categories) {
  const names = Object.keys(categories)
  /** @param {string} name */
  const isLowest = name =>
    name.includes("\n") || !names.some(other => other.startsWith(`${name}\n`))
  return Object.fromEntries(Object.entries(categories).filter(([name]) => isLowest(name)))
}

/** @param {Entry} entry */
function createWord({ text, count }) {
  const number = createElement("span", "Habits-count", count === undefined ? "" : String(count))
  return createElement("span", "Habits-word", text, number)
}

/** @type {(name: string, entries: Entry[]) => HTMLElement[]} */
function createRow(name, entries) {
  if (entries.length === 0) return []
  const details = createElement("dd")
  replaceNodes(details, entries.map(createWord))
  return [createElement("dt", "", name), details]
}

/**
 * @param {HTMLDialogElement} root
 * @param {Translate} t
 */
export function createHabitsDialog(root, t) {
  const find = elementFinder(root, ".Habits-")

  /** @param {Habits} habits */
  function rowsOf({ tags, categories, zones, names, covers, folders }) {
    return [
      ...createRow(t("field.tags"), top(tags, 12)),
      ...createRow(t("field.categories"), top(lowestCategories(categories), 6)),
      ...createRow(t("field.offset"), single(majority(zones))),
      ...createRow(t("habits.names"), single(readable(majority(names)))),
      ...createRow(t("field.image"), top(covers, 2)),
      ...createRow(t("habits.pictures"), single(readable(majority(folders)))),
    ]
  }

  return {
    /**
     * @param {Shown} shown
     * @returns {Promise<Answer | null>} null if the dialog was dismissed
     */
    async ask({ habits, template, isNew, canForget = false }) {
      const use = /** @type {HTMLInputElement} */ (find("use"))
      const bring = /** @type {HTMLInputElement} */ (find("bring"))
      find("title").textContent = t(isNew ? "habits.read" : "habits.known", { n: habits.posts })
      replaceNodes(find("list"), rowsOf(habits))
      find("none").hidden = habits.posts > 0
      find("template").hidden = template === ""
      find("text").textContent = template
      use.checked = isNew
      bring.checked = true
      find("bringRow").hidden = !isNew
      find("forget").hidden = !canForget
      find("ok").textContent = t(isNew ? "habits.keep" : "habits.close")
      const answer = await openDialog(root)
      if (answer === "") return null
      return {
        imports: isNew && bring.checked,
        template: template !== "" && use.checked,
        forgets: answer === "forget",
      }
    },
  }
}
