// Each tab has a name, and a lock of that name for as long as it is open.

/** @param {string} tab */
const lockOf = tab => `daylog.tab.${tab}`

/** How long a tab that is being closed is waited for. */
const patience = 1000

/** Makes up a name for this tab and holds its lock. Without locks (a page of plain http) every other tab seems gone. */
export function holdTab() {
  // Not randomUUID, which a page from plain http does not get.
  const tab = [...crypto.getRandomValues(new Uint32Array(2))].map(part => part.toString(36)).join("")
  void navigator.locks?.request(lockOf(tab), () => new Promise(() => {})).catch(() => {})
  return tab
}

/** Resolves to whether a tab is closed. @param {string} tab @returns {Promise<boolean>} */
export async function tabIsGone(tab) {
  if (!navigator.locks || tab === "") return true
  try {
    // On a reload the page before may not have let go yet.
    await navigator.locks.request(lockOf(tab), { signal: AbortSignal.timeout(patience) }, async () => {})
    return true
  } catch {
    return false
  }
}
