// What the next log of a series will be called, before it is made: the writer may change all of it, and how weeks are counted.

import { openDialog } from "../../../browser/dialogs.js"
import { hold, later } from "./held.js"

/** @import { Chosen, NewLog } from "../../../types" */

/** What is asked for: another count of weeks, no series, or what the writer chose. @typedef {{ weekLogs?: number, plain?: boolean, chosen?: Chosen | null }} Wish */

/** @typedef {{ log: NewLog, weekLogs: number, plain: boolean }} Made */

/** @param {string} text */
export const tagsOf = text => text.split(",").map(tag => tag.trim()).filter(Boolean)

/**
 * @param {HTMLDialogElement} root
 */
export function createProposal(root) {
  /** @template {HTMLElement} T @param {string} name @returns {T} */
  const find = name => /** @type {T} */ (root.querySelector(`.Proposal-${name}`))
  const form = /** @type {HTMLFormElement} */ (find("form"))
  const title = /** @type {HTMLInputElement} */ (find("title"))
  const tags = /** @type {HTMLInputElement} */ (find("tags"))
  const slug = /** @type {HTMLInputElement} */ (find("slug"))
  const weeks = /** @type {HTMLSelectElement} */ (find("weeks"))
  const plain = find("plain")

  /** @type {(wish: Wish) => Promise<NewLog>} */
  let propose
  /** @type {NewLog} */
  let proposed
  /** @type {Made | null} */
  let made = null

  const weekLogs = () => Number(weeks.value)
  const chosen = () => ({ title: title.value.trim(), tags: tagsOf(tags.value), slug: slug.value.trim() })

  /** Shows the numbers of a proposal; what the writer has written stays. @param {NewLog} next */
  function show(next) {
    if (title.value === (proposed?.title ?? "")) title.value = next.title
    if (tags.value === (proposed?.tags ?? []).join(", ")) tags.value = next.tags.join(", ")
    if (slug.value === (proposed?.slug ?? "")) slug.value = next.slug
    proposed = next
    find("name").textContent = next.name
    find("url").textContent = next.url
  }

  /** What the engine proposes; null when it fails, which it has said elsewhere. @param {Wish} wish */
  const proposalFor = wish => propose({ weekLogs: weekLogs(), ...wish }).catch(() => null)

  /** Asks what the log will be called as it is written now. */
  async function preview() {
    const next = await proposalFor({ chosen: chosen() })
    if (!next) return
    find("name").textContent = next.name
    find("url").textContent = next.url
  }

  /** @param {Wish} wish */
  async function make(wish) {
    const log = await proposalFor(wish)
    made = log && { log, weekLogs: weekLogs(), plain: wish.plain ?? false }
    root.close()
  }

  form.addEventListener("submit", event => {
    event.preventDefault()
    void make({ chosen: chosen() })
  })
  plain.addEventListener("click", () => void make({ plain: true }))
  slug.addEventListener("input", () => void preview())
  weeks.addEventListener("change", async () => {
    const next = await proposalFor({})
    if (next) show(next)
  })

  return {
    /**
     * @param {NewLog} first
     * @param {object} options
     * @param {number} options.weekLogs
     * @param {boolean} options.early it comes up by itself
     * @param {(wish: Wish) => Promise<NewLog>} options.propose
     * @returns {Promise<Made | null | "later">} null when the writer goes back
     */
    async ask(first, options) {
      propose = options.propose
      title.value = tags.value = slug.value = ""
      proposed = { ...first, title: "", tags: [], slug: "" }
      weeks.value = String(options.weekLogs)
      find("weekRow").hidden = first.week === ""
      plain.hidden = first.numbered
      show(first)
      made = null
      const answer = openDialog(root, options.early ? find("make") : title)
      if (options.early) hold(root, answer)
      else title.setSelectionRange(title.value.length, title.value.length)
      return await answer === later ? later : made
    },
  }
}
