import { isTimeout } from "../../browser/within.js"
import { Unverified } from "./disk.js"

/** @import { Notice, Translate } from "../../types" */

/**
 * Returns a function that runs actions on the folder one after the other: two saves at once would
 * conflict. A failure is shown, and resolves to null.
 * @param {object} options
 * @param {Translate} options.t
 * @param {Pick<Notice, "warn" | "settle">} options.notice
 * @param {(error: unknown) => string} options.reasonOf
 * @returns {<T>(act: () => Promise<T>) => Promise<T | null>}
 */
export function createRunner({ t, notice, reasonOf }) {
  /** @type {Promise<unknown>} */
  let last = Promise.resolve()

  return act => {
    const result = last.then(act).then(value => {
      notice.settle("folder-failed")
      return value
    }, error => {
      const key = error instanceof Unverified ? "unsure" : isTimeout(error) ? "silent" : "failed"
      notice.warn("folder-failed", t(`folder.${key}`, { reason: reasonOf(error) }))
      return null
    })
    last = result
    return result
  }
}
