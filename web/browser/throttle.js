/**
 * Returns a function that runs `work`, but not twice within `pause` milliseconds: a call that comes
 * too soon runs it once, when the pause is over.
 * @param {() => void} work
 * @param {number} pause
 * @param {{ now?: () => number, later?: (work: () => void, delay: number) => unknown }} [time]
 */
export function throttle(work, pause, { now = () => performance.now(), later = setTimeout } = {}) {
  let last = -Infinity
  let isPending = false

  function run() {
    isPending = false
    last = now()
    work()
  }

  return () => {
    if (isPending) return
    const left = last + pause - now()
    if (left <= 0) return run()
    isPending = true
    later(run, left)
  }
}
