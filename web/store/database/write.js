// Helpers for transactions that write.

/** Returns the error for a record that was read back and differs from the written one. */
export const notStored = () =>
  new DOMException("the stored text differs from the written text", "ReadBackError")

/**
 * Starts a transaction that writes. Its own rejection is ignored, since the request that failed
 * rejects with the reason.
 * @template {{ done: Promise<unknown> }} T
 * @param {T} transaction
 * @returns {T}
 */
export function writing(transaction) {
  transaction.done.catch(() => {})
  return transaction
}

/**
 * Adds a request to a transaction without waiting for its result; the transaction reports failures.
 * @param {Promise<unknown>} request
 */
export const queue = request => void request.catch(() => {})
