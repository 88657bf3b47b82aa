import { timeOf } from "../../../browser/clock.js"
import { bindAnswers, openDialog } from "../../../browser/dialogs.js"
import { elementFinder } from "../../../browser/elements.js"
import { passKeysToText } from "./unasked.js"

/** @import { Translate } from "../../../types" */

/** @typedef {"yesterday" | "today"} Day */

/** @param {Date} date */
const format = date => date.toLocaleDateString(document.documentElement.lang, {
  month: "long", day: "numeric", weekday: "long",
})

/**
 * The question after midnight: whether a new log is yesterday's or today's.
 * @param {HTMLDialogElement} root
 * @param {Translate} t
 */
export function createDayQuestion(root, t) {
  const find = elementFinder(root, ".Which-")
  bindAnswers(root, { yesterday: find("yesterday"), today: find("today") })
  root.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowLeft" || key === "ArrowUp") find("yesterday").focus()
    else if (key === "ArrowRight" || key === "ArrowDown") find("today").focus()
  })

  return {
    /**
     * @param {Date} now
     * @param {Date} yesterday
     * @param {boolean} isUnasked whether the dialog opens without a request
     * @returns {Promise<Day | "" | "later">} "" if the writer dismissed it, "later" if it was
     *   postponed
     */
    ask(now, yesterday, isUnasked) {
      find("lead").textContent = t("which.lead", { time: timeOf(now).slice(0, 5) })
      find("yesterdayDate").textContent = format(yesterday)
      find("todayDate").textContent = format(now)
      const answer = openDialog(root, find("yesterday"))
      if (isUnasked) passKeysToText(root, answer)
      return /** @type {Promise<Day | "" | "later">} */ (answer)
    },
  }
}
