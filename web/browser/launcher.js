// Starts the engine's worker before the app is loaded: a worker cannot start while the main thread
// runs the app's script.

/** @param {string} script the worker's URL */
export function createLauncher(script) {
  /**
   * A worker that is not taken yet, and its events.
   * @type {{ worker: Worker, events: (() => void)[] } | null}
   */
  let early = null

  function launch() {
    const worker = new Worker(script)
    /** @type {(() => void)[]} */
    const events = []
    worker.onmessage = event => events.push(() => worker.onmessage?.(event))
    worker.onerror = event => events.push(() => worker.onerror?.(event))
    return { worker, events }
  }

  return {
    /** Starts a worker for the next take. */
    start() {
      early = launch()
    },

    /**
     * Returns the connection to the started worker, or to a new one.
     * @template C
     * @param {(worker: Worker) => C} connect sets the worker's handlers, which then get the earlier
     *   events
     * @returns {C}
     */
    take(connect) {
      const { worker, events } = early ?? launch()
      early = null
      const connection = connect(worker)
      for (const repeat of events) repeat()
      return connection
    },
  }
}
