// The proposal of the next log of a series, before it is created. The writer may change title, tags
// and slug, and how weeks are counted.

import { openDialog } from "../../../browser/dialogs.js"
import { elementFinder } from "../../../browser/elements.js"
import { splitList } from "../../../browser/lists.js"
import { passKeysToText, POSTPONED } from "./unasked.js"

/** @import { Chosen, NewLog } from "../../../types" */

/**
 * The difference to the first proposal: another count of weeks, no series, or the writer's values.
 * @typedef {{ weekLogs?: number, plain?: boolean, chosen?: Chosen | null }} Wish
 */
/** @typedef {{ log: NewLog, weekLogs: number, plain: boolean }} Made */

/** @param {HTMLDialogElement} root */
export function createProposal(root) {
  const find = elementFinder(root, ".Proposal-")
  const title = /** @type {HTMLInputElement} */ (find("title"))
  const tags = /** @type {HTMLInputElement} */ (find("tags"))
  const slug = /** @type {HTMLInputElement} */ (find("slug"))
  const weeks = /** @type {HTMLSelectElement} */ (find("weeks"))
  const plain = find("plain")
  /** @type {(wish: Wish) => Promise<NewLog>} */
  let propose
  /** The proposal whose values the fields show. @type {Chosen} */
  let proposed
  /** @type {Made | null} */
  let made = null

  const weekLogs = () => Number(weeks.value)
  const chosen = () =>
    ({ title: title.value.trim(), tags: splitList(tags.value), slug: slug.value.trim() })

  /** Shows a proposal; fields that the writer changed stay. @param {NewLog} next */
  function show(next) {
    if (title.value === proposed.title) title.value = next.title
    if (tags.value === proposed.tags.join(", ")) tags.value = next.tags.join(", ")
    if (slug.value === proposed.slug) slug.value = next.slug
    proposed = next
    showName(next)
  }

  /** @param {NewLog} log */
  function showName({ name, url }) {
    find("name").textContent = name
    find("url").textContent = url
  }

  /** Resolves to null if the engine fails, which is reported elsewhere. @param {Wish} wish */
  const proposalFor = wish => propose({ weekLogs: weekLogs(), ...wish }).catch(() => null)

  /** @param {Wish} wish */
  async function make(wish) {
    const log = await proposalFor(wish)
    made = log && { log, weekLogs: weekLogs(), plain: wish.plain ?? false }
    root.close()
  }

  find("form").addEventListener("submit", event => {
    event.preventDefault()
    void make({ chosen: chosen() })
  })
  plain.addEventListener("click", () => void make({ plain: true }))
  slug.addEventListener("input", async () => {
    const next = await proposalFor({ chosen: chosen() })
    if (next) showName(next)
  })
  weeks.addEventListener("change", async () => {
    const next = await proposalFor({})
    if (next) show(next)
  })

  return {
    /**
     * @param {NewLog} first
     * @param {object} options
     * @param {number} options.weekLogs
     * @param {boolean} options.isUnasked whether the dialog opens without a request
     * @param {(wish: Wish) => Promise<NewLog>} options.propose
     * @returns {Promise<Made | null | "later">} null if the writer dismissed it, "later" if it was
     *   postponed
     */
    async ask(first, options) {
      propose = options.propose
      title.value = tags.value = slug.value = ""
      proposed = { title: "", tags: [], slug: "" }
      weeks.value = String(options.weekLogs)
      find("weekRow").hidden = first.week === ""
      plain.hidden = first.numbered
      show(first)
      made = null
      const answer = openDialog(root, options.isUnasked ? find("make") : title)
      if (options.isUnasked) passKeysToText(root, answer)
      else title.setSelectionRange(title.value.length, title.value.length)
      return await answer === POSTPONED ? POSTPONED : made
    },
  }
}
