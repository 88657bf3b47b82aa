import { bindAnswers, openDialog } from "../../../browser/dialogs.js"
import { hold } from "./held.js"

/** @import { Translate } from "../../../types" */

/** @typedef {"yesterday" | "today"} Day */

/**
 * The question that is asked after midnight: whether a log is still yesterday's.
 * @param {HTMLDialogElement} root
 * @param {Translate} t
 */
export function createDayQuestion(root, t) {
  /** @type {(name: string) => HTMLElement} */
  const find = name => /** @type {HTMLElement} */ (root.querySelector(`.Which-${name}`))
  bindAnswers(root, { yesterday: find("yesterday"), today: find("today") })
  root.addEventListener("keydown", event => {
    const to = { ArrowLeft: "yesterday", ArrowUp: "yesterday", ArrowRight: "today", ArrowDown: "today" }[event.key]
    if (to) find(to).focus()
  })

  /** @param {Date} date */
  const say = date => date.toLocaleDateString(document.documentElement.lang, { month: "long", day: "numeric", weekday: "long" })

  return {
    /**
     * @param {Date} now
     * @param {Date} yesterday
     * @param {boolean} early it comes up by itself
     * @returns {Promise<Day | "" | "later">} "" when the writer does not say
     */
    ask(now, yesterday, early) {
      const time = [now.getHours(), now.getMinutes()].map(part => String(part).padStart(2, "0")).join(":")
      find("lead").textContent = t("which.lead", { time })
      find("yesterdayDate").textContent = say(yesterday)
      find("todayDate").textContent = say(now)
      const answer = openDialog(root, find("yesterday"))
      if (early) hold(root, answer)
      return /** @type {Promise<Day | "" | "later">} */ (answer)
    },
  }
}
