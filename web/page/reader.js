// Reads the HTML of a block into nodes for the page: sanitized, within the budget, with the items
// of the typesetters. A block that is too expensive or nested too deeply becomes a box with its
// source.

import { heldBox } from "../browser/held.js"
import { withoutMarks } from "../browser/marks.js"
import { MOST_LEVELS, isEntangled, levelsOf } from "../browser/nesting.js"
import { loadPictures } from "./eager.js"
import { estimate, weightOf } from "./estimate.js"
import { prepareMedia } from "./media.js"
import { sanitize } from "./sanitize.js"
import { trusted } from "./trusted.js"

/** @import { Block, Translate } from "../types" */
/** @import { Listed } from "./blocks.js" */
/** @import { Searched } from "./typesetting.js" */

/**
 * The result of reading a block; `held` is the reason for a box, "" if the block is shown.
 * @typedef {Searched & { held: string }} Read
 */

/** A block of the page. @typedef {Listed & Read} PageBlock */

/** Longest source in a box, in UTF-16 units. */
const SOURCE = 5000

/** The reason for a box in place of a block whose formulas exceed its budget. */
export const FORMULAS = "formulas"

/** Reading time above which a block is read only while nobody types, in ms. */
const SLOW = 50

/** Creates a block that is not rendered yet. @param {Block} block @returns {PageBlock} */
export const createPageBlock = ({ start, end, html }) => ({
  start, end, html, nodes: [], isDue: true, gap: null, isWanted: false, isSlow: false,
  found: [], version: 0, isOver: false, held: "",
})

/**
 * @param {object} options
 * @param {() => Document} options.document the frame's
 * @param {ReturnType<typeof import("./budget.js").createBudget>} options.budget
 * @param {Pick<ReturnType<typeof import("./typesetting.js").createTypesetting>, "search" | "skip">}
 *   options.typesetting
 * @param {(path: string) => string} options.picture returns a URL for an image of the site, "" if
 *   it is missing
 * @param {(start: number, end: number) => string} options.source returns a part of the text, "" if
 *   it is not known
 * @param {Translate} options.t
 */
export function createReader({ document, budget, typesetting, picture, source, t }) {
  /** Whether a block has had a style sheet of its own since the log was opened. */
  let hasStyles = false

  /** Work of the blocks read since `begin` was called, in elements. */
  let weight = 0

  /** @param {PageBlock} block @returns {Read} */
  function parse(block) {
    const { html, isWanted } = block
    budget.release(block)
    const size = estimate(html)
    const excess = isWanted ? "" : budget.refuse(html, size)
    if (excess) return hold(block, excess)
    if (isEntangled(html)) return hold(block, "deep")
    // The content of a template belongs to a document without a window: nothing loads or runs while
    // it is checked.
    const template = document().createElement("template")
    template.innerHTML = trusted(html)
    const { content } = template
    sanitize(content, html)
    if (levelsOf(content, MOST_LEVELS) > MOST_LEVELS) return hold(block, "deep")
    prepareMedia(content, picture)
    const reason = budget.take(block, content, html, isWanted)
    if (reason) return hold(block, reason)
    if (hasStyles) loadPictures(content)
    const nodes = [...document().importNode(content, true).childNodes]
    const searched = typesetting.search(nodes, isWanted)
    if (!searched.isOver) {
      weight += weightOf(size)
      return { ...searched, held: "" }
    }
    budget.release(block)
    return hold(block, FORMULAS)
  }

  /**
   * Returns a box in place of a block.
   * @param {PageBlock} block
   * @param {string} reason
   * @returns {Read}
   */
  function hold({ start, end, html }, reason) {
    const box = heldBox(document(), {
      reason: t(`held.${reason}`),
      source: withoutMarks((source(start, end) || html).slice(0, SOURCE)),
      action: reason === "deep" ? undefined : { label: t("held.show"), name: "render" },
    })
    return { ...typesetting.skip([box]), held: reason }
  }

  return {
    /**
     * Reads the HTML of a block into its nodes, which are not in the page yet.
     * @param {PageBlock} block
     */
    read(block) {
      const begun = performance.now()
      Object.assign(block, parse(block))
      block.isSlow = performance.now() - begun > SLOW
    },

    /**
     * Must be called before blocks are read: if one has a style sheet, all images load at once from
     * then on (eager.js).
     * @param {string[]} htmls
     */
    prepare(htmls) {
      if (hasStyles || !htmls.some(html => /<style/i.test(html))) return
      hasStyles = true
      loadPictures(document())
    },

    /**
     * The work that the blocks read since the last `begin` give to the browser, in elements.
     */
    weight: () => weight,

    /** Counts the work from now on. */
    begin() {
      weight = 0
    },

    /** Another log is opened. */
    clear() {
      hasStyles = false
    },
  }
}
