/**
 * Does what nobody waits for. Safari has no requestIdleCallback.
 * @param {(left: () => number) => void} work gets to know for how long there is nothing else to do, in milliseconds
 * @param {number} [latest] in milliseconds
 */
export function whenIdle(work, latest = 5000) {
  if ("requestIdleCallback" in window) requestIdleCallback(deadline => work(() => deadline.timeRemaining()), { timeout: latest })
  else setTimeout(() => work(() => 0), 50)
}
