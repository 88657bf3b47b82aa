// The names of tabs. Each tab holds a lock with its name while it is open.

/** @param {string} tab */
const lockOf = tab => `daylog.tab.${tab}`

/** Time that tabIsGone waits for a tab that is being closed, in ms. */
const PATIENCE = 1000

let own = ""

/**
 * Returns this tab's name. The first call creates it and requests its lock. Without locks (on pages
 * loaded over plain HTTP) every other tab counts as closed.
 */
export function holdTab() {
  if (own) return own
  // Not randomUUID, which needs a secure context.
  own = [...crypto.getRandomValues(new Uint32Array(2))].map(part => part.toString(36)).join("")
  void navigator.locks?.request(lockOf(own), () => new Promise(() => {})).catch(() => {})
  return own
}

/**
 * Resolves to whether a tab is closed.
 * @param {string} tab
 * @returns {Promise<boolean>}
 */
export async function tabIsGone(tab) {
  if (!navigator.locks || tab === "") return true
  try {
    // After a reload, the previous page may still hold it.
    const signal = AbortSignal.timeout(PATIENCE)
    await navigator.locks.request(lockOf(tab), { signal }, async () => {})
    return true
  } catch {
    return false
  }
}

/**
 * Resolves to whether a tab is open now, without waiting; undefined in browsers without locks.
 * @param {string} tab
 */
export async function tabIsOpen(tab) {
  if (!navigator.locks) return undefined
  const { held = [] } = await navigator.locks.query()
  return held.some(({ name }) => name === lockOf(tab))
}
