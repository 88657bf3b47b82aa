// The dialog with the items that would be carried over. The writer leaves out some of them and
// chooses the headings.

import { openDialog } from "../../../browser/dialogs.js"
import { elementFinder } from "../../../browser/elements.js"
import { messageOf } from "../../../browser/errors.js"
import { replaceNodes } from "../../../browser/lists.js"
import { formatDay } from "../../dates.js"
import { moveFocus, vertical } from "../../focus.js"
import { createRow } from "./rows.js"
import { tick } from "./ticks.js"

/** @import { Offer, Translate } from "../../../types" */

/**
 * Headings of the plan and of the section to add to; "" for the default.
 * @typedef {{ plan: string, into: string }} Headings
 */
/**
 * An offer and the day of the log that it is from.
 * @typedef {{ offer: Offer, day: string }} Found
 */

/**
 * Fills a list of headings.
 * @param {HTMLSelectElement} select
 * @param {string[]} headings
 * @param {string} chosen
 * @param {string} byDefault the label of the default
 */
function fill(select, headings, chosen, byDefault) {
  const all = chosen && !headings.includes(chosen) ? [...headings, chosen] : headings
  const options = all.map(heading => new Option(heading, heading))
  replaceNodes(select, [new Option(byDefault, ""), ...options])
  select.value = chosen
}

/**
 * @param {HTMLDialogElement} root
 * @param {Translate} t
 */
export function createCarryDialog(root, t) {
  const find = elementFinder(root, ".Carry-")
  const list = find("list")
  const take = /** @type {HTMLButtonElement} */ (find("take"))
  const plan = /** @type {HTMLSelectElement} */ (find("plan"))
  const into = /** @type {HTMLSelectElement} */ (find("into"))
  /** @type {Offer} */
  let offer
  /** @type {boolean[]} */
  let ticked = []
  /** @type {(headings: Headings) => void} */
  let onHeadings = () => {}
  /** Number of requests: only the reply to the last one is shown. */
  let requests = 0

  const boxes = () => /** @type {HTMLInputElement[]} */ ([...list.querySelectorAll("input")])

  function showTicks() {
    for (const box of boxes()) box.checked = ticked[Number(box.value)]
    const count = offer.items.filter(({ there }, i) => !there && ticked[i]).length
    take.disabled = count === 0
    take.textContent = t("carry.take", { n: count })
  }

  /** @param {string} day */
  function leadText(day) {
    if (offer.from < 0) return t("carry.nothing")
    const date = formatDay(day, { month: "long", day: "numeric", weekday: "short" })
    return t(offer.fresh ? "carry.leadFresh" : "carry.lead", { date, into: offer.into })
  }

  /** @param {Found} found @param {Headings} headings */
  function show(found, headings) {
    offer = found.offer
    ticked = offer.items.map(() => true)
    find("lead").textContent = leadText(found.day)
    replaceNodes(list, offer.items.map((item, index) => createRow(item, index, t)))
    find("none").hidden = offer.items.length > 0 || offer.from < 0
    fill(plan, offer.plans, headings.plan, t("carry.usualPlan"))
    const section = headings.into ? "" : offer.into
    fill(into, offer.sections, headings.into, t("carry.usualInto", { into: section }))
    find("headings").hidden = offer.from < 0
    showTicks()
  }

  list.addEventListener("change", event => {
    const box = /** @type {HTMLInputElement} */ (event.target)
    ticked = tick(offer.items, ticked, Number(box.value), box.checked)
    showTicks()
  })
  list.addEventListener("keydown", event => {
    const all = boxes()
    if (all.some(box => box === event.target)) moveFocus(event, all, vertical)
  })
  for (const select of [plan, into]) {
    select.addEventListener("change", () => onHeadings({ plan: plan.value, into: into.value }))
  }
  find("form").addEventListener("submit", event => {
    event.preventDefault()
    if (!take.disabled) root.close("take")
  })
  find("cancel").addEventListener("click", () => root.close())

  return {
    /**
     * Resolves to the indexes of the items that are left out, or to null if the writer cancelled.
     * @param {object} options
     * @param {(headings: Headings) => Promise<Found>} options.find
     * @param {Headings} options.headings the initial ones
     * @param {(headings: Headings) => void} options.onHeadings called when the writer chose others
     * @returns {Promise<number[] | null>}
     */
    async ask(options) {
      if (root.open) return null
      const found = await options.find(options.headings)
      requests++
      show(found, options.headings)
      onHeadings = async headings => {
        options.onHeadings(headings)
        const request = ++requests
        try {
          const found = await options.find(headings)
          if (request === requests) show(found, headings)
        } catch (error) {
          const text = t("carry.failed", { reason: messageOf(error) })
          if (request === requests) find("lead").textContent = text
        }
      }
      const answer = await openDialog(root, boxes()[0] ?? plan)
      requests++ // replies that arrive now are ignored
      return answer === "take" ? ticked.flatMap((isTicked, i) => (isTicked ? [] : [i])) : null
    },
  }
}
