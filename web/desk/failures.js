// Handles an engine that has ended, and stored logs that cannot be read. The text is safe in both
// cases.

import { throttle } from "../browser/throttle.js"
import { reportMixed } from "../browser/version.js"
import { isTimeout } from "../browser/within.js"

/** @import { Flows, Modules } from "./flows" */

/** Minimum time between two automatic restarts of the engine, in ms: the text may end it again. */
const PAUSE = 5000

/**
 * @param {Modules} modules
 * @param {Pick<Flows, "startup" | "download">} flows
 * @param {Parameters<typeof throttle>[2]} [time]
 */
export function createFailures({ app, engine, ui: { rail, status } }, { startup, download }, time) {
  const { root, t, reasonOf, state, notice } = app

  /** Shows in the preview pane why there is no page. @param {string} key */
  function sayInPage(key) {
    const place = /** @type {HTMLElement} */ (root.querySelector(".Page-waitingText"))
    place.dataset.text = key
    place.textContent = t(key)
  }

  /** Whether the engine is of another version: then only a reload helps. */
  let isMixed = false

  async function restartEngine() {
    root.dataset.state = "loading"
    sayInPage("page.waiting")
    notice.settle("engine")
    status.show({ engine: "loading" })
    await engine.restart()
    if (state.log.id === state.placeholder && state.log.text === "") await startup.start()
  }

  return {
    restartEngine,

    /** Restarts an ended engine when the text changes. */
    onMissed: throttle(() => void (engine.hasEnded() && !isMixed && restartEngine()), PAUSE, time),

    /** @param {Error} error */
    async onEngineEnd(error) {
      // The first log opens without an engine; report the failure after that.
      await startup.finished()
      if (!engine.hasEnded()) return
      root.dataset.state = "failed"
      rail.wake()
      sayInPage("page.failed")
      status.show({ engine: "failed" })
      notice.settle("update")
      isMixed = reportMixed(error)
      if (isMixed) return
      const action = { label: t("warn.restart"), run: restartEngine }
      notice.warn("engine", t("warn.engine", { reason: error.message }), action)
    },

    /** Reports that the stored logs could not be read. @param {unknown} error */
    warnRead(error) {
      const reason = reasonOf(error)
      root.dataset.saved = "failed"
      status.show({ saved: "failed", reason })
      const about = isTimeout(error) ? "blocked" : "read"
      const action = { label: t("warn.download"), run: download }
      notice.warn(about, t(`warn.${about}`, { reason }), action)
    },

    /** Reports that a part of the app could not be loaded. @param {unknown} error */
    warnPart: error => notice.warn("part", t("warn.part", { reason: reasonOf(error) })),
  }
}
