// The blocks of the page: applies patches to them, renders those that are due, and typesets their
// items.

import { createAnchors } from "./anchors.js"
import { HEAVY, createBlockList } from "./blocks.js"
import { createBudget } from "./budget.js"
import { createEnds } from "./ends.js"
import { isElement } from "./places.js"
import { createPageBlock, createReader } from "./reader.js"
import { createRendering } from "./rendering.js"
import { LISTED } from "./toc.js"
import { typesetters } from "./typesetters.js"
import { createTypesetting } from "./typesetting.js"

/** @import { Heading, Patch, Translate } from "../types" */
/** @import { PageBlock } from "./reader.js" */
/** @import { View } from "./view.js" */

/** @type {Heading[]} */
const NO_OUTLINE = []

/**
 * Source above which the engine takes longer than a keystroke may take for one block, in UTF-16
 * units.
 */
const LONG = 20_000

/** The same for a block that the engine reads in several steps, again with each of them. */
const LONGEST = 100_000

/**
 * @param {object} options
 * @param {() => View | null} options.view null while the frame loads
 * @param {() => boolean} options.isVisible whether the page has a layout
 * @param {string} options.base URL of the app
 * @param {(path: string) => string} options.picture returns a URL for an image of the site, "" if
 *   it is missing
 * @param {(start: number, end: number) => string} options.source returns a part of the text, "" if
 *   it is not known
 * @param {(work: () => void, latest: number) => void} options.idle runs work in an idle moment, at
 *   the latest after some ms
 * @param {Translate} options.t
 * @param {() => void} options.onDue is called when blocks are due
 * @param {() => void} options.onSlice is called when some of them are rendered
 * @param {() => void} options.onDone is called when all of them are rendered
 */
export function createContent(options) {
  const { view, isVisible, base, picture, source, idle, t, onDue, onSlice, onDone } = options
  /** The last patch, with the current outline. @type {(Patch & { outline: Heading[] }) | null} */
  let last = null

  const typesetting = createTypesetting({
    kinds: typesetters,
    start(create) {
      const window = view()?.window
      return window ? create(window, { base, t }) : null
    },
    *blocks() {
      yield ends.blocks.head
      yield* list.all()
      yield ends.blocks.tail
    },
    isVisible,
    onChange: () => rendering.refresh(),
  })
  const budget = createBudget(() => view()?.parts.content ?? null)
  const reader = createReader({
    document: () => /** @type {View} */ (view()).document,
    budget, typesetting, picture, source, t,
  })
  const list = createBlockList(createPageBlock, reader.read, budget.release)
  const ends = createEnds(reader.read, budget.release)
  const anchors = createAnchors(list.all)
  const rendering = createRendering({
    list, reader, typesetting, view, isVisible, idle, onSlice,
    ends: () => [ends.blocks.head, ends.blocks.tail],
    onStart: onDue,
    onDone() {
      anchors.forget()
      onDone()
    },
  })

  /** The block of the content at a node. @param {Node | null} node */
  function blockOf(node) {
    const content = view()?.parts.content
    return content && list.of(content, node)
  }

  return {
    all: list.all,
    /**
     * Returns the block at an offset of the text, or the last one before it; undefined in an empty
     * page.
     */
    at: list.at,
    blockOf,
    anchors,
    renderNow: rendering.renderNow,
    renderAll: rendering.renderAll,
    onScroll: rendering.onScroll,
    isRendering: rendering.isRunning,
    typeset: typesetting.typeset,
    /** The frame has a new document. */
    restart: typesetting.restart,

    /** Whether all blocks are rendered, and all items typeset that can be. */
    isSettled: () => !rendering.isRunning() && typesetting.isSettled(),

    /** Scrolls to the block at an offset of the text. @param {number} offset */
    reveal(offset) {
      const block = list.at(offset)
      rendering.renderNow(block)
      block?.nodes.find(isElement)?.scrollIntoView({ block: "nearest" })
    },

    /** @param {Patch} patch @param {View["parts"]} parts */
    apply(patch, parts) {
      last = { ...patch, outline: patch.outline ?? last?.outline ?? [] }
      typesetting.stop(patch.post)
      reader.prepare([patch.head, patch.tail, ...patch.blocks.map(({ html }) => html)])
      const { made, gone } = list.patch(parts.content, patch)
      const changed = ends.show(parts, patch)
      anchors.learn(made)
      typesetting.load(patch, list.all)
      // A keystroke in a block without items leaves all items as they are.
      const hasItems = (/** @type {PageBlock} */ { found }) => found.length > 0
      if ([changed, made, gone].some(blocks => blocks.some(hasItems))) typesetting.typeset()
      if (rendering.isRunning() || made.some(({ isDue }) => isDue)) rendering.start()
    },

    /** @param {View["parts"] | undefined} parts undefined while the frame loads */
    clear(parts) {
      last = null
      reader.clear()
      if (!parts) return
      list.clear(parts.content)
      anchors.forget()
      budget.clear()
      ends.show(parts, { head: "", tail: "" })
    },

    /**
     * The button of a box (browser/held.js) was pressed.
     * @param {string} action
     * @param {Element} target
     */
    onHeld(action, target) {
      const block = blockOf(target)
      if (!block) return
      if (action !== "render") typesetting.raise(block, target)
      else if (block.held) {
        block.isWanted = true
        rendering.renew(block)
        rendering.start()
      }
    },

    /** Creates the boxes again, in another language. */
    relabel() {
      for (const block of list.all()) if (block.held && !block.isDue) rendering.renew(block)
    },

    /** Returns the values of the page; undefined before the first patch. */
    settings: () => last?.page,

    /** Returns the headings for the table of contents; none if the page has none. */
    outline: () => (last?.page.toc ? last.outline : NO_OUTLINE),

    /** Returns the page in a form that can be stored. */
    page: () => ({
      blocks: list.all().map(({ start, end, html }) => ({ start, end, html })),
      head: ends.blocks.head.html,
      tail: ends.blocks.tail.html,
      outline: last?.outline.slice(0, LISTED) ?? [],
    }),

    /**
     * Whether the engine cannot read the block at an offset within a keystroke; without an offset,
     * whether a block is too long to be read in several steps.
     * @param {number} [offset]
     */
    isLong(offset) {
      if (offset === undefined) return list.all().some(({ start, end }) => end - start > LONGEST)
      const block = list.at(offset)
      return Boolean(block && (block.html.length > HEAVY || block.end - block.start > LONG))
    },
  }
}
