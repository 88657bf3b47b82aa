// Finds blocks in the list of the page's blocks.

import { prefixLength } from "../browser/prefix.js"
import { isChunk } from "./chunks.js"

/** @import { Listed } from "./blocks.js" */

/**
 * Returns the first node of the blocks from a number on.
 * @param {readonly Listed[]} blocks
 * @param {number} number
 * @returns {ChildNode | null}
 */
export function firstNode(blocks, number) {
  for (; number < blocks.length; number++) {
    const node = blocks[number].gap?.element ?? blocks[number].nodes[0]
    if (node) return node
  }
  return null
}

/**
 * Returns the block at an offset of the text, or the last one before it; undefined in an empty
 * list.
 * @template {Listed} B
 * @param {readonly B[]} blocks
 * @param {number} offset
 * @returns {B | undefined}
 */
export function blockAt(blocks, offset) {
  const count = prefixLength(blocks.length, number => blocks[number].start <= offset)
  return blocks[Math.max(0, count - 1)]
}

/**
 * Returns the block of a node below the content.
 * @template {Listed} B
 * @param {readonly B[]} blocks
 * @param {Node} content
 * @param {Node | null} node
 * @returns {B | undefined}
 */
export function blockOf(blocks, content, node) {
  let top = /** @type {ChildNode | null} */ (node)
  while (top && top.parentNode !== content && !isChunk(top.parentNode)) {
    top = /** @type {ChildNode | null} */ (top.parentNode)
  }
  return top ? blocks.find(({ nodes }) => nodes.includes(top)) : undefined
}

/**
 * Starts a search from a number outwards. The returned function returns the nearest block that is
 * wanted, of two the later one; called again, it continues from there.
 * @template B
 * @param {readonly B[]} blocks
 * @param {number} number
 */
export function createSearch(blocks, number) {
  const last = blocks.length - 1
  let distance = 0
  /** @param {(block: B) => boolean} isWanted */
  return isWanted => {
    for (; distance <= Math.max(number, last - number); distance++) {
      const after = blocks[number + distance]
      if (after && isWanted(after)) return { block: after, distance }
      const before = blocks[number - distance]
      if (before && isWanted(before)) return { block: before, distance }
    }
    return null
  }
}
