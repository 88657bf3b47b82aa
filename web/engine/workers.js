// The engine's worker. It is started before the app is read: the app keeps the main thread, and a worker does not start without that.

/**
 * @param {string} script its address
 */
export function workers(script) {
  /** The one that nobody took yet, and what it said. @type {{ worker: Worker, said: (() => void)[] } | null} */
  let early = null

  function start() {
    const worker = new Worker(script)
    /** @type {(() => void)[]} */
    const said = []
    worker.onmessage = event => said.push(() => worker.onmessage?.(event))
    worker.onerror = event => said.push(() => worker.onerror?.(event))
    return { worker, said }
  }

  return {
    /** Starts a worker for whoever comes to take it. */
    start() {
      early = start()
    },

    /**
     * Hands over the one that was started, or a new one.
     * @template E
     * @param {(worker: Worker) => E} connect listens to it
     * @returns {E}
     */
    take(connect) {
      const { worker, said } = early ?? start()
      early = null
      const engine = connect(worker)
      for (const hear of said) hear()
      return engine
    },
  }
}
