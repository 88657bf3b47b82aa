// The log of a writer's first day, and its page. Nothing about them is to be found out but the day, so they were made ahead, by
// the engine itself (made.js), and stand there before an engine is loaded.

import { filler } from "./fill.js"
import { made } from "./made.js"

/** @import { Clock, Language, NewLog, Patch } from "../../types" */

/** Makes first logs; it keeps the page of the last one. */
export function createFirstPage() {
  /** @type {{ text: string, page: Patch } | null} */
  let last = null

  return {
    /**
     * What the engine's next() makes where there are no logs and no template but daylog's.
     * @param {Language} language
     * @param {Clock} clock
     * @returns {NewLog}
     */
    make(language, clock) {
      const log = made[language]
      const fill = filler(clock)
      const front = fill(log.front)
      const text = front + log.body
      last = { text, page: page(log, fill, front.length) }
      return {
        name: fill(log.name), text, caret: front.length + log.caret,
        title: fill(log.title), slug: fill(log.slug), url: fill(log.url), tags: log.tags, series: "", week: "", numbered: false,
      }
    },

    /** The page of a text; null if it is not the text that was made last. @param {string} text */
    page: text => (last?.text === text ? last.page : null),
  }
}

/**
 * The page as one patch. Only what it shows is in there; the rest the engine says.
 * @param {typeof made[Language]} log
 * @param {(text: string) => string} fill
 * @param {number} front where the body starts
 */
function page({ head, tail, blocks, outline }, fill, front) {
  const moved = blocks.map(({ start, end, html }) => ({ start: start + front, end: end + front, html }))
  return /** @type {Patch} */ (/** @type {unknown} */ ({
    fresh: true, from: 0, removed: 0, shift: 0, blocks: moved, head: fill(head), tail: fill(tail), outline, post: { math: true, toc: true },
  }))
}
