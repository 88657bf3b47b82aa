// The last contact of a log with its file: the file, and a hash of the text that both had then, are
// stored with the log.

import { encode } from "../../browser/bytes.js"
import { hashOf } from "./disk.js"

/** @import { DiskFile } from "../../types" */
/** @import { Desk, FolderLog } from "./index.js" */

/**
 * @param {object} options
 * @param {() => Desk} options.desk
 * @param {(state: "" | "saved" | "differs") => void} options.onState whether the open log's file
 *   has its text; "" if it has no file
 */
export function createContact({ desk, onState }) {
  /**
   * The text in the open log's file, if it is known.
   * @type {{ id: string, text: string } | null}
   */
  let known = null

  /** Reports the state of the open log's file. */
  function mark() {
    const log = desk().log() // its text is built when it is read
    const isSaved = log.disk && known?.id === log.id && known.text === log.text
    onState(!log.disk ? "" : isSaved ? "saved" : "differs")
  }

  return {
    mark,

    /**
     * Checks whether the text of a log is that of its file at the last contact.
     * @param {FolderLog} log
     */
    async recognize({ id, text, disk }) {
      const isOpen = known?.id === id
      if (disk && !isOpen && await hashOf(encode(text)) === disk.hash) known = { id, text }
      mark()
    },

    /**
     * Stores that a log's file has a text.
     * @type {(log: FolderLog, text: string) => Promise<void>}
     */
    async agree(log, text) {
      const disk = /** @type {DiskFile} */ (log.disk)
      await desk().link(log.id, { ...disk, hash: await hashOf(encode(text)) })
      if (desk().log().id === log.id) known = { id: log.id, text }
      mark()
    },
  }
}
