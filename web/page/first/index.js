// The log of a writer's first day and its page. They depend only on the day and the language, so
// the engine has created them in advance (made.js), and they are shown before an engine is loaded.

import { createFiller } from "./fill.js"
import { made } from "./made.js"

/** @import { Clock, Language, NewLog, Patch } from "../../types" */

/** Creates first logs and keeps the page of the last one. */
export function createFirstPage() {
  /** @type {{ text: string, page: Patch } | null} */
  let last = null

  return {
    /**
     * Returns the log that the engine's next() returns if there are no logs and no template of the
     * writer.
     * @param {Language} language
     * @param {Clock} clock
     * @returns {NewLog}
     */
    make(language, clock) {
      const log = made[language]
      const fill = createFiller(clock)
      const front = fill(log.front)
      const text = front + log.body
      last = { text, page: page(log, fill, front.length) }
      return {
        name: fill(log.name), text, caret: front.length + log.caret,
        title: fill(log.title), slug: fill(log.slug), url: fill(log.url), tags: log.tags,
        series: "", week: "", numbered: false,
      }
    },

    /**
     * Returns the page of a text, null if that is not the text of the last log.
     * @param {string} text
     */
    page: text => (last?.text === text ? last.page : null),
  }
}

/**
 * Returns the page as a patch, without the fields that do not affect the page.
 * @param {typeof made[Language]} log
 * @param {(text: string) => string} fill
 * @param {number} front length of the front matter
 */
function page({ head, tail, blocks, outline, page }, fill, front) {
  const moved = blocks.map(({ start, end, html }) =>
    ({ start: start + front, end: end + front, html }))
  return /** @type {Patch} */ (/** @type {unknown} */ ({
    fresh: true, from: 0, removed: 0, shift: 0, blocks: moved,
    head: fill(head), tail: fill(tail), outline, post: { math: true }, page,
  }))
}
