/**
 * Tells of work that takes long: `onLate(true)` once nothing was answered for `delay` milliseconds while something runs,
 * `onLate(false)` with the next answer. null is no answer: newer work has taken the place of what was asked.
 * @param {{ delay: number, onLate: (late: boolean) => void }} options
 */
export function progress({ delay, onLate }) {
  let running = 0
  let late = false
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  function wait() {
    clearTimeout(timer)
    timer = running > 0 ? setTimeout(() => onLate(late = true), delay) : undefined
  }

  return {
    /**
     * @template T
     * @param {Promise<T>} work
     * @returns {Promise<T>} as it ends
     */
    async track(work) {
      if (running++ === 0) wait()
      let answered = true
      try {
        const answer = await work
        answered = answer !== null
        return answer
      } finally {
        running--
        if (answered) {
          if (late) onLate(late = false)
          wait()
        }
      }
    },
  }
}
