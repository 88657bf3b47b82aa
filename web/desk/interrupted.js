// Reports operations that a crash, a reload or a killed browser interrupted, with the way to complete them.

/** @import { Parts } from "./parts" */

/** More than these are not reported one by one. */
const MOST = 3

/**
 * @param {Pick<Parts, "t" | "operations" | "notice">} parts
 * @param {Record<string, { label: string, run: () => void }>} ways how to complete an operation of a kind
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
