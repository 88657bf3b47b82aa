// The page above and below the content: title, date and cover; categories, tags and footer. Each is
// kept as one block, since a title may contain formulas, too.

import { replaceNodes } from "../browser/lists.js"
import { createPageBlock } from "./reader.js"

/** @import { PageBlock } from "./reader.js" */

/** @typedef {"head" | "tail"} End */

const ENDS = /** @type {const} */ (["head", "tail"])

/**
 * @param {(block: PageBlock) => void} read reads the HTML of a block into its nodes
 * @param {(block: PageBlock) => void} release is called with a replaced block before the new one is
 *   read
 */
export function createEnds(read, release) {
  const create = (html = "") => createPageBlock({ start: 0, end: 0, html })
  /** @type {Record<End, PageBlock>} */
  const blocks = { head: create(), tail: create() }

  return {
    blocks,

    /**
     * Shows the HTML of both ends.
     * @param {Record<End, HTMLElement>} parts where they are in the page
     * @param {Record<End, string>} html
     * @returns {PageBlock[]} the replaced blocks and the new ones
     */
    show(parts, html) {
      /** @type {PageBlock[]} */
      const changed = []
      for (const end of ENDS) {
        const before = blocks[end]
        if (before.html === html[end]) continue
        release(before)
        const block = create(html[end])
        read(block)
        block.isDue = false
        blocks[end] = block
        replaceNodes(parts[end], block.nodes)
        changed.push(before, block)
      }
      return changed
    },
  }
}
