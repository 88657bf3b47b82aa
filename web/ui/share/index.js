// Texts that other apps share with daylog wait until the writer adds them to today's log or
// discards them: any page can open daylog with a text in its address. They are stored in the
// browser, so that they survive a reload, and all tabs ask one question about them.

import { lazily } from "../../browser/version.js"
import { withTexts } from "../../strings/loading.js"

/** @import { Shared } from "../../types" */

const KEY = "daylog.shared"

/** Maximum number of shares that wait. */
const MAX_SHARES = 20

/**
 * @typedef {object} Options
 * @property {(key: string) => string} t
 * @property {(shared: Shared) => string} lineOf returns a line of Markdown
 * @property {() => Pick<Storage, "getItem" | "setItem" | "removeItem">} storage a function, because
 *   access to localStorage can throw
 * @property {(lines: string[]) => Promise<void>} add adds lines to today's log
 */

/**
 * @param {HTMLElement} anchor the question appears below it
 * @param {Options} options
 */
export function createShares(anchor, { t, lineOf, storage, add }) {
  /** @type {Promise<ReturnType<typeof import("./panel.js").createSharePanel>> | undefined} */
  let panel
  /** The shares of this page, for browsers without storage. @type {Shared[]} */
  let held = []

  function pending() {
    try {
      return validShares(storage().getItem(KEY)) ?? held
    } catch {
      return held
    }
  }

  /** @param {Shared[]} shares */
  function keep(shares) {
    held = shares
    try {
      if (shares.length > 0) storage().setItem(KEY, JSON.stringify(shares))
      else storage().removeItem(KEY)
    } catch {
      // They wait until the page is closed.
    }
  }

  async function loadPanel() {
    const { createSharePanel } = await lazily(() => withTexts(import("./panel.js")))
    return createSharePanel(anchor, { t, lineOf, onAnswer })
  }

  async function show() {
    if (pending().length === 0 && !panel) return
    panel ??= loadPanel()
    panel.catch(() => {
      panel = undefined // the next start tries again
    })
    const { show } = await panel
    show(pending())
  }

  /** @param {string[]} lines none to discard the shares */
  async function onAnswer(lines) {
    const answered = pending()
    keep([])
    void show()
    try {
      if (lines.length > 0) await add(lines)
    } catch (error) {
      keep([...answered, ...pending()])
      void show()
      throw error
    }
  }

  window.addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) void show().catch(() => {})
  })

  return {
    /** Asks about shares of an earlier visit or another tab. */
    start: () => void show().catch(() => {}),

    /** Asks about a share. @param {Shared} shared */
    take(shared) {
      const others = pending().filter(other => lineOf(other) !== lineOf(shared))
      keep([...others, shared].slice(0, MAX_SHARES))
      void show().catch(() => {})
    },
  }
}

/**
 * Reads stored shares, without invalid ones; null if nothing is stored.
 * @param {string | null} stored
 * @returns {Shared[] | null}
 */
export function validShares(stored) {
  if (stored === null) return null
  /** @param {any} share */
  const isValid = share => ["title", "text", "url"].every(key => typeof share?.[key] === "string")
  try {
    const shares = JSON.parse(stored)
    return Array.isArray(shares) ? shares.filter(isValid).slice(0, MAX_SHARES) : []
  } catch {
    return []
  }
}
