// Marks the blocks with problems by thin lines in the margin. A chunk that the first problem loads.

import { createElement } from "../browser/elements.js"
import { appendNodes } from "../browser/lists.js"

/** @import { Problem } from "../types" */
/** @import { createContent } from "./content.js" */
/** @import { PageBlock } from "./reader.js" */
/** @import { View } from "./view.js" */

/** Number of lines; a long text may have thousands of problems. */
const MOST = 100

const severities = ["fatal", "wrong", "weak", "unknown"]

/** @typedef {ReturnType<typeof createProblemMarks>} ProblemMarks */

/**
 * @param {object} options
 * @param {() => View | null} options.view null while the frame loads
 * @param {Pick<ReturnType<typeof createContent>, "all" | "at">} options.content
 * @param {() => boolean} options.isVisible
 * @param {(work: () => void) => () => void} options.once see preview.js
 */
export function createProblemMarks({ view, content, isVisible, once }) {
  /** The worst severity in each block. @type {Map<PageBlock, string>} */
  let marked = new Map()
  /** @type {HTMLElement[]} */
  let lines = []

  /**
   * Returns the line beside a block, or null.
   * @type {(block: PageBlock, severity: string) => HTMLElement | null}
   */
  function lineOf(block, severity) {
    const box = block.gap ? null : view()?.measurer()?.boxOf(block)
    const left = view()?.parts.content.getBoundingClientRect().left
    if (!box) return null
    const line = createElement("div", "Page-caret Page-problem")
    line.dataset.severity = severity
    const color = severity === "unknown" ? "--color-control" : `--color-${severity}`
    Object.assign(line.style, {
      top: `${box.top}px`, height: `${box.bottom - box.top}px`, left: `${left}px`,
      marginLeft: "-.95rem",
      background: getComputedStyle(document.body).getPropertyValue(color),
    })
    return line
  }

  const draw = once(() => {
    const current = new Set(isVisible() ? content.all() : [])
    const next = [...marked].filter(([block]) => current.has(block)).slice(0, MOST)
      .map(([block, severity]) => lineOf(block, severity)).filter(line => line !== null)
    for (const line of lines) line.remove()
    lines = next
    const body = view()?.document.body
    if (body) appendNodes(body, lines)
  })

  return {
    draw,

    /** @param {Problem[]} problems of the text that the page shows */
    show(problems) {
      marked = new Map()
      for (const severity of severities) {
        for (const one of problems) {
          const block = one.severity === severity ? content.at(one.start) : undefined
          if (block && block.start <= one.start && !marked.has(block)) marked.set(block, severity)
        }
      }
      draw()
    },
  }
}
