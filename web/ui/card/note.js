// The note of the card: it replaces the fields of a text without front matter, and explains why the
// fields are locked.

import { elementFinder } from "../../browser/elements.js"

/** @import { Problem, Translate } from "../../types" */

/** @typedef {"fields" | "missing" | "broken"} Mode */

/**
 * @param {HTMLElement} root
 * @param {object} options
 * @param {Translate} options.t
 * @param {(problem: Problem) => string} options.message
 * @param {(offset: number) => number} options.lineOf
 * @param {() => void} options.onAdd
 * @param {(problem: Problem) => void} options.onFix
 * @param {(problem: Problem) => void} options.onSee
 */
export function createNote(root, { t, message, lineOf, onAdd, onFix, onSee }) {
  const find = elementFinder(root)
  const note = find(".Card-note")
  const action = find(".Card-noteAction")
  /** @type {{ mode: Mode, problem?: Problem }} */
  let shown = { mode: "fields" }

  /** @type {(mode: Mode, held: string, problem?: Problem) => string} */
  function text(mode, held, problem) {
    if (mode === "fields" && held !== "") return t(`card.${held}`)
    if (mode === "missing") return t("card.none")
    if (!problem) return t("card.invalid")
    return `${t("problems.line", { n: lineOf(problem.start) })}: ${message(problem)}`
  }

  /** @type {(mode: Mode, problem?: Problem) => string} */
  function actionText(mode, problem) {
    if (mode === "missing") return t("card.add")
    return problem && problem.fix.length > 0 ? t("problems.fix") : t("card.see")
  }

  action.addEventListener("click", () => {
    const { mode, problem } = shown
    if (mode === "missing") onAdd()
    else if (problem && problem.fix.length > 0) onFix(problem)
    else if (problem) onSee(problem)
  })

  return {
    /** @type {(mode: Mode, held: string, problem?: Problem) => void} */
    show(mode, held, problem) {
      shown = { mode, problem }
      const isHeld = mode === "fields" && held !== ""
      note.hidden = mode === "fields" && !isHeld
      note.classList.toggle("is-wrong", mode === "broken")
      find(".Card-noteText").textContent = text(mode, held, problem)
      action.hidden = note.hidden || isHeld || (mode === "missing" ? held !== "" : !problem)
      action.textContent = actionText(mode, problem)
    },
    /** Another text is open: the action has no effect until the next `show`. */
    reset() {
      shown = { mode: "fields" }
    },
  }
}
