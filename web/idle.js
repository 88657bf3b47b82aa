/**
 * Does work behind the next frame. There the page is laid out, so that to measure it costs little.
 * @param {() => void} work
 */
export function behindFrame(work) {
  requestAnimationFrame(() => setTimeout(work))
}

/**
 * Does what nobody waits for. Safari has no requestIdleCallback.
 * @param {(left: () => number) => void} work gets to know for how long there is nothing else to do, in milliseconds
 * @param {number} [latest] in milliseconds
 */
export function whenIdle(work, latest = 5000) {
  if ("requestIdleCallback" in window) requestIdleCallback(deadline => work(() => deadline.timeRemaining()), { timeout: latest })
  else setTimeout(() => work(() => 0), 50)
}

/**
 * Makes of work what can be asked for again and again: it is done once for all who asked before.
 * @param {() => void} work
 * @param {number} [latest] in milliseconds
 */
export function onceIdle(work, latest) {
  let waiting = false
  return () => {
    if (waiting) return
    waiting = true
    whenIdle(() => {
      waiting = false
      work()
    }, latest)
  }
}
