// Runs the typesetters of the page (typesetters.js): lets them search rendered blocks, and typesets
// the items of all blocks.

import { append, appendNodes } from "../browser/lists.js"
import { BLOCK } from "./budget.js"
import { createSlot } from "./slot.js"

/** @import { CreateTypesetter, Patch, Post } from "../types" */
/** @import { TypesetItem, Typesetter, TypesetterKind } from "../types" */
/** @import { Slot } from "./slot.js" */

/**
 * The items that a typesetter found in a block.
 * @typedef {{ typesetter: Typesetter, items: TypesetItem[] }} Found
 */

/**
 * The result of a search.
 * @typedef {object} Searched
 * @property {ChildNode[]} nodes the searched nodes, some of them replaced
 * @property {readonly Found[]} found
 * @property {number} version tells which typesetters were active
 * @property {boolean} isOver whether items were left as they are because they exceed the budget of
 *   the block
 */

/**
 * The part of a page's block that typesetting needs.
 * @typedef {Searched & { html: string, isDue: boolean, isWanted: boolean }} TypesetBlock
 */

/** Shortest time between two calls of `typesetOften` that have an effect, in ms. */
const INTERVAL = 250

/**
 * @param {object} options
 * @param {readonly TypesetterKind[]} options.kinds
 * @param {(create: CreateTypesetter) => Typesetter | null} options.start creates a typesetter for
 *   the frame's document; null while the frame loads
 * @param {() => Iterable<TypesetBlock>} options.blocks the blocks of the page in document order
 * @param {() => boolean} options.isVisible whether the page has a layout; sizes are unknown without
 *   one
 * @param {() => void} options.onChange a typesetter was started or stopped, so that blocks are
 *   stale
 */
export function createTypesetting({ kinds, start, blocks, isVisible, onChange }) {
  /** Incremented whenever a typesetter starts or stops. */
  let version = 0
  /** Number of unfinished calls of `Typesetter.typeset`. */
  let running = 0
  let typesetAt = -Infinity

  const slots = kinds.map(kind => createSlot(kind, start, () => {
    version++
    typesetAt = -Infinity
    onChange()
  }))

  /**
   * Lets the active typesetters search nodes that are not in the page.
   * @param {ChildNode[]} nodes
   * @param {boolean} [isWanted] whether the reader asked for the block, so that it has no budget
   * @param {readonly Found[]} [before] results of typesetters that have searched them already
   * @returns {Searched}
   */
  function search(nodes, isWanted = false, before = []) {
    const searchers = searching(slots, nodes, before)
    if (!searchers.length) return { nodes, found: before, version, isOver: false }
    const holder = holderOf(nodes)
    const found = [...before]
    let isOver = false
    for (const slot of searchers) {
      const typesetter = /** @type {Typesetter} */ (slot.get())
      const items = typesetter.find(holder, isWanted ? Infinity : BLOCK.elements)
      found.push({ typesetter, items: items ?? [] })
      isOver ||= !items
    }
    return { nodes: [...holder.childNodes], found, version, isOver }
  }

  /**
   * Whether typesetters were started or stopped since a block was searched.
   * @param {TypesetBlock} block
   */
  const isStale = block => block.version !== version

  /**
   * Returns the items of a typesetter, down to the first block that may get more of them.
   * @param {Slot} slot
   */
  function itemsOf(slot) {
    /** @type {TypesetItem[]} */
    const items = []
    for (const block of blocks()) {
      if ((block.isDue || isStale(block)) && slot.mayHold(block.html)) break
      for (const found of block.found) {
        if (found.typesetter === slot.get()) append(items, found.items)
      }
    }
    return items
  }

  /**
   * Typesets the page. It stops at a block that is not rendered yet: numbers and macros apply from
   * the top of a page down.
   */
  function typeset() {
    if (!isVisible()) return
    typesetAt = performance.now()
    for (const slot of slots) {
      const typesetter = slot.get()
      if (!typesetter) continue
      running++
      void typesetter.typeset(itemsOf(slot)).finally(() => running--)
    }
  }

  return {
    search,
    isStale,
    typeset,

    /**
     * Returns the result of a search that found nothing.
     * @param {ChildNode[]} nodes
     * @returns {Searched}
     */
    skip: nodes => ({ nodes, found: [], version, isOver: false }),

    /** Typesets the page, unless it did so less than `INTERVAL` ms ago. */
    typesetOften() {
      if (performance.now() - typesetAt > INTERVAL) typeset()
    },

    /**
     * Searches a stale block of the page again: stopped typesetters undo their items, new ones
     * search.
     * @param {TypesetBlock} block
     */
    refresh(block) {
      const isActive = (/** @type {Found} */ { typesetter }) =>
        slots.some(slot => slot.get() === typesetter)
      const kept = block.found.filter(isActive)
      block.version = version
      const [first] = block.nodes
      const isUnchanged = kept.length === block.found.length
      if (!first || isUnchanged && !searching(slots, block.nodes, kept).length) return
      const place = /** @type {Document} */ (first.ownerDocument).createComment("")
      first.before(place)
      const holder = holderOf(block.nodes)
      for (const found of block.found) if (!isActive(found)) found.typesetter.undo(found.items)
      Object.assign(block, search([...holder.childNodes], block.isWanted, kept))
      for (const node of block.nodes) place.before(node)
      place.remove()
    },

    /**
     * Stops the typesetters that a post turns off. To be called before its blocks are read, so that
     * they stay as they are.
     * @param {Post} post
     */
    stop(post) {
      for (const slot of slots) slot.stop(post)
    },

    /**
     * Loads the typesetters that the page needs with a patch.
     * @param {Patch} patch
     * @param {() => readonly { html: string }[]} all the blocks of the content
     */
    load(patch, all) {
      for (const slot of slots) slot.load(patch, all)
    },

    /** Creates the active typesetters again, for a new document of the frame. */
    restart() {
      version++
      for (const slot of slots) slot.restart()
    },

    /**
     * Shows the item at an element of a block in spite of its size.
     * @param {TypesetBlock} block
     * @param {Element} target
     */
    raise(block, target) {
      for (const { typesetter, items } of block.found) {
        const item = items.find(({ node }) => node.contains(target))
        if (item) typesetter.raise(item)
      }
      typeset()
    },

    /** Whether all items are typeset that can be. */
    isSettled: () => !running && slots.every(slot => slot.isSettled()),
  }
}

/**
 * Returns the slots whose typesetters have to search some nodes.
 * @param {readonly Slot[]} slots
 * @param {readonly ChildNode[]} nodes
 * @param {readonly Found[]} found the results so far
 */
const searching = (slots, nodes, found) => slots.filter(slot => {
  const typesetter = slot.get()
  if (!typesetter || found.some(one => one.typesetter === typesetter)) return false
  return nodes.some(node => slot.mayHold(node.textContent ?? ""))
})

/** Moves nodes into an element outside of the page. @param {ChildNode[]} nodes */
function holderOf(nodes) {
  const holder = /** @type {Document} */ (nodes[0].ownerDocument).createElement("div")
  appendNodes(holder, nodes)
  return holder
}
