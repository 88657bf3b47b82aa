// Carrying over: what the newest earlier log planned is offered to the open one. The earlier logs are only read; what comes is
// shown before, and is one step of undo.

import { createCarryDialog } from "./dialog.js"
import { earlier } from "./earlier.js"

/** @import { CarryOptions, Edit, Language, Offer, Translate } from "../../../types" */
/** @import { Headings } from "./dialog.js" */
/** @import { Summary } from "./earlier.js" */

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {() => Language} language
 * @property {{ get(key: string, fallback: string): string, set(key: string, value: string): void }} settings
 * @property {() => { id: string, day: string, text: string }} log the open one
 * @property {() => Summary[]} logs those that may have planned anything
 * @property {(ids: string[]) => Promise<(string | undefined)[]>} texts
 * @property {() => Promise<string>} template the writer's own, "" for daylog's
 * @property {(text: string, earlier: string[], options: CarryOptions) => Promise<Offer>} carry
 * @property {import("../../../browser/operations.js").Operations["run"]} operate
 * @property {(edits: Edit[]) => void} apply
 * @property {(day: string) => boolean} isToday
 * @property {(message: string) => void} say
 * @property {() => string} key that takes all that is offered, as the writer reads it
 */

/**
 * @param {HTMLElement} strip the quiet offer
 * @param {HTMLDialogElement} root
 * @param {Options} options
 */
export function createCarry(strip, root, { t, language, settings, log, logs, texts, template, carry, operate, apply, isToday, say, key }) {
  /** @param {string} name */
  const part = name => /** @type {HTMLElement} */ (strip.querySelector(`.CarryOffer-${name}`))
  const dialog = createCarryDialog(root, t)
  const headings = () => ({ plan: settings.get("carryPlan", ""), into: settings.get("carryInto", "") })

  /** What the strip shows. */
  let offered = { day: "", texts: /** @type {string[]} */ ([]) }

  /** What there is to carry into the open log. @type {(headings: Headings, leaveOut?: number[]) => Promise<{ offer: Offer, day: string }>} */
  async function find({ plan, into }, leaveOut = []) {
    const { day, text } = log()
    const before = earlier(logs(), day)
    const old = await texts(before.map(({ id }) => id))
    const offer = await carry(text, old.map(text => text ?? ""), { language: language(), plan, into, template: await template(), leaveOut })
    return { offer, day: before[offer.from]?.day ?? "" }
  }

  /** Puts in what an offer has. @param {number[]} leaveOut */
  const take = leaveOut => operate("carry", {}, () => takeOffered(leaveOut))

  /** @param {number[]} leaveOut */
  async function takeOffered(leaveOut) {
    const { id, text } = log()
    const { offer: { items, edits } } = await find(headings(), leaveOut)
    // Its edits are for the text that they were found in.
    if (log().id !== id || log().text !== text || edits.length === 0) return say(t("carry.stale"))
    hide()
    apply(edits)
    say(t("carry.taken", { n: items.filter(({ there }, i) => !there && !leaveOut.includes(i)).length }))
  }

  function hide() {
    if (!strip.hidden) settings.set("carrySaid", log().id)
    strip.hidden = true
  }

  /** @param {unknown} error */
  const fail = error => say(t("carry.failed", { reason: error instanceof Error ? error.message : String(error) }))

  async function open() {
    const answer = await dialog.ask({
      find,
      headings: headings(),
      onHeadings: ({ plan, into }) => {
        settings.set("carryPlan", plan)
        settings.set("carryInto", into)
      },
    })
    if (answer) await take(answer)
  }

  /** Says what is offered. */
  function speak() {
    const { day, texts } = offered
    const date = new Date(`${day}T00:00`).toLocaleDateString(document.documentElement.lang, { month: "long", day: "numeric", weekday: "short" })
    part("lead").textContent = t("carry.offer", { date, n: texts.length })
    part("list").textContent = texts.join(" · ")
    part("key").textContent = key()
  }

  part("close").addEventListener("click", hide)

  return {
    /** The dialog. */
    open: () => open().catch(fail),

    /** Takes all that the quiet offer shows; where there is none, the dialog shows it first. */
    all: () => (strip.hidden ? open() : take([])).catch(fail),

    /** The open log is another one: offers today's log, once, what is left from before. */
    async look() {
      strip.hidden = true
      const { id, day } = log()
      if (!isToday(day) || settings.get("carrySaid", "") === id || earlier(logs(), day).length === 0) return
      // Without an engine there is nothing to offer; it says so itself.
      const found = await find(headings()).catch(() => null)
      const items = found?.offer.items.filter(({ there }) => !there) ?? []
      if (!found || items.length === 0 || log().id !== id) return
      offered = { day: found.day, texts: items.map(({ text }) => text) }
      speak()
      strip.hidden = false
    },

    /** The writer's language is another one. */
    setLanguage: () => strip.hidden || speak(),
  }
}
