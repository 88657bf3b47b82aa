// The list of blocks in the page: which source they come from and which nodes they are. The nodes stand side by side without
// wrappers, so that what is under .content is the published DOM; only a long page has chunks in between (chunks.js).
//
// A patch renders only its first blocks at once. The others are due: they stand in gaps (gaps.js), or, where a block only
// replaces another one, behind the nodes of that, until `render` is asked to render them.

import { append, splice } from "../browser/lists.js"
import { divide, isChunk, newChunk, SEEN, settle, unwrap } from "./chunks.js"
import { MOST, divideGap, insertGaps, join, leave, setHeight } from "./gaps.js"
import { differences } from "./runs.js"

/** @import { Block, Patch } from "../types" */
/** @import { Gap } from "./gaps.js" */

/** How many blocks of a patch are rendered at once, and how much HTML. */
export const AT_ONCE = 100
export const AT_ONCE_HTML = 60_000

/** A block with more HTML than this is rendered again only when nobody types. */
export const HEAVY = 150_000

/**
 * A block of the page. `due` says that its nodes are not those of its HTML: there are none, in a gap, or those of an earlier
 * version. `wanted` says that the reader asked for a block that is over its budget, `slow` that it took long to read;
 * both pass on to the block that replaces it.
 * @typedef {Block & { nodes: ChildNode[], due: boolean, gap: Gap | null, wanted: boolean, slow: boolean }} Listed
 */

/**
 * @template {Listed} B
 * @param {(block: Block) => B} add makes a block that is due out of one of a patch
 * @param {(block: B) => void} read reads a block's HTML into its nodes
 * @param {(block: B) => void} [drop] hears of blocks that go, before the ones that replace them are read
 */
export function createBlockList(add, read, drop = () => {}) {
  /** @type {B[]} */
  let blocks = []

  /** The first node of the blocks from a number on. @param {number} number @returns {ChildNode | null} */
  function anchor(number) {
    for (; number < blocks.length; number++) {
      const node = blocks[number].gap?.element ?? blocks[number].nodes[0]
      if (node) return node
    }
    return null
  }

  /**
   * Replaces blocks, and renders the first of the new ones as far as `budget` allows.
   * @param {ParentNode & Node} content
   * @param {import("./runs.js").Run} run
   * @param {{ blocks: number, html: number }} budget
   */
  function replace(content, { at, removed, added }, budget) {
    const made = added.map(add)
    const outer = blocks[at - 1]?.gap
    const within = outer && outer === blocks[at + removed]?.gap ? outer : null
    const gone = splice(blocks, at, removed, made)
    const same = gone.length === made.length
    if (same) for (const [number, { wanted, slow }] of gone.entries()) Object.assign(made[number], { wanted, slow })
    gone.forEach(drop)
    let count = 0
    if (!within) while (count < made.length && takes(budget, made[count], same ? gone[count] : null)) count++
    const stands = same ? stand(made, gone, count) : 0
    const now = made.slice(0, count)
    now.forEach(block => rendered(block))
    const nodes = now.flatMap(block => block.nodes)
    // In before out: a page that is shorter for a moment would lose its scroll position.
    if (nodes.length) insert(content, nodes, anchor(at + count))
    if (!stands && count < made.length) hold(content, made.slice(count), within, at + made.length)
    for (const block of gone) if (block.gap) leave(block)
    remove(content, gone)
    return { made, gone, now, behind: at + made.length }
  }

  /** Lets blocks that each replace one wait behind its nodes. @param {B[]} made @param {B[]} gone @param {number} from */
  function stand(made, gone, from) {
    if (!gone.slice(from).every(({ nodes }) => nodes.length)) return 0
    for (let number = from; number < made.length; number++) {
      made[number].nodes = gone[number].nodes
      gone[number].nodes = []
    }
    return made.length - from
  }

  /** Puts blocks into gaps. @param {ParentNode & Node} content @param {B[]} due @param {Gap | null} within @param {number} behind */
  function hold(content, due, within, behind) {
    if (within && due.length <= MOST) return join(within, due, blocks[behind])
    if (within) divideGap(within, blocks[behind])
    insertGaps(content, due, anchor(behind))
  }

  /** @param {B} block */
  function rendered(block) {
    block.due = false
    read(block)
  }

  /** Renders the blocks of a gap from its first one on, into a chunk before it. @param {Gap} gap @param {() => boolean} more @param {boolean} near */
  function fill(gap, more, near) {
    const chunk = newChunk(gap.element.ownerDocument)
    chunk.toggleAttribute(SEEN, near)
    gap.element.before(chunk)
    const done = []
    do {
      const block = /** @type {B} */ (gap.blocks[0])
      rendered(block)
      for (const node of block.nodes) chunk.append(node)
      done.push(block)
      leave(block)
    } while (gap.blocks.length && more())
    if (gap.blocks.length) setHeight(gap)
    if (!chunk.nextSibling) unwrap(chunk)
    else if (chunk.firstChild) settle(chunk)
    else chunk.remove()
    return done
  }

  return {
    /** @returns {readonly B[]} */
    all: () => blocks,

    /**
     * Changes the list and the nodes under `content`. Blocks with the same HTML as before keep their nodes.
     * @param {ParentNode & Node} content
     * @param {Pick<Patch, "fresh" | "from" | "removed" | "blocks" | "shift">} patch
     * @returns {{ made: B[], gone: B[] }}
     */
    patch(content, { fresh, from, removed, blocks: added, shift }) {
      const first = fresh ? 0 : from
      const budget = { blocks: AT_ONCE, html: AT_ONCE_HTML }
      /** @type {B[]} */
      const made = []
      /** @type {B[]} */
      const gone = []
      for (const run of differences(blocks, first, fresh ? blocks.length : first + removed, added)) {
        const done = replace(content, run, budget)
        append(made, done.made)
        append(gone, done.gone)
        divide(content, done.now.length ? done.now : blocks.slice(done.behind, done.behind + 1))
      }
      for (let number = first + added.length; shift && number < blocks.length; number++) {
        blocks[number].start += shift
        blocks[number].end += shift
      }
      return { made, gone }
    },

    /**
     * Renders a block that is due, and what stands before it in its gap; then the others of its gap while `more` says so.
     * @param {B} block
     * @param {() => boolean} more
     * @param {boolean} [near] whether it is in view: then it is laid out at once
     * @returns {B[]} what was rendered
     */
    render(block, more, near = true) {
      if (block.gap) return fill(block.gap, () => block.gap !== null || more(), near)
      const before = block.nodes
      rendered(block)
      const first = before[0]
      for (const node of block.nodes) first?.before(node)
      for (const node of before) take(node)
      return [block]
    },

    /**
     * Starts a search for blocks around a number. It returns the nearest block for which `wanted` holds, of two that are
     * as near the one behind; asked again, it goes on from there. A patch ends it.
     * @param {number} number
     */
    search(number) {
      const last = blocks.length - 1
      let distance = 0
      /** @param {(block: B) => boolean} wanted */
      return wanted => {
        for (; distance <= Math.max(number, last - number); distance++) {
          const behind = blocks[number + distance]
          if (behind && wanted(behind)) return { block: behind, distance }
          const before = blocks[number - distance]
          if (before && wanted(before)) return { block: before, distance }
        }
        return null
      }
    },

    /**
     * The block that holds a place of the text, or the last one before it.
     * @param {number} offset
     * @returns {B | undefined}
     */
    at: offset => blocks[numberAt(blocks, offset)],

    /** The number of that block. @param {number} offset */
    numberAt: offset => numberAt(blocks, offset),

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

    /** @param {ParentNode & Node} content */
    clear(content) {
      content.replaceChildren()
      blocks = []
    }
  }
}

/** @param {readonly Block[]} blocks @param {number} offset */
function numberAt(blocks, offset) {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (blocks[middle].start <= offset) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

/**
 * Reports whether a block is still within what a patch renders at once, and takes it off that. A heavy one that only replaces
 * another waits behind its nodes.
 * @param {{ blocks: number, html: number }} budget
 * @param {Block} block
 * @param {Listed | null} before
 */
function takes(budget, { html }, before) {
  if ((html.length > HEAVY || before?.slow) && before?.nodes.length) return false
  const first = budget.blocks === AT_ONCE
  budget.blocks--
  budget.html -= html.length
  return first || (budget.blocks >= 0 && budget.html >= 0)
}

/** Takes a node out, and its chunk with the last one. @param {ChildNode} node */
function take(node) {
  const parent = node.parentNode
  node.remove()
  if (isChunk(parent) && !parent?.firstChild) /** @type {Element} */ (parent).remove()
}

/**
 * Takes the nodes of blocks out; a chunk of which none stays goes as a whole.
 * @param {Node} content
 * @param {Listed[]} gone
 */
function remove(content, gone) {
  /** @type {Map<Element, number>} */
  const counts = new Map()
  const chunkOf = (/** @type {ChildNode} */ node) => (isChunk(node.parentNode) ? /** @type {Element} */ (node.parentNode) : null)
  for (const { nodes } of gone) {
    for (const node of nodes) {
      const chunk = chunkOf(node)
      if (chunk) counts.set(chunk, (counts.get(chunk) ?? 0) + 1)
    }
  }
  for (const [chunk, count] of counts) if (count === chunk.childNodes.length) chunk.remove()
  for (const { nodes } of gone) for (const node of nodes) if (!chunkOf(node) || chunkOf(node)?.parentNode === content) take(node)
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
