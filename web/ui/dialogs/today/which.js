import { closed } from "./closed.js"
import { hold } from "./held.js"

/** @import { Translate } from "../../../types" */

/** @typedef {"yesterday" | "today"} Day */

/**
 * The question that is asked after midnight: whether a log is still yesterday's.
 * @param {HTMLDialogElement} root
 * @param {Translate} t
 */
export function whichDay(root, t) {
  /** @type {(name: string) => HTMLElement} */
  const find = name => /** @type {HTMLElement} */ (root.querySelector(`.Which-${name}`))
  for (const day of /** @type {Day[]} */ (["yesterday", "today"])) find(day).addEventListener("click", () => root.close(day))
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
      root.returnValue = ""
      root.showModal()
      find("yesterday").focus()
      if (early) hold(root)
      return /** @type {Promise<Day | "" | "later">} */ (closed(root))
    },
  }
}
