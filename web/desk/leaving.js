// Prepares this tab for a reload: nothing runs, and everything is stored.

/** @import { Readiness } from "../types" */
/** @import { Flows, Parts } from "./parts" */

/**
 * @param {Parts} parts
 * @param {Pick<Flows, "saving">} flows
 */
export function create({ operations, saves, reasonOf }, { saving }) {
  /** @returns {Promise<Readiness>} */
  async function prepare() {
    const running = operations.running()
    if (running.length > 0) return { running, typing: false, unsaved: [], reason: "" }
    await saving.settled()
    const outcome = await saves.settle()
    const unsaved = outcome instanceof Error ? saves.waiting().map(({ name }) => name) : []
    return { running: [], typing: outcome === "typing", unsaved, reason: outcome instanceof Error ? reasonOf(outcome) : "" }
  }

  return {
    prepare,
    /** Reloads once no operation runs; what was typed meanwhile is stored first. @param {() => void} reload */
    async leave(reload) {
      await operations.idle()
      await saves.settle()
      reload()
    },
  }
}
