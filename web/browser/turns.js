/**
 * Returns a function whose promise resolves after everything else that is waiting has had its turn. Not scheduler.yield,
 * which resumes before other tasks: the engine's answer to a keystroke would wait. Not setTimeout, which browsers slow
 * down to 4 ms.
 */
export function turns() {
  const { port1, port2 } = new MessageChannel()
  /** @type {(() => void)[]} */
  const waiting = []
  port1.onmessage = () => waiting.shift()?.()
  return () => /** @type {Promise<void>} */ (new Promise(resolve => {
    waiting.push(resolve)
    port2.postMessage(null)
  }))
}
