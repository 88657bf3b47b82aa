// Prepares this tab for a reload: waits until no operation runs and everything is stored.

/** @import { Readiness } from "../types" */
/** @import { Flows, Parts } from "./parts" */

/**
 * @param {Parts} parts
 * @param {Pick<Flows, "saving" | "download">} flows
 */
export function createLeaving({ t, operations, saves, notice, reasonOf }, { saving, download }) {
  /** Names of the logs that a failed write left unsaved. */
  const unsaved = () => saves.unsaved().map(({ name }) => name)

  return {
    /** @returns {Promise<Readiness>} */
    async prepare() {
      const running = operations.running()
      if (running.length > 0) return { running, typing: false, unsaved: [], reason: "" }
      await saving.settled()
      const outcome = await saves.settle()
      if (!(outcome instanceof Error)) return { running, typing: outcome === "typing", unsaved: [], reason: "" }
      return { running, typing: false, unsaved: unsaved(), reason: reasonOf(outcome) }
    },

    /** Reloads once no operation runs and everything is stored. @param {() => void} reload */
    async leave(reload) {
      await operations.idle()
      await saving.settled()
      const outcome = await saves.settle()
      if (!(outcome instanceof Error)) return reload()
      const message = t("version.unsavedHere", { names: unsaved().join(", "), reason: reasonOf(outcome) })
      notice.warn("version-failed", message, { label: t("warn.download"), run: download })
    },
  }
}
