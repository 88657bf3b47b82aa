// The list of blocks in the page: which source they come from and which nodes they are. The nodes stand side by side without
// wrappers, so that what is under .content is the published DOM; only a long page has chunks in between (chunks.js).

import { divide, isChunk } from "./chunks.js"

/** @import { Block, Patch } from "../types" */

/**
 * @template {Block & { nodes: ChildNode[] }} B
 * @param {(block: Block) => B} make reads a block's HTML into nodes
 */
export function blockList(make) {
  /** @type {B[]} */
  let blocks = []

  return {
    /** @returns {readonly B[]} */
    all: () => blocks,

    /**
     * Changes the list and the nodes under `content`; blocks that stay keep theirs, and so do those at the edges of what
     * is replaced that come again as they were.
     * @param {ParentNode & Node} content
     * @param {Pick<Patch, "fresh" | "from" | "removed" | "blocks" | "shift">} patch
     * @returns {{ made: B[], gone: B[] }}
     */
    patch(content, { fresh, from, removed, blocks: added, shift }) {
      const first = fresh ? 0 : from
      const old = blocks.slice(first, fresh ? blocks.length : first + removed)
      const least = Math.min(old.length, added.length)
      let before = 0
      while (before < least && again(old[before], added[before])) before++
      let after = 0
      while (after < least - before && again(old[old.length - 1 - after], added[added.length - 1 - after])) after++
      const start = first + before
      const made = added.slice(before, added.length - after).map(make)
      const gone = blocks.splice(start, old.length - before - after, ...made)
      for (let number = start + made.length + after; shift && number < blocks.length; number++) {
        blocks[number].start += shift
        blocks[number].end += shift
      }
      let behind = start + made.length
      while (behind < blocks.length && !blocks[behind].nodes.length) behind++
      // In before out: a page that is shorter for a moment would lose its scroll position.
      const next = blocks[behind]?.nodes[0] ?? null
      const nodes = made.flatMap(block => block.nodes)
      if (nodes.length) insert(content, nodes, next)
      for (const block of gone) for (const node of block.nodes) remove(node)
      divide(content, made.length ? made : blocks.slice(behind, behind + 1))
      return { made, gone }
    },

    /**
     * The block that holds a place of the text, or the last one before it.
     * @param {number} offset
     * @returns {B | undefined}
     */
    at(offset) {
      let low = 0
      let high = blocks.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (blocks[middle].start <= offset) low = middle + 1
        else high = middle
      }
      return blocks[Math.max(0, low - 1)]
    },

    /**
     * The block that a node of the page belongs to.
     * @param {Node} content
     * @param {Node | null} node
     * @returns {B | undefined}
     */
    of(content, node) {
      while (node && node.parentNode !== content && !isChunk(node.parentNode)) node = node.parentNode
      return node ? blocks.find(block => block.nodes.includes(/** @type {ChildNode} */ (node))) : undefined
    },

    clear() {
      for (const block of blocks) for (const node of block.nodes) remove(node)
      blocks = []
    }
  }
}

/** Takes a node out, and its chunk with the last one. @param {ChildNode} node */
function remove(node) {
  const parent = node.parentNode
  node.remove()
  if (isChunk(parent) && !parent?.firstChild) /** @type {Element} */ (parent).remove()
}

/**
 * Reports whether a block came again as it was, and takes over where it is now.
 * @param {Block} held
 * @param {Block} come
 */
function again(held, { start, end, html }) {
  if (held.html !== html) return false
  held.start = start
  held.end = end
  return true
}

/**
 * @param {Node} content
 * @param {ChildNode[]} nodes
 * @param {ChildNode | null} next
 */
function insert(content, nodes, next) {
  const fragment = /** @type {Document} */ (content.ownerDocument).createDocumentFragment()
  for (const node of nodes) fragment.append(node)
  const parent = next?.parentNode ?? content
  parent.insertBefore(fragment, next)
}
