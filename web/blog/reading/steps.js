// Divides a long reading into steps, between which the page can answer a keystroke.

import { turns } from "../../browser/turns.js"

/** The writer has stopped the reading. */
export class Stopped extends Error {}

/** The longest step, in ms, at most one file longer. */
const STEP = 12

/** @typedef {() => Promise<void> | undefined} Pause */

/**
 * Returns a function that ends a step when it is long enough. It throws Stopped if the writer has
 * stopped the reading.
 * @param {() => boolean} isStopped
 * @param {{ now?: () => number, turn?: () => Promise<void> }} [time]
 * @returns {Pause}
 */
export function createPause(isStopped, { now = () => performance.now(), turn } = {}) {
  let start = now()
  let next = turn
  return () => {
    if (isStopped()) throw new Stopped("stopped")
    if (now() - start < STEP) return undefined
    next ??= turns()
    return next().then(() => {
      start = now()
    })
  }
}
