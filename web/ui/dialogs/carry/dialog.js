import { openDialog } from "../../../browser/dialogs.js"
import { replaceNodes } from "../../../browser/lists.js"
import { tick } from "./ticks.js"

/** @import { Offer, Translate } from "../../../types" */

/** Which headings are meant; "" for the usual ones. @typedef {{ plan: string, into: string }} Headings */

/**
 * The dialog in which the writer sees what would be carried over, and leaves out what should not.
 * @param {HTMLDialogElement} root
 * @param {Translate} t
 */
export function createCarryDialog(root, t) {
  /** @template {HTMLElement} T @param {string} name @returns {T} */
  const find = name => /** @type {T} */ (root.querySelector(`.Carry-${name}`))
  const lead = find("lead")
  const list = find("list")
  const none = find("none")
  const take = /** @type {HTMLButtonElement} */ (find("take"))
  const plan = /** @type {HTMLSelectElement} */ (find("plan"))
  const into = /** @type {HTMLSelectElement} */ (find("into"))

  /** @type {Offer} */
  let offer
  /** @type {boolean[]} */
  let ticked = []
  /** @type {(headings: Headings) => void} */
  let rechoose = () => {}
  /** Counts what was asked for: only the last answer is shown. */
  let turn = 0

  const boxes = () => /** @type {HTMLInputElement[]} */ ([...list.querySelectorAll("input")])

  /** Shows the ticks; one that goes, or comes, takes others with it. */
  function showTicks() {
    for (const box of boxes()) box.checked = ticked[Number(box.value)]
    const count = offer.items.filter(({ there }, i) => !there && ticked[i]).length
    take.disabled = count === 0
    take.textContent = t("carry.take", { n: count })
  }

  /** @type {(item: Offer["items"][number], number: number) => HTMLElement} */
  function row(item, number) {
    const line = document.createElement("li")
    line.className = "Carry-item"
    line.style.setProperty("--depth", String(item.depth))
    const label = document.createElement(item.there ? "span" : "label")
    label.className = "Carry-row"
    if (!item.there) {
      const box = document.createElement("input")
      box.type = "checkbox"
      box.value = String(number)
      label.append(box)
    }
    const text = document.createElement("span")
    text.className = "Carry-text"
    text.textContent = item.text
    label.append(text)
    if (item.there) {
      const note = document.createElement("span")
      note.className = "Carry-there"
      note.textContent = t("carry.there")
      label.append(note)
    }
    line.append(label)
    return line
  }

  /** @type {(select: HTMLSelectElement, headings: string[], chosen: string, usual: string) => void} */
  function fill(select, headings, chosen, usual) {
    const all = chosen && !headings.includes(chosen) ? [...headings, chosen] : headings
    replaceNodes(select, [new Option(usual, ""), ...all.map(heading => new Option(heading, heading))])
    select.value = chosen
  }

  /** @param {Offer} next @param {string} day whose log it is from @param {Headings} headings */
  function show(next, day, headings) {
    offer = next
    ticked = offer.items.map(() => true)
    const date = new Date(`${day}T00:00`).toLocaleDateString(document.documentElement.lang, { month: "long", day: "numeric", weekday: "short" })
    lead.textContent = offer.from < 0 ? t("carry.nothing") : t(offer.fresh ? "carry.leadFresh" : "carry.lead", { date, into: offer.into })
    replaceNodes(list, offer.items.map(row))
    none.hidden = offer.items.length > 0 || offer.from < 0
    fill(plan, offer.plans, headings.plan, t("carry.usualPlan"))
    fill(into, offer.sections, headings.into, t("carry.usualInto", { into: headings.into ? "" : offer.into }))
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
    const at = all.indexOf(/** @type {HTMLInputElement} */ (event.target))
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to === undefined || at < 0) return
    event.preventDefault()
    all[(to + all.length) % all.length].focus()
  })
  for (const select of [plan, into]) select.addEventListener("change", () => rechoose({ plan: plan.value, into: into.value }))
  find("form").addEventListener("submit", event => {
    event.preventDefault()
    if (!take.disabled) root.close("take")
  })
  find("cancel").addEventListener("click", () => root.close())

  return {
    /**
     * Resolves to the numbers of the items that are left out, or to null when nothing is to be carried.
     * @param {object} options
     * @param {(headings: Headings) => Promise<{ offer: Offer, day: string }>} options.find what there is under these headings
     * @param {Headings} options.headings the ones to begin with
     * @param {(headings: Headings) => void} options.onHeadings they were chosen
     * @returns {Promise<number[] | null>}
     */
    async ask({ find, headings, onHeadings }) {
      if (root.open) return null
      const first = await find(headings)
      turn++
      show(first.offer, first.day, headings)
      rechoose = async chosen => {
        onHeadings(chosen)
        const mine = ++turn
        try {
          const again = await find(chosen)
          if (mine === turn) show(again.offer, again.day, chosen)
        } catch (error) {
          if (mine === turn) lead.textContent = t("carry.failed", { reason: error instanceof Error ? error.message : String(error) })
        }
      }
      const answer = await openDialog(root, boxes()[0] ?? plan)
      turn++ // headings that are looked up now are not for this answer
      return answer === "take" ? ticked.flatMap((on, i) => (on ? [] : [i])) : null
    },
  }
}
