import { appendNodes } from "../browser/lists.js"
import { createCaretMark } from "./caret.js"
import { picturePaths } from "./media.js"
import { createMeasurer } from "./places.js"
import { createToc } from "./toc.js"

/** @import { Heading } from "../types" */
/** @import { PageBlock } from "./reader.js" */

/** @typedef {ReturnType<typeof createView>} View */

/**
 * The document of the frame and its parts. The browser replaces it when the frame is moved.
 * @param {Document} document
 * @param {(id: string) => PageBlock | null} headingBlock returns the block of a heading that is not
 *   rendered yet
 */
export function createView(document, headingBlock) {
  /** @type {(selector: string) => HTMLElement} */
  const find = selector => /** @type {any} */ (document.querySelector(selector))
  // Found once: searching the page again takes long behind a long content.
  const parts = { head: find(".Page-head"), content: find(".content"), tail: find(".Page-tail") }

  const root = document.documentElement
  /** @type {ReturnType<typeof createMeasurer> | null} */
  let measurer = null
  const toc = createToc(document, id => {
    const block = headingBlock(id)
    const box = block && measurer?.boxOf(block)
    return box ? box.top - root.scrollTop : 0
  })

  return {
    document,
    window: /** @type {Window & typeof globalThis} */ (document.defaultView),
    root,
    parts,
    drawCaret: createCaretMark(document, parts.content),

    /** Shows the table of contents. @type {(outline: Heading[], title: string) => void} */
    showToc: toc.show,

    /** Returns the object that measures the page; null until there is a text. */
    measurer: () => measurer,

    /**
     * @param {() => readonly PageBlock[]} blocks
     * @param {import("./places.js").Source} source the text
     */
    setSource(blocks, source) {
      measurer = createMeasurer(document, blocks, source)
    },

    /** Takes over the nodes of an earlier document. @param {typeof parts} before */
    adopt(before) {
      for (const name of /** @type {const} */ (["head", "content", "tail"])) {
        appendNodes(parts[name], before[name].childNodes)
      }
    },

    /** @param {string} lang the language of the page; "" if the theme names none */
    setLang(lang) {
      if (root.lang !== lang) root.lang = lang // a new one costs the styles of the whole page
    },

    /** @param {"light" | "dark"} theme */
    setTheme(theme) {
      root.dataset.mode = theme
    },
  }
}

/**
 * The page as a pane of the scroll sync, and its images.
 * @param {() => View | null} view null while the frame loads
 */
export const createPane = view => ({
  /** Returns the element that scrolls, null while the frame loads. */
  scroller: () => view()?.root ?? null,

  /**
   * Returns the line at a distance from the top of the page; its fraction is the part of the line
   * above that.
   * @param {number} y in pixels
   */
  lineAt: y => view()?.measurer()?.lineAt(y) ?? 1,

  /**
   * Returns the distance of a line from the top of the page, in pixels.
   * @param {number} line may have a fraction
   */
  yOf: line => view()?.measurer()?.yOf(line) ?? 0,

  /** Returns the paths of the site's images that the page names. */
  pictures() {
    const document = view()?.document
    return document ? picturePaths(document) : []
  },
})
