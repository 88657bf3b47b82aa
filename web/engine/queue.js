/**
 * Runs one task at a time. A request to render while a task runs is carried out after it, once for
 * all requests.
 * @param {() => Promise<void>} render
 * @param {() => void} onIdle nothing is left to do
 */
export function createQueue(render, onIdle) {
  /** @type {Promise<void> | null} */
  let working = null
  let isPending = false

  /** @param {() => Promise<unknown>} task */
  async function work(task) {
    try {
      await task()
      while (isPending) {
        isPending = false
        await render()
      }
    } finally {
      working = null
      onIdle()
    }
  }

  return {
    /** Renders. Resolves when nothing is left to do. */
    render() {
      if (working) isPending = true
      else working = work(render)
      return working
    },

    /** Returns a promise that resolves when the running task ends or fails, null if none runs. */
    running: () => working && working.catch(() => {}),

    /** Runs a task, unless another one runs. @param {() => Promise<unknown>} task */
    run(task) {
      working ??= work(task)
    },
  }
}
