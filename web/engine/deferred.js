/**
 * Defers work until the page is drawn. Newer work replaces work that has not run yet.
 * @param {(run: () => void) => void} behind calls back after the next frame
 */
export function createDeferred(behind) {
  /** @type {(() => void) | null} */
  let pending = null

  function finish() {
    const work = pending
    pending = null
    work?.()
  }

  return {
    /** @param {() => void} work @param {boolean} isUrgent runs the work at once */
    run(work, isUrgent) {
      const isScheduled = pending !== null
      pending = work
      if (isUrgent) finish()
      else if (!isScheduled) behind(finish)
    },

    /** Runs the pending work now. */
    finish,

    /** Drops the pending work. */
    drop() {
      pending = null
    },
  }
}
