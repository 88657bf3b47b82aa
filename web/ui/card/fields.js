// The fields of the card: title, date, categories, tags, description and cover.

import { elementFinder } from "../../browser/elements.js"
import { createTagField } from "./chips.js"
import { createDateField } from "./date.js"
import { createTextField } from "./field.js"
import { createSuggestions } from "./suggest.js"

/** @import { Post, Translate } from "../../types" */
/** @import { Suggestion } from "./suggest.js" */

/** @typedef {string | boolean | string[]} Value */
/** @typedef {(key: string, value: Value, isContinued: boolean) => Promise<string>} SetField */
/**
 * Returns the writer's earlier values that match a typed text; `others` are the field's other
 * values.
 * @callback Find
 * @param {"tags" | "top" | "sub" | "cover"} kind
 * @param {string} typed
 * @param {string[]} others
 * @returns {Suggestion[]}
 */

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {Find} options.suggest
 * @param {() => string} options.zone the offset of a new time
 * @param {SetField} options.onSet
 * @param {(key: string, reason: string) => void} options.onRefused
 */
export function createFields(root, { t, suggest, zone, onSet, onRefused }) {
  const find = elementFinder(root)
  /** @param {string} key */
  const rowOf = key => find(`.Card-row[data-key="${key}"]`)
  /** @type {(key: string, index?: number) => HTMLInputElement} */
  const inputOf = (key, index = 0) =>
    /** @type {any} */ (rowOf(key).querySelectorAll("input, textarea")[index])

  /** @param {string} key */
  const textField = key => createTextField(inputOf(key), {
    onSet: (value, isContinued) => onSet(key, value, isContinued),
    onRefused: reason => onRefused(key, reason),
  })

  /**
   * @param {number} index 0 or 1
   * @param {(value: string) => string[]} both returns the two categories
   */
  const categoryField = (index, both) => createTextField(inputOf("categories", index), {
    onSet: (value, isContinued) =>
      onSet("categories", [...both(value), ...deeper].filter(Boolean), isContinued),
    onRefused: reason => onRefused("categories", reason),
  })

  /** Categories after the two that the theme uses. @type {string[]} */
  let deeper = []
  const title = textField("title")
  const description = textField("description")
  const path = textField("image.path")
  const alt = textField("image.alt")
  /** @type {ReturnType<typeof createTextField>} */
  const top = categoryField(0, value => [value, sub.value()])
  /** @type {ReturnType<typeof createTextField>} */
  const sub = categoryField(1, value => [top.value(), value])
  const texts = [title, description, path, alt, top, sub]

  const tags = createTagField(find(".Card-chips"), {
    template: find(".Card-chipTemplate"),
    removeLabel: tag => t("card.removeTag", { tag }),
    find: (typed, tags) => suggest("tags", typed, tags),
    onSet: tags => onSet("tags", tags, false),
    onRefused: reason => onRefused("tags", reason),
  })
  const date = createDateField(find(".Card-date"), {
    zone,
    onSet: (text, isContinued) => onSet("date", text, isContinued),
    onRefused: reason => onRefused("date", reason),
  })

  createSuggestions(inputOf("image.path"), {
    find: typed => suggest("cover", typed, []), onChoose: path.choose,
  })
  createSuggestions(inputOf("categories", 0), {
    find: typed => suggest("top", typed, []), onChoose: top.choose,
  })
  createSuggestions(inputOf("categories", 1), {
    find: typed => suggest("sub", typed, [top.value()]), onChoose: sub.choose,
  })

  return {
    /** Shows the values of the text. @param {Post} post @param {boolean} isLocked */
    show(post, isLocked) {
      const categories = [...new Set(post.categories)]
      deeper = categories.slice(2)
      for (const { input } of texts) input.readOnly = isLocked
      title.show(post.title)
      description.show(post.description)
      path.show(post.image?.path ?? "")
      alt.show(post.image?.alt ?? "")
      top.show(categories[0] ?? "")
      sub.show(categories[1] ?? "")
      find(".Card-deeper").textContent = deeper.map(name => ` › ${name}`).join("")
      tags.show(post.tags, isLocked)
      date.show(post.written, isLocked)
      rowOf("image.alt").hidden = !post.image?.path
    },
    /** Locks the fields, which keep their values. */
    lock() {
      for (const { input } of texts) input.readOnly = true
      tags.lock()
      date.lock()
    },
    /** Sets values that are typed and not set yet. */
    commit() {
      for (const field of texts) void field.commit()
      void date.commit()
      void tags.commit()
    },
    /** Another text is open: discards values in flight. */
    reset() {
      for (const field of [...texts, tags, date]) field.reset()
    },
    /** Fits the heights of the fields, once they are visible. */
    grow() {
      for (const field of texts) field.grow()
    },
    /** @param {string} key */
    focus: key => inputOf(key).focus(),
    /**
     * Reports whether the browser's undo applies to a focused element.
     * @param {HTMLElement} target
     */
    undoesItself(target) {
      const field = texts.find(({ input }) => input === target)
      if (field) return field.undoesItself()
      return target instanceof HTMLInputElement && target.type === "text" && target.value !== ""
    },
  }
}
