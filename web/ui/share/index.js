// What is shared with daylog waits here until the writer adds it to today's log or discards it: any page can open daylog with a
// text in its address. It is kept in the browser, so that it survives a reload, and several shares are one question in all tabs.

import { lazily } from "../../browser/version.js"

/** @import { Shared } from "../../types" */

const KEY = "daylog.shared"

/** The number of shares that can wait. */
const MOST = 20

/**
 * @typedef {object} Options
 * @property {(key: string) => string} t
 * @property {(shared: Shared) => string} lineOf
 * @property {() => Pick<Storage, "getItem" | "setItem" | "removeItem">} storage a function, since naming localStorage can throw
 * @property {(lines: string[]) => Promise<void>} add puts lines behind today's log
 */

/**
 * @param {HTMLElement} anchor the question appears below it
 * @param {Options} options
 */
export function createShares(anchor, { t, lineOf, storage, add }) {
  /** @type {Promise<ReturnType<typeof import("./panel.js").createSharePanel>> | undefined} */
  let panel
  /** Where the browser stores nothing. @type {Shared[]} */
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

  async function show() {
    if (pending().length === 0 && !panel) return
    panel ??= lazily(() => import("./panel.js")).then(({ createSharePanel }) => createSharePanel(anchor, { t, lineOf, onAnswer }))
    panel.catch(() => {
      panel = undefined // not loaded; what waits is asked for at the next start
    })
    const { show } = await panel
    show(pending())
  }

  /** @param {string[]} lines the writer's answer; none to discard what was shared */
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
    /** Asks about what was shared before a reload, or in another tab. */
    begin: () => void show().catch(() => {}),

    /** @param {Shared} shared */
    take(shared) {
      const others = pending().filter(other => lineOf(other) !== lineOf(shared))
      keep([...others, shared].slice(0, MOST))
      void show().catch(() => {})
    },
  }
}

/**
 * Reads stored shares; null if nothing is stored. Invalid ones are left out.
 * @param {string | null} stored
 * @returns {Shared[] | null}
 */
export function validShares(stored) {
  if (stored === null) return null
  try {
    const shares = JSON.parse(stored)
    if (!Array.isArray(shares)) return []
    return shares.filter(share => ["title", "text", "url"].every(name => typeof share?.[name] === "string")).slice(0, MOST)
  } catch {
    return []
  }
}
