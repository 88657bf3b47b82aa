// Prepares this tab for a reload: waits until no operation runs and everything is stored.

import { reloadFresh } from "../browser/fresh.js"

/** @import { Readiness } from "../types" */
/** @import { Flows, Modules } from "./flows" */

/**
 * @param {Modules} modules
 * @param {Pick<Flows, "saving" | "download">} flows
 */
export function createLeaving({ app, store: { saver } }, { saving, download }) {
  const { t, operations, notice, reasonOf } = app
  /** Names of the logs that a failed write left unsaved. */
  const unsaved = () => saver.unsaved().map(({ name }) => name)

  /**
   * Reloads once no operation runs, unless a write failed; text typed meanwhile is left as a note.
   * @param {() => void} reload
   */
  async function leave(reload) {
    await operations.idle()
    await saving.settled()
    const outcome = await saver.settle()
    if (!(outcome instanceof Error)) return reload()
    const details = { names: unsaved().join(", "), reason: reasonOf(outcome) }
    const action = { label: t("warn.download"), run: download }
    notice.warn("version-failed", t("version.unsavedHere", details), action)
  }

  return {
    leave,

    /** Reports that a file of another version was refused, and offers a reload. */
    reportMixed() {
      const action = { label: t("warn.again"), run: () => void leave(reloadFresh) }
      notice.warn("mixed", t("warn.mixed"), action)
    },

    /** @returns {Promise<Readiness>} */
    async prepare() {
      const running = operations.running()
      if (running.length > 0) return { running, typing: false, unsaved: [], reason: "" }
      await saving.settled()
      const outcome = await saver.settle()
      if (outcome instanceof Error) {
        return { running, typing: false, unsaved: unsaved(), reason: reasonOf(outcome) }
      }
      return { running, typing: outcome === "typing", unsaved: [], reason: "" }
    },
  }
}
