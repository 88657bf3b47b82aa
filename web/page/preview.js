// The preview: shows the page in a frame and reports the reader's actions.

import { lazily, versioned } from "../browser/version.js"
import { createCaret } from "./caret.js"
import { refit } from "./chunks.js"
import { createContent } from "./content.js"
import { createFrame } from "./frame.js"
import { listen } from "./listen.js"
import { refreshPictures } from "./media.js"
import { clicked } from "./places.js"
import { watchSizes } from "./sizes.js"
import { createThemeSheet } from "./themesheet.js"
import { createPane, createView } from "./view.js"

/** @import { Patch, Problem, Translate } from "../types" */
/** @import { View } from "./view.js" */

/**
 * @typedef {object} Options
 * @property {(work: () => void) => () => void} once returns a function that runs `work` once after
 *   the next frame, however often it was called before that
 * @property {(work: () => void, latest: number) => void} idle runs work in an idle moment, at the
 *   latest after some ms
 * @property {(isDue: boolean) => void} [onDue] is called when blocks become due, and when all are
 *   rendered
 * @property {Translate} t
 * @property {"light" | "dark"} theme
 */

/**
 * The app around the preview.
 * @typedef {object} Desk
 * @property {import("./places.js").Source} source the text
 * @property {(path: string) => string} picture returns a URL for an image of the site, "" if it is
 *   missing
 * @property {(href: string, kind: "web" | "site") => void} onLink the reader followed a link: a web
 *   address, to open in a new tab with noopener, or one of the published site, which does not exist
 *   here
 * @property {(offset: number) => void} onCaret the reader clicked at a place whose source is at
 *   `offset`
 * @property {(document: Document) => void} onOpen the frame has a new document
 * @property {() => void} onResize the height of the page has changed
 * @property {() => void} onRendered all blocks are rendered
 */

/**
 * Shows the page in `parent`. Patches are kept until the frame has loaded. The app may join later;
 * links, clicks and images of the site have no effect until then.
 * @param {HTMLElement} parent
 * @param {Options} options
 */
export function createPreview(parent, { once, idle, onDue = () => {}, t, theme }) {
  const base = parent.ownerDocument.baseURI
  const sheet = versioned("preview.css")
  const frame = createFrame(parent, { base, sheet, theme }, open)
  frame.title = t("page.label")
  const isVisible = () => frame.clientWidth > 0

  /** @type {Desk | null} */
  let desk = null
  /** Null while the frame loads. @type {View | null} */
  let view = null
  const themeSheet = createThemeSheet()
  /**
   * The patches and the offset to show once the frame and the sheet of the theme have loaded.
   * @type {{ patches: Patch[], offset: number | null }}
   */
  let pending = { patches: [], offset: null }
  let onOpened = () => {}
  const opened = new Promise(resolve => (onOpened = () => resolve(undefined)))

  const picture = (/** @type {string} */ path) => desk?.picture(path) ?? ""
  const content = createContent({
    view: () => view,
    isVisible, base, picture, idle, t,
    source: (start, end) => desk?.source.slice(start, end) ?? "",
    onDue: () => onDue(true),
    onSlice: () => drawMarks(),
    onDone() {
      onDue(false)
      desk?.onResize()
      desk?.onRendered()
    },
  })

  const caret = createCaret({ view: () => view, content, isVisible, once })
  /** Null before the first problem. @type {import("./problemmarks.js").ProblemMarks | null} */
  let problemMarks = null
  function drawMarks() {
    caret.draw()
    problemMarks?.draw()
  }
  const sizes = watchSizes({
    isBusy: content.isRendering,
    onResize: () => desk?.onResize(),
    onSize: drawMarks,
  })
  new ResizeObserver(content.typeset).observe(frame)
  addEventListener("beforeprint", content.renderAll)

  /** @param {Document} document */
  function open(document) {
    const before = view
    view = createView(document, content.anchors.heading)
    view.setTheme(theme)
    listenToReader(document, frame, content, {
      onLink: (href, kind) => desk?.onLink(href, kind),
      onPlace,
    })
    if (desk) connect(desk, view)
    sizes.watch([view.parts.head, view.parts.content])
    themeSheet.reset()
    if (before) {
      view.adopt(before.parts)
      themeSheet.isReady(document, content.settings()?.theme ?? "chirpy", onSheet)
      showSettings()
      content.restart()
    }
    showPending()
  }

  /** The sheet of a theme was loaded. */
  function onSheet() {
    if (view) refit(view.parts.content)
    showPending()
  }

  /** Shows the pending patches up to the first whose sheet is not loaded. */
  function showPending() {
    if (!view) return
    while (pending.patches.length) {
      if (!themeSheet.isReady(view.document, pending.patches[0].page.theme, onSheet)) return
      apply(/** @type {Patch} */ (pending.patches.shift()), view)
    }
    const { offset } = pending
    pending.offset = null
    if (offset !== null) content.reveal(offset)
    onOpened()
  }

  /** @param {Desk} desk @param {View} view */
  function connect(desk, view) {
    view.setSource(content.all, desk.source)
    desk.onOpen(view.document)
  }

  /** @param {MouseEvent} event */
  function onPlace(event) {
    const block = content.blockOf(/** @type {Element} */ (event.target))
    const line = view?.measurer()?.lineAt(event.clientY + view.root.scrollTop)
    if (block && desk && line !== undefined) desk.onCaret(clicked(block, event, desk.source, line))
  }

  /** Shows the language of the page and the table of contents. */
  function showSettings() {
    const page = content.settings()
    if (page) view?.setLang(page.lang)
    view?.showToc(content.outline(), page?.contents ?? "")
  }

  /** @param {Patch} patch @param {View} view */
  function apply(patch, { parts }) {
    content.apply(patch, parts)
    showSettings()
    drawMarks()
  }

  return {
    /** Resolves when the frame has loaded and the patches kept until then are applied. */
    opened,
    ...createPane(() => view),
    /** Returns the page in a form that can be stored. */
    page: content.page,
    isLong: content.isLong,
    isSettled: () => pending.patches.length === 0 && content.isSettled(),

    /** The app is ready. @param {Desk} joined */
    join(joined) {
      desk = joined
      if (view) connect(desk, view)
      caret.draw()
    },

    /** @param {Patch} patch */
    patch(patch) {
      pending.patches.push(patch)
      showPending()
    },

    /** Empties the page, for another log. */
    clear() {
      pending = { patches: [], offset: null }
      content.clear(view?.parts)
      showSettings()
      if (view) view.root.scrollTop = 0
    },

    /** @param {"light" | "dark"} next */
    setTheme(next) {
      theme = next
      view?.setTheme(next)
      problemMarks?.draw()
    },

    /** The language of the interface has changed. */
    translate() {
      frame.title = t("page.label")
      content.relabel()
    },

    /** An image of the site was added or removed. */
    refreshPictures() {
      if (view) refreshPictures(view.document, picture)
    },

    /** Marks the block at an offset. */
    mark: caret.mark,

    /** Marks the blocks with problems. @param {Problem[]} problems of the text that is shown */
    async markProblems(problems) {
      if (!problemMarks && problems.length === 0) return
      const { createProblemMarks } = await lazily(() => import("./problemmarks.js"))
      problemMarks ??= createProblemMarks({ view: () => view, content, isVisible, once })
      problemMarks.show(problems)
    },

    /** Scrolls to the block at an offset. @param {number} offset */
    reveal(offset) {
      pending.offset = offset
      showPending()
    },
  }
}

/**
 * Listens to clicks, jumps and scrolling in a document of the frame.
 * @param {Document} document
 * @param {HTMLIFrameElement} frame
 * @param {ReturnType<typeof createContent>} content
 * @param {Pick<Parameters<typeof listen>[2], "onLink" | "onPlace">} handlers
 */
function listenToReader(document, frame, content, handlers) {
  listen(document, frame, {
    ...handlers,
    onHeld: content.onHeld,
    render(id) {
      if (!document.getElementById(id)) content.renderNow(content.anchors.holding(id))
    },
    isWhole: () => !content.isRendering(),
  })
  document.addEventListener("scroll", content.onScroll, { passive: true })
}
