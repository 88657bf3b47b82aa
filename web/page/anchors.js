// Places of the page by their id, also those that are not rendered yet.

/** @typedef {import("./blocks.js").Listed} Listed */

/** A heading as Chirpy publishes it. */
const HEADING = /^<h[1-6]\b[^>]* id="([^"]*)"/

/**
 * @template {Listed} B
 * @param {() => readonly B[]} blocks
 */
export function createAnchors(blocks) {
  /** Headings that were due when they came, by id. @type {Map<string, B>} */
  const headings = new Map()

  /** @param {string} id */
  function heading(id) {
    const block = headings.get(id)
    return block?.gap ? block : null
  }

  return {
    /** Learns of new blocks. @param {B[]} made */
    learn(made) {
      for (const block of made) {
        const found = block.due && HEADING.exec(block.html)
        if (found) headings.set(found[1].includes("&") ? decode(found[1]) : found[1], block)
      }
    },

    /** The heading with an id, if it stands in a gap. @param {string} id */
    heading,

    /** The block in a gap that holds an element with an id. @param {string} id */
    holding(id) {
      const known = heading(id)
      const written = `id="${encode(id)}"`
      return known ?? blocks().find(block => block.gap && block.html.includes(written)) ?? null
    },

    forget: () => headings.clear(),
  }
}

/** @param {string} text */
const encode = text => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;").replace(/>/g, "&gt;")

/** @param {string} text */
const decode = text => text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&quot;/g, "\"").replace(/&amp;/g, "&")
