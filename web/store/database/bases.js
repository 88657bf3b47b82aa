// The versions of the logs that this tab continues from. They tell whether another tab has written
// a log in the meantime.

/** @import { Log, Summary } from "../../types" */
/** @import { Stored } from "../../browser/records.js" */

/**
 * The version of a log that this tab continues from: its write and the digest of its text; of a
 * damaged record also the values that were read.
 * @typedef {{ stamp?: string, digest: string, damaged?: Summary }} Base
 */

/** Returns a digest of a text, which needs less memory than the text. @param {string} text */
export function digest(text) {
  let a = 0x811c9dc5
  let b = 0x1b873593
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x85ebca6b) ^ (b >>> 15)
  }
  return `${text.length} ${a} ${b}`
}

/** @param {string} tab the name of this tab */
export function createBases(tab) {
  /** @type {Map<string, Base>} */
  const bases = new Map()

  return {
    /** @param {string} id */
    get: id => bases.get(id),

    /**
     * Continues from a version that was read or written.
     * @type {(log: Pick<Stored, "id" | "stamp">, text: string, damaged?: Summary) => void}
     */
    set: ({ id, stamp }, text, damaged) =>
      void bases.set(id, { stamp, digest: digest(text), damaged }),

    /** Reports whether a log's text differs from the base. @param {Log} log */
    differs: ({ id, text }) => bases.get(id)?.digest !== digest(text),

    /**
     * Reports whether another tab has written a log since this tab has read it.
     * @param {Stored} stored
     */
    isForeign({ id, stamp }) {
      if (stamp === undefined || stamp.startsWith(`${tab}.`)) return false
      return stamp !== bases.get(id)?.stamp
    },

    /**
     * Reports whether the values that were read from a damaged record have not been changed: then
     * the record stays as it is.
     * @param {Log} log
     */
    isUntouched({ id, text, file, disk }) {
      const { damaged, digest: read } = bases.get(id) ?? {}
      if (damaged === undefined || damaged.file !== file || read !== digest(text)) return false
      return JSON.stringify(damaged.disk) === JSON.stringify(disk)
    },
  }
}
