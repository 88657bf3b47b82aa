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
 * Does work in the next frame, before it is drawn; soon where nothing is drawn, as in a tab that is not seen.
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
