/**
 * Runs work in idle time. Safari has no requestIdleCallback.
 * @param {(left: () => number) => void} work `left` returns the rest of the idle time, in ms
 * @param {number} [latest] time after which the work runs in any case, in ms
 */
export function whenIdle(work, latest = 5000) {
  if ("requestIdleCallback" in window) {
    requestIdleCallback(deadline => work(() => deadline.timeRemaining()), { timeout: latest })
  } else setTimeout(() => work(() => 0), 50)
}

/**
 * Runs work in the next frame, before it is drawn. In a hidden tab, which draws no frames, it runs
 * soon.
 * @param {() => void} work
 */
export function inFrame(work) {
  let done = false
  const once = () => {
    if (done) return
    done = true
    work()
  }
  requestAnimationFrame(once)
  setTimeout(once, document.hidden ? 0 : 200)
}

/**
 * Returns a function that runs work in idle time, once for all calls before.
 * @param {() => void} work
 * @param {number} [latest] time after which the work runs in any case, in ms
 */
export function onceIdle(work, latest) {
  let isPending = false
  return () => {
    if (isPending) return
    isPending = true
    whenIdle(() => {
      isPending = false
      work()
    }, latest)
  }
}
