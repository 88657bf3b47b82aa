// Finds blocks that are not rendered yet by the ids of their elements.

import { LISTED } from "./toc.js"

/** @typedef {import("./blocks.js").Listed} Listed */

/** A heading as Chirpy publishes it. */
const HEADING = /^<h[1-6]\b[^>]* id="([^"]*)"/

/**
 * @template {Listed} B
 * @param {() => readonly B[]} blocks
 */
export function createAnchors(blocks) {
  /** Headings that were due when they were added, by id. @type {Map<string, B>} */
  const headings = new Map()

  /** Returns the heading with an id if it is in a gap, else null. @param {string} id */
  function heading(id) {
    const block = headings.get(id)
    return block?.gap ? block : null
  }

  return {
    heading,

    /**
     * Notes the first headings among new blocks. The table of contents has no more; `holding`
     * searches for others.
     * @param {B[]} made
     */
    learn(made) {
      let count = 0
      for (const block of made) {
        const found = block.isDue && HEADING.exec(block.html)
        if (!found) continue
        headings.set(found[1].includes("&") ? decode(found[1]) : found[1], block)
        if (++count >= LISTED) break
      }
    },

    /**
     * Returns the block in a gap that contains an element with an id, else null.
     * @param {string} id
     */
    holding(id) {
      const attribute = `id="${encode(id)}"`
      const known = heading(id)
      return known ?? blocks().find(({ gap, html }) => gap && html.includes(attribute)) ?? null
    },

    forget: () => headings.clear(),
  }
}

/** @param {string} text */
const encode = text =>
  text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;")

/** @param {string} text */
const decode = text =>
  text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, "\"").replace(/&amp;/g, "&")
