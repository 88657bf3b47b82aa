// The front matter card: fields for the values that Jekyll reads from the top of the text. The
// engine turns each change into edits of the text; the card does not know YAML.

import { elementFinder, setText } from "../../browser/elements.js"
import { createFields } from "./fields.js"
import { createNote } from "./note.js"
import { modeOf, problemsOf } from "./problems.js"
import { createSwitches, switchKeys } from "./switches.js"

/** @import { Post, Problem, Translate } from "../../types" */

const rowKeys = ["title", "date", "categories", "tags", "description", "image.path", "image.alt"]

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {(problem: Problem) => string} message
 * @property {boolean} isOpen
 * @property {(isOpen: boolean) => void} onToggle
 * @property {import("./fields.js").SetField} onSet
 * @property {import("./fields.js").Find} suggest
 * @property {() => string} zone the offset of a new time
 * @property {(offset: number) => number} lineOf
 * @property {(key: string) => void} onJump
 * @property {string} jumpKey the name of the key for that
 * @property {() => void} onAdd creates a front matter
 * @property {(problem: Problem) => void} onFix
 * @property {(problem: Problem) => void} onSee
 * @property {(event: KeyboardEvent) => boolean} onUndo undoes or redoes in the editor; false for
 *   other keys
 */

/**
 * @param {HTMLElement} root
 * @param {Options} options
 */
export function createCard(root, options) {
  const { t, message, jumpKey, onJump, onSet, onUndo } = options
  const find = elementFinder(root)
  /** @param {string} key */
  const rowOf = key => elementFinder(find(`.Card-row[data-key="${key}"]`))
  /** Messages about refused values, by key. @type {Map<string, string>} */
  const refusals = new Map()
  /** @type {{ post: Post, problems: Problem[] } | null} */
  let shown = null
  /** The reason why the fields are locked, as a key of the catalogue below "card"; "" for none. */
  let held = ""
  /** Whether the fields have values of this text. */
  let isFilled = false
  /** The field that gets the focus once it is unlocked. */
  let wanted = ""
  let { isOpen } = options

  /** @type {(key: string, reason: string) => void} */
  function onRefused(key, reason) {
    if (reason === "") refusals.delete(key)
    else refusals.set(key, t(`card.refused.${reason}`))
    showProblems()
  }

  const fields = createFields(root, {
    t, onSet, onRefused, suggest: options.suggest, zone: options.zone,
  })
  const switches = createSwitches(root, { onSet, onRefused })
  const note = createNote(root, options)

  /** @param {boolean} next */
  function setOpen(next) {
    isOpen = next
    find(".Card-toggle").setAttribute("aria-expanded", String(isOpen))
    find(".Card-body").hidden = !isOpen
    if (isOpen) fields.grow()
  }

  /** Returns the messages about a field. @param {string} key */
  function problemText(key) {
    let found = shown ? problemsOf(shown.post, key, shown.problems) : []
    if (key === "image.path" && shown && found.length === 0) {
      found = problemsOf(shown.post, "image", shown.problems)
    }
    return [refusals.get(key) ?? "", ...found.map(message)].filter(Boolean).join(" ")
  }

  function showProblems() {
    for (const key of rowKeys) {
      const text = problemText(key)
      const element = rowOf(key)(".Card-problem")
      setText(element, text)
      element.hidden = text === ""
      element.closest(".Card-row")?.classList.toggle("has-problem", text !== "")
    }
    for (const key of switchKeys) switches.showProblem(key, problemText(key))
  }

  function render() {
    if (!shown) return
    const { post, problems } = shown
    const { mode, problem } = modeOf(post, problems)
    const isLocked = mode !== "fields" || held !== ""
    for (const key of rowKeys) rowOf(key)(".Card-key").title = `${t("card.see")} (${jumpKey})`
    root.classList.toggle("is-locked", isLocked)
    showProblems()
    note.show(mode, held, problem)
    // Jekyll reads nothing from a broken front matter; the fields keep their last values.
    isFilled = mode === "fields" || (mode === "broken" && isFilled)
    const hasFields = mode !== "missing" && isFilled
    find(".Card-fields").hidden = !hasFields
    find(".Card-switches").hidden = !hasFields
    if (mode === "broken") {
      fields.lock()
      switches.lock()
      return
    }
    fields.show(post, isLocked)
    switches.show(post, isLocked)
    if (wanted === "" || isLocked) return
    fields.focus(wanted)
    wanted = ""
  }

  // Screen readers announce the refusal of a value.
  for (const key of rowKeys) rowOf(key)(".Card-problem").setAttribute("aria-live", "polite")
  setOpen(isOpen)
  find(".Card-toggle").addEventListener("click", () => {
    setOpen(!isOpen)
    options.onToggle(isOpen)
  })
  root.addEventListener("click", event => {
    const key = /** @type {Element} */ (event.target).closest(".Card-key")
    if (key) onJump(key.getAttribute("data-jump") ?? "")
  })
  root.addEventListener("keydown", event => {
    if (event.isComposing) return
    const target = /** @type {HTMLElement} */ (event.target)
    const key = target.closest("[data-key]")?.getAttribute("data-key")
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && key) {
      event.preventDefault()
      fields.commit()
      onJump(shown?.post.fields[key] ? key : key.split(".")[0])
    } else if (!fields.undoesItself(target) && onUndo(event)) event.preventDefault()
  }, true)
  document.addEventListener("visibilitychange", () => document.hidden && fields.commit())

  return {
    /**
     * Shows the front matter and the problems of the text.
     * @param {Post} post
     * @param {Problem[]} problems
     */
    show(post, problems) {
      shown = { post, problems }
      render()
    },
    /** Another log is open. */
    clear() {
      refusals.clear()
      isFilled = false
      fields.reset()
      note.reset()
      shown = null
    },
    /**
     * Locks the fields, or unlocks them.
     * @param {"" | "stopped" | "template" | "long"} reason key below "card", "" to unlock
     */
    hold(reason) {
      if (reason === held) return
      held = reason
      render()
    },
    /** Sets values that are typed and not set yet. */
    commit: fields.commit,
    /** Focuses a field as soon as it exists. @param {string} key */
    enter(key) {
      wanted = key
      setOpen(true)
      render()
    },
  }
}
