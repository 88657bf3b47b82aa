// Limits the time of calls that may never end: a folder on a network drive, a database that another
// tab holds.

/** Time after which such a call counts as failed, in ms. */
const PATIENCE = 8000

/**
 * Resolves as the call does, or rejects with a TimeoutError.
 * @template T
 * @param {Promise<T>} call
 * @param {number} [patience] in ms
 * @param {(value: T) => unknown} [onLate] gets a value that arrives later, to release it
 * @returns {Promise<T>}
 */
export function within(call, patience = PATIENCE, onLate = () => {}) {
  return new Promise((resolve, reject) => {
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      reject(new DOMException("the browser does not answer", "TimeoutError"))
    }, patience)
    call.then(value => (isLate ? void onLate(value) : resolve(value)), reject)
      .finally(() => clearTimeout(timer))
  })
}

/** Resolves after a delay in ms. @type {(delay: number) => Promise<void>} */
export const wait = delay => new Promise(resolve => setTimeout(resolve, delay))

/** @param {unknown} error */
export const isTimeout = error => error instanceof DOMException && error.name === "TimeoutError"
