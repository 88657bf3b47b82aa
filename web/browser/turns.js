/**
 * Returns a function whose promise resolves in a new task, after the tasks that are already queued.
 * scheduler.yield resumes before other tasks and would delay the engine's answer to a keystroke;
 * setTimeout is throttled to 4 ms.
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
