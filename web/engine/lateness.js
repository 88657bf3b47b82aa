/**
 * Reports slow work: `onLate(true)` after `delay` ms without an answer, `onLate(false)` at the next
 * answer.
 * @param {number} delay
 * @param {(isLate: boolean) => void} onLate
 */
export function createLateness(delay, onLate) {
  let isLate = false
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  return {
    /** Waits for an answer, if it does not already. */
    start() {
      timer ??= setTimeout(() => onLate(isLate = true), delay)
    },

    /** The answer has arrived, or the work has failed. */
    stop() {
      clearTimeout(timer)
      timer = undefined
      if (isLate) onLate(isLate = false)
    },
  }
}
