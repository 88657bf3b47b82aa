// The list of the blocks of the page: their source and their nodes. The nodes are siblings without
// wrappers, so that the DOM below .content is the published one; only a long page is divided into
// chunks (chunks.js).
//
// A patch renders only its first blocks at once. The others are due: they are in gaps (gaps.js), or
// behind the nodes of the block that they replace, until `render` is called for them.

import { append, splice } from "../browser/lists.js"
import { SEEN, divide, isChunk, newChunk, settle, unwrap } from "./chunks.js"
import { estimate, isSuspect, weightOf } from "./estimate.js"
import { MOST, divideGap, insertGaps, joinGap, leaveGap, setHeight } from "./gaps.js"
import { blockAt, blockOf, createSearch, firstNode } from "./lookup.js"
import { differences } from "./runs.js"

/** @import { Block, Patch } from "../types" */
/** @import { Gap } from "./gaps.js" */

/** Number of blocks, and UTF-16 units of HTML, that a patch renders at once. */
export const AT_ONCE = 100
export const AT_ONCE_HTML = 60_000

/**
 * Number of ordinary blocks that a block with images, drawings, forms or styles counts as, unless
 * its cost is that of more blocks; and the elements of a block.
 */
export const SUSPECT_BLOCKS = 5
const BLOCK_ELEMENTS = 20

/**
 * Length of HTML above which a block is rendered again only while nobody types, in UTF-16 units.
 */
export const HEAVY = 150_000

/**
 * The state of a block in the page. A block that replaces it inherits `isWanted` and `isSlow`.
 * @typedef {object} State
 * @property {ChildNode[]} nodes
 * @property {boolean} isDue whether `nodes` are not those of its HTML, but none (in a gap) or those
 *   of an earlier version
 * @property {Gap | null} gap
 * @property {boolean} isWanted whether the reader asked for it although it is over its budget
 * @property {boolean} isSlow whether it took long to read
 */

/** A block of the page. @typedef {Block & State} Listed */

/**
 * The blocks and the HTML that a patch may still render at once.
 * @typedef {{ blocks: number, html: number }} Allowance
 */

/**
 * @template {Listed} B
 * @param {(block: Block) => B} create creates a due block from one of a patch
 * @param {(block: B) => void} read reads the HTML of a block into its nodes
 * @param {(block: B) => void} [release] is called with removed blocks before the ones that replace
 *   them are read
 */
export function createBlockList(create, read, release = () => {}) {
  /** @type {B[]} */
  let blocks = []

  /**
   * Replaces blocks, and renders as many of the new ones as the allowance permits.
   * @param {ParentNode & Node} content
   * @param {import("./runs.js").Run} run
   * @param {Allowance} allowance
   */
  function replace(content, { at, removed, added }, allowance) {
    const made = added.map(create)
    const outer = blocks[at - 1]?.gap
    const gap = outer && outer === blocks[at + removed]?.gap ? outer : null
    const gone = splice(blocks, at, removed, made)
    const isOneToOne = gone.length === made.length
    if (isOneToOne) {
      for (const [number, { isWanted, isSlow }] of gone.entries()) {
        Object.assign(made[number], { isWanted, isSlow })
      }
    }
    gone.forEach(release)
    let count = 0
    const replaced = isOneToOne ? gone : []
    if (!gap) {
      while (count < made.length && permits(allowance, made[count], replaced[count])) {
        readDue(made[count])
        count++
      }
    }
    const keepsNodes = isOneToOne && passNodes(made, gone, count)
    const rendered = made.slice(0, count)
    const nodes = rendered.flatMap(block => block.nodes)
    // Inserted before the old nodes are removed: a page that is shorter for a moment would lose its
    // scroll position.
    if (nodes.length) insert(content, nodes, firstNode(blocks, at + count))
    if (!keepsNodes && count < made.length) defer(content, made.slice(count), gap, at + made.length)
    for (const block of gone) if (block.gap) leaveGap(block)
    remove(content, gone)
    return { made, gone, rendered, end: at + made.length }
  }

  /**
   * Puts blocks into gaps.
   * @param {ParentNode & Node} content
   * @param {B[]} due
   * @param {Gap | null} gap around them
   * @param {number} next number of the block after them
   */
  function defer(content, due, gap, next) {
    if (gap && due.length <= MOST) return joinGap(gap, due, blocks[next])
    if (gap) divideGap(gap, blocks[next])
    insertGaps(content, due, firstNode(blocks, next))
  }

  /** @param {B} block */
  function readDue(block) {
    block.isDue = false
    read(block)
  }

  return {
    /** @returns {readonly B[]} */
    all: () => blocks,

    /**
     * Changes the list and the nodes below `content`. Blocks with unchanged HTML keep their nodes.
     * @param {ParentNode & Node} content
     * @param {Pick<Patch, "fresh" | "from" | "removed" | "blocks" | "shift">} patch
     * @returns {{ made: B[], gone: B[] }} the new blocks and the removed ones
     */
    patch(content, { fresh, from, removed, blocks: added, shift }) {
      const first = fresh ? 0 : from
      const allowance = { blocks: AT_ONCE, html: AT_ONCE_HTML }
      /** @type {B[]} */
      const made = []
      /** @type {B[]} */
      const gone = []
      const last = fresh ? blocks.length : first + removed
      for (const run of differences(blocks, first, last, added)) {
        const done = replace(content, run, allowance)
        append(made, done.made)
        append(gone, done.gone)
        divide(content, done.rendered.length ? done.rendered : blocks.slice(done.end, done.end + 1))
      }
      for (let number = first + added.length; shift && number < blocks.length; number++) {
        blocks[number].start += shift
        blocks[number].end += shift
      }
      return { made, gone }
    },

    /**
     * Renders a due block, with the blocks before it in its gap; then the others of the gap while
     * `hasTime` is true.
     * @param {B} block
     * @param {() => boolean} hasTime
     * @param {boolean} [isNear] whether it is visible, so that it is laid out at once
     */
    render(block, hasTime, isNear = true) {
      if (block.gap) return fill(block.gap, readDue, () => block.gap !== null || hasTime(), isNear)
      const before = block.nodes
      readDue(block)
      const [first] = before
      for (const node of block.nodes) first?.before(node)
      for (const node of before) removeNode(node)
    },

    /**
     * Starts a search from a number outwards (createSearch). It is invalid after a patch.
     * @param {number} number
     */
    search: number => createSearch(blocks, number),

    /**
     * Returns the block at an offset of the text, or the last one before it; undefined in an empty
     * list.
     * @param {number} offset
     * @returns {B | undefined}
     */
    at: offset => blockAt(blocks, offset),

    /**
     * Returns the block of a node below the content.
     * @param {Node} content
     * @param {Node | null} node
     * @returns {B | undefined}
     */
    of: (content, node) => blockOf(blocks, content, node),

    /** @param {ParentNode & Node} content */
    clear(content) {
      content.replaceChildren()
      for (const block of blocks) block.isDue = false // a search may still have them
      blocks = []
    },
  }
}

/**
 * Passes the nodes of replaced blocks to the ones that replace them, from a number on; false if a
 * block has none.
 * @param {Listed[]} made
 * @param {Listed[]} gone
 * @param {number} from
 */
function passNodes(made, gone, from) {
  if (from === made.length || !gone.slice(from).every(({ nodes }) => nodes.length)) return false
  for (let number = from; number < made.length; number++) {
    made[number].nodes = gone[number].nodes
    gone[number].nodes = []
  }
  return true
}

/**
 * Renders the first blocks of a gap into a chunk before it, while `hasTime` is true.
 * @param {Gap} gap
 * @param {(block: any) => void} render
 * @param {() => boolean} hasTime
 * @param {boolean} isNear
 */
function fill(gap, render, hasTime, isNear) {
  const chunk = newChunk(gap.element.ownerDocument)
  chunk.toggleAttribute(SEEN, isNear)
  gap.element.before(chunk)
  do {
    const block = /** @type {Listed} */ (gap.blocks[0])
    render(block)
    for (const node of block.nodes) chunk.append(node)
    leaveGap(block)
  } while (gap.blocks.length && hasTime())
  if (gap.blocks.length) setHeight(gap)
  if (!chunk.nextSibling) unwrap(chunk)
  else if (chunk.firstChild) settle(chunk)
  else chunk.remove()
}

/**
 * Returns whether a patch may render a block at once, and deducts it from the allowance. A heavy
 * block that replaces another one waits behind the nodes of that.
 * @param {Allowance} allowance
 * @param {Block} block
 * @param {Listed | undefined} replaced
 */
function permits(allowance, { html }, replaced) {
  if ((html.length > HEAVY || replaced?.isSlow) && replaced?.nodes.length) return false
  const isFirst = allowance.blocks === AT_ONCE
  allowance.blocks -= blocksOf(html)
  allowance.html -= html.length
  return isFirst || (allowance.blocks >= 0 && allowance.html >= 0)
}

/** Returns the number of ordinary blocks that a block counts as. @param {string} html */
function blocksOf(html) {
  if (!isSuspect(html)) return 1
  return Math.max(SUSPECT_BLOCKS, Math.floor(weightOf(estimate(html)) / BLOCK_ELEMENTS))
}

/** @param {ChildNode} node */
const chunkOf = ({ parentNode }) =>
  (isChunk(parentNode) ? /** @type {Element} */ (parentNode) : null)

/** Removes a node, and its chunk if that becomes empty. @param {ChildNode} node */
function removeNode(node) {
  const parent = node.parentNode
  node.remove()
  if (isChunk(parent) && !parent?.firstChild) /** @type {Element} */ (parent).remove()
}

/**
 * Removes the nodes of blocks; a chunk that contains no others is removed as a whole.
 * @param {Node} content
 * @param {Listed[]} gone
 */
function remove(content, gone) {
  /** @type {Map<Element, number>} */
  const counts = new Map()
  for (const { nodes } of gone) {
    for (const node of nodes) {
      const chunk = chunkOf(node)
      if (chunk) counts.set(chunk, (counts.get(chunk) ?? 0) + 1)
    }
  }
  for (const [chunk, count] of counts) if (count === chunk.childNodes.length) chunk.remove()
  for (const { nodes } of gone) {
    for (const node of nodes) {
      const chunk = chunkOf(node)
      if (!chunk || chunk.parentNode === content) removeNode(node)
    }
  }
}

/**
 * Inserts nodes before another one.
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
