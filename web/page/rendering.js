// Renders the blocks that are due, in slices, and typesets their items along with them.

import { turns } from "../browser/turns.js"
import { wait } from "../browser/within.js"
import { HEAVY } from "./blocks.js"
import { SEEN } from "./chunks.js"
import { FORMULAS } from "./reader.js"
import { createSlicer } from "./slices.js"

/** @import { PageBlock } from "./reader.js" */
/** @import { View } from "./view.js" */

/**
 * Whether the browser keeps the scroll position when something above changes its height; Safari
 * does not.
 */
const isAnchored = globalThis.CSS?.supports("overflow-anchor", "auto")

/**
 * Work of a slice for the browser, in elements: it lays them out and loads their images after the
 * slice, which the time of the slice does not include.
 */
const SLICE_WEIGHT = 2000

/**
 * @param {object} options
 * @param {ReturnType<typeof import("./blocks.js").createBlockList<PageBlock>>} options.list
 * @param {Pick<ReturnType<typeof import("./reader.js").createReader>, "weight" | "begin">}
 *   options.reader
 * @param {() => readonly PageBlock[]} options.ends the blocks above and below the content
 * @param {ReturnType<typeof import("./typesetting.js").createTypesetting>} options.typesetting
 * @param {() => View | null} options.view null while the frame loads
 * @param {() => boolean} options.isVisible
 * @param {(work: () => void, latest: number) => void} options.idle runs work in an idle moment, at
 *   the latest after some ms
 * @param {() => void} options.onStart is called when blocks are due
 * @param {() => void} options.onSlice
 * @param {() => void} options.onDone is called when all blocks are rendered
 */
export function createRendering(options) {
  const { list, reader, ends, typesetting, view, isVisible, idle } = options
  const { onStart, onSlice, onDone } = options
  const slicer = createSlicer({
    search: number => list.search(number),
    isDue: (block, isPaused) =>
      (block.isDue || typesetting.isStale(block)) && (isPaused || !isHeavy(block)),
    view: () => (isVisible() ? firstVisible() : 0),
    render(block, hasTime, isNear) {
      if (block.isDue) keepPlace(() => list.render(block, hasTime, isNear))
      else refreshBlock(block)
    },
    isFull: () => reader.weight() >= SLICE_WEIGHT,
    onSlice() {
      reader.begin()
      onSlice()
      typesetting.typesetOften()
    },
    onDone() {
      typesetting.typeset()
      const seen = view()?.parts.content.querySelectorAll(`:scope > [${SEEN}]`) ?? []
      for (const chunk of seen) chunk.removeAttribute(SEEN)
      onDone()
    },
    now: () => performance.now(),
    pause: turns(),
    idle: () => new Promise(resolve => idle(() => resolve(undefined), 50)),
    wait,
  })

  /** Returns the number of the first visible block. */
  function firstVisible() {
    const { root, measurer } = view() ?? {}
    return root ? measurer?.()?.numberAt(root.scrollTop) ?? 0 : 0
  }

  /**
   * Whether a block is so long that its earlier version stays while somebody types.
   * @param {PageBlock} block
   */
  const isHeavy = ({ isDue, gap, html, isSlow }) => isDue && !gap && (isSlow || html.length > HEAVY)

  /**
   * Runs work that may change heights above the visible part, without moving that.
   * @param {() => void} work
   */
  function keepPlace(work) {
    const root = view()?.root
    const measurer = view()?.measurer()
    const block = isAnchored || !root?.scrollTop ? null : list.all()[firstVisible()]
    const top = block && measurer?.boxOf(block)?.top
    work()
    const after = block && measurer?.boxOf(block)?.top
    if (root && top != null && after != null && after !== top) root.scrollTop += after - top
  }

  /** Renders a block again, now. @param {PageBlock} block */
  function renew(block) {
    block.isDue = true
    list.render(block, () => false)
  }

  /**
   * Searches a block again; reads it again if its items exceeded the budget or now exceed it.
   * @param {PageBlock} block
   */
  function refreshBlock(block) {
    const wasOver = block.held === FORMULAS && typesetting.isStale(block)
    if (!wasOver) typesetting.refresh(block)
    if (wasOver || block.isOver) renew(block)
  }

  function start() {
    onStart()
    slicer.start()
  }

  return {
    /** Renders the due blocks in slices. */
    start,
    isRunning: slicer.isRunning,
    onScroll: slicer.restart,

    /** Renders a block now if it is in a gap. @param {PageBlock | null | undefined} block */
    renderNow(block) {
      if (block?.gap) list.render(block, () => false)
    },

    /** Renders all blocks now, for printing. */
    renderAll() {
      for (const block of list.all()) if (block.isDue) list.render(block, () => true)
      typesetting.typeset()
    },

    renew,

    /** A typesetter was started or stopped: searches all blocks again, in slices. */
    refresh() {
      for (const block of ends()) refreshBlock(block)
      start()
    },
  }
}
