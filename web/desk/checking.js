// Checks the text that the page shows, in idle time after each patch.

import { loadTexts } from "../strings/loading.js"

/** @import { Flows, Modules } from "./flows" */

/** Time after which the status bar says that the check is running, in ms. */
const SILENT = 200

/**
 * @param {Modules} modules
 * @param {Pick<Flows, "showing">} flows
 */
export function createChecking({ app: { settings, state }, engine, ui }, { showing }) {
  /** Loads the texts of the problems. Without them the list shows details. */
  const texts = loadTexts("problems").catch(() => {})
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  /** Checks the text of the current page, unless it is checked. @returns {Promise<void>} */
  async function check() {
    const { shown } = state
    if (!shown || state.isChecked) return showing.problems()
    timer ??= setTimeout(() => ui.status.show({ check: "running" }), SILENT)
    const [problems] = await Promise.all([engine.check().catch(() => null), texts])
    if (state.shown !== shown) return // the next patch starts another check
    clearTimeout(timer)
    timer = undefined
    if (problems) state.check(problems, shown.snapshot)
    ui.status.show({ check: problems ? "done" : "failed" })
    showing.problems()
  }

  return {
    check,

    /**
     * Switches a rule of advice on or off.
     * @param {string} rule
     * @param {boolean} isOn
     */
    setRule(rule, isOn) {
      const others = settings.get("rulesOff", "").split(" ").filter(one => one && one !== rule)
      settings.set("rulesOff", (isOn ? others : [...others, rule]).join(" "))
      state.uncheck()
      void check()
    },
  }
}
