// Carrying over: the open tasks of the last plan are offered to the open log, in a strip above the
// editor or in a dialog. Earlier logs stay as they are; the change is one undo step.

import { elementFinder } from "../../../browser/elements.js"
import { messageOf } from "../../../browser/errors.js"
import { formatDay } from "../../dates.js"
import { createCarryDialog } from "./dialog.js"
import { earlier } from "./earlier.js"

/** @import { CarryOptions, Edit, Language, Offer, Settings, Translate } from "../../../types" */
/** @import { Found, Headings } from "./dialog.js" */
/** @import { Summary } from "./earlier.js" */

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {() => Language} language
 * @property {Settings} settings
 * @property {() => { id: string, day: string, text: string }} log the open log
 * @property {() => Summary[]} logs the logs that may have a plan
 * @property {(ids: string[]) => Promise<(string | undefined)[]>} texts
 * @property {() => Promise<string>} template the writer's template, "" for the built-in one
 * @property {(text: string, earlier: string[], options: CarryOptions) => Promise<Offer>} carry
 * @property {import("../../../browser/operations.js").Operations["run"]} operate
 * @property {(edits: Edit[]) => void} apply
 * @property {(day: string) => boolean} isToday
 * @property {(message: string) => void} say
 * @property {() => string} key the key that takes all offered items
 */

/**
 * @param {HTMLElement} strip the offer above the editor
 * @param {HTMLDialogElement} root
 * @param {Options} options
 */
export function createCarry(strip, root, options) {
  const { t, language, settings, log, logs, texts, template, carry, operate, apply, say } = options
  const part = elementFinder(strip, ".CarryOffer-")
  const dialog = createCarryDialog(root, t)
  const headings = () => ({
    plan: settings.get("carryPlan", ""), into: settings.get("carryInto", ""),
  })
  /** The content of the strip. */
  let offered = { day: "", texts: /** @type {string[]} */ ([]) }

  /** @type {(headings: Headings, leaveOut?: number[]) => Promise<Found>} */
  async function find({ plan, into }, leaveOut = []) {
    const { day, text } = log()
    const before = earlier(logs(), day)
    const read = await texts(before.map(({ id }) => id))
    const offer = await carry(text, read.map(text => text ?? ""), {
      language: language(), plan, into, template: await template(), leaveOut,
    })
    return { offer, day: before[offer.from]?.day ?? "" }
  }

  /** Adds the items of an offer to the open log. @param {number[]} leaveOut */
  async function take(leaveOut) {
    const { id, text } = log()
    const { offer: { items, edits } } = await find(headings(), leaveOut)
    // The edits refer to the text that the engine was given.
    const isStale = log().id !== id || log().text !== text
    if (isStale || edits.length === 0) return say(t("carry.stale"))
    hide()
    apply(edits)
    const taken = items.filter(({ there }, i) => !there && !leaveOut.includes(i))
    say(t("carry.taken", { n: taken.length }))
  }

  /** @param {number[]} leaveOut */
  const takeAsOperation = leaveOut => operate("carry", {}, () => take(leaveOut))

  /** Hides the strip; the open log gets no other offer. */
  function hide() {
    if (!strip.hidden) settings.set("carrySaid", log().id)
    strip.hidden = true
  }

  async function open() {
    const leaveOut = await dialog.ask({
      find,
      headings: headings(),
      onHeadings: ({ plan, into }) => {
        settings.set("carryPlan", plan)
        settings.set("carryInto", into)
      },
    })
    if (leaveOut) await takeAsOperation(leaveOut)
  }

  /** @param {unknown} error */
  const fail = error => say(t("carry.failed", { reason: messageOf(error) }))

  function showStrip() {
    const { day, texts } = offered
    const date = formatDay(day, { month: "long", day: "numeric", weekday: "short" })
    part("lead").textContent = t("carry.offer", { date, n: texts.length })
    part("list").textContent = texts.join(" · ")
    part("key").textContent = options.key()
    strip.hidden = false
  }

  part("close").addEventListener("click", hide)

  return {
    /** Opens the dialog. */
    open: () => open().catch(fail),

    /** Takes all items of the strip, or opens the dialog if there is no offer. */
    all: () => (strip.hidden ? open() : takeAsOperation([])).catch(fail),

    /** Another log is open: if it is today's, the strip offers the open tasks, once. */
    async look() {
      strip.hidden = true
      const { id, day } = log()
      const isOffered = settings.get("carrySaid", "") === id
      if (!options.isToday(day) || isOffered || earlier(logs(), day).length === 0) return
      // Without an engine there is no offer; its failure is reported elsewhere.
      const found = await find(headings()).catch(() => null)
      const items = found?.offer.items.filter(({ there }) => !there) ?? []
      if (!found || items.length === 0 || log().id !== id) return
      offered = { day: found.day, texts: items.map(({ text }) => text) }
      showStrip()
    },

    /** Shows the strip in the current language. */
    translate: () => strip.hidden || showStrip(),
  }
}
