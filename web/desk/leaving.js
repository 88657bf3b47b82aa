// Prepares this tab for a reload: waits until no operation runs and everything is stored.

import { reloadFresh } from "../browser/fresh.js"

/** @import { Readiness } from "../types" */
/** @import { Flows, Modules } from "./flows" */

/**
 * @param {Modules} modules
 * @param {Pick<Flows, "saving" | "download">} flows
 */
export function createLeaving({ app: { t, operations, notice, reasonOf }, store: { saver } }, { saving, download }) {
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
    const message = t("version.unsavedHere", { names: unsaved().join(", "), reason: reasonOf(outcome) })
    notice.warn("version-failed", message, { label: t("warn.download"), run: download })
  }

  return {
    leave,

    /** Reports that a file of another version was refused, and offers a reload. */
    reportMixed: () => notice.warn("mixed", t("warn.mixed"), { label: t("warn.again"), run: () => void leave(reloadFresh) }),

    /** @returns {Promise<Readiness>} */
    async prepare() {
      const running = operations.running()
      if (running.length > 0) return { running, typing: false, unsaved: [], reason: "" }
      await saving.settled()
      const outcome = await saver.settle()
      if (!(outcome instanceof Error)) return { running, typing: outcome === "typing", unsaved: [], reason: "" }
      return { running, typing: false, unsaved: unsaved(), reason: reasonOf(outcome) }
    },
  }
}
