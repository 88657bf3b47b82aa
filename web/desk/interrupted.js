// Reports operations that a crash, a reload or a killed browser interrupted, and offers to complete
// them.

/** @import { AppContext } from "./flows" */

/** Maximum number of reported operations. */
const MOST = 3

/**
 * @param {Pick<AppContext, "t" | "operations" | "notice">} app
 * @param {Record<string, { label: string, run: () => void }>} ways the action that completes an
 *   operation, by its kind
 */
export async function reportInterrupted({ t, operations, notice }, ways) {
  const found = await operations.interrupted()
  for (const [number, { kind, name, done, total }] of found.slice(-MOST).entries()) {
    const key = `interrupted.${kind}`
    const message = t(key, { name, done, total })
    // An older or newer version may know other kinds.
    if (message !== key) notice.warn(`interrupted-${number}`, message, ways[kind])
  }
}
