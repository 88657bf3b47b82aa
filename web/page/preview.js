// The page beside the text. It holds the frame, patches the blocks that changed into it and answers what a reader does there.

import { heldBox } from "../browser/held.js"
import { appendNodes, replaceNodes } from "../browser/lists.js"
import { MOST_LEVELS, levelsOf } from "../browser/nesting.js"
import { turns } from "../browser/turns.js"
import { lazily, versioned } from "../browser/version.js"
import { anchors } from "./anchors.js"
import { blockList, HEAVY } from "./blocks.js"
import { createBudget, withoutMarks } from "./budget.js"
import { SEEN } from "./chunks.js"
import { loadPictures } from "./eager.js"
import { createFrame, isLeftOut } from "./frame.js"
import { listen } from "./listen.js"
import { ownPictures, prepareMedia, refreshPictures } from "./media.js"
import { clicked, isElement, measurer } from "./places.js"
import { sanitize, sanitizeFormula } from "./sanitize.js"
import { slicer } from "./slices.js"
import { LISTED, createToc } from "./toc.js"
import { trusted } from "./trusted.js"

/** @import { Heading, Language, Patch } from "../types" */

/**
 * A block of the page. `math` is what `reader`, the math part, found in it; `held` is why a box stands for it.
 * @typedef {import("./blocks.js").Listed & { math: ReturnType<Math["find"]> | null, reader: Math | null, held: string }} PageBlock
 */

/** @typedef {ReturnType<typeof import("./math/index.js").createMath>} Math */

/**
 * @typedef {object} Options
 * @property {(work: () => void) => () => void} once makes of work what may be asked for often: it is done once, behind the next frame
 * @property {(work: () => void, latest: number) => void} idle does work when nothing else is to be done
 * @property {(due: boolean) => void} [onDue] whether blocks of the page wait to be rendered
 * @property {(key: string) => string} t
 * @property {Language} language
 * @property {"light" | "dark"} theme
 */

/**
 * What is beside the page: the text, and who follows it.
 * @typedef {object} Desk
 * @property {(href: string, kind: "web" | "site") => void} onLink a link was followed: an address on the web, to open in a
 *   tab of its own with noopener, or one of the published site, which is not here
 * @property {import("./places.js").Source} source what is asked of the text
 * @property {(offset: number) => void} onCaret a place of the page was clicked: where its source is
 * @property {(document: Document) => void} onOpen the frame has got a document
 * @property {() => void} onResize something in the page has another size: a picture has come, or a formula
 * @property {() => void} onRendered all blocks of the page are rendered now
 * @property {(path: string) => string} picture where a picture of the site can be shown from, "" if it is not here
 */

/** The outline of a page that is not to show one. @type {Heading[]} */
const none = []

/** How much of a source a box gets, in characters. */
const SOURCE = 5000

/** A block that takes longer than this to read is read again only when nobody types, in milliseconds. */
const SLOW = 50

/** Source of a block that takes the engine longer to read than a keystroke may take, in characters. */
const LONG = 20_000

/** The same for a block that is read in pieces, again with each of them. */
const LONGEST = 100_000

/** Whether the browser keeps what is seen in place by itself; Safari does not. */
const isAnchored = globalThis.CSS?.supports("overflow-anchor", "auto")

/** How often the app hears of the page's height while slices are rendered, in milliseconds. */
const HEIGHT = 100

/** How often formulas are typeset while slices are rendered, in milliseconds. */
const TYPESET = 250

/** How long to wait until the math part is asked for again. */
const RETRY = 10_000

/**
 * Shows the page in `parent`. Patches that come before the frame is there wait for it. The desk may join later; until then
 * nothing is asked of the text, and nobody is told what happens in the page.
 * @param {HTMLElement} parent
 * @param {Options} options
 */
export function createPreview(parent, { once, idle, onDue = () => {}, t, language, theme }) {
  const base = parent.ownerDocument.baseURI
  const frame = createFrame(parent, { base, sheet: versioned("preview.css"), language, theme }, open)
  frame.title = t("page.label")

  /** @type {Desk | null} */
  let desk = null
  /** @type {Document | null} */
  let page = null
  /** @type {ReturnType<typeof createToc> | null} */
  let toc = null
  /** @type {ReturnType<typeof measurer> | null} */
  let measure = null
  /** @type {ReturnType<typeof createMark> | null} */
  let mark = null
  /** Where the caret is; null when its block is not to be marked. @type {number | null} */
  let caret = null
  /** @type {Math | null} */
  let math = null
  let mathWanted = false
  /** Whether the post has had styles of its own since it was shown. */
  let hasStyles = false
  /** Whether the page has had what may be a formula since it was shown. */
  let holdsMath = false
  /** @type {Patch[]} before the frame is there */
  let waiting = []
  /** A place to show once the frame is there. @type {number | null} */
  let toReveal = null
  let whenOpen = () => {}
  /** @type {Promise<void>} */
  const opened = new Promise(resolve => {
    whenOpen = resolve
  })
  /** The last patch, with the outline in force. @type {(Patch & { outline: Heading[] }) | null} */
  let last = null

  /** @param {Pick<PageBlock, "start" | "end" | "html">} block @returns {PageBlock} */
  const add = ({ start, end, html }) => ({ start, end, html, nodes: [], due: true, gap: null, wanted: false, slow: false, math: null, reader: null, held: "" })
  const list = blockList(add, block => {
    const begun = performance.now()
    Object.assign(block, read(block))
    block.slow = performance.now() - begun > SLOW
  }, block => budget.release(block))
  const budget = createBudget(() => parts?.[".content"] ?? null)
  const ids = anchors(list.all)
  /** The page above and below the content, kept as blocks are: a title may hold math, too. @type {Record<"head" | "tail", PageBlock>} */
  const around = { head: add({ start: 0, end: 0, html: "" }), tail: add({ start: 0, end: 0, html: "" }) }
  let typesetAt = -Infinity
  /** How many calls to typeset formulas are running. */
  let typesetting = 0

  const slices = slicer({
    search: from => list.search(from),
    isDue: (block, rested) => isOpen(block) && (rested || !isHeavy(block)),
    view: () => (page && measure && frame.clientWidth ? measure.numberAt(page.documentElement.scrollTop) : 0),
    render,
    onSlice() {
      drawMark()
      if (performance.now() - typesetAt > TYPESET) typesetPage()
    },
    onDone() {
      ids.forget()
      typesetPage()
      for (const chunk of part(".content").querySelectorAll(`:scope > [${SEEN}]`)) chunk.removeAttribute(SEEN)
      onDue(false)
      desk?.onResize()
      desk?.onRendered()
    },
    now: () => performance.now(),
    pause: turns(),
    idle: () => new Promise(resolve => idle(() => resolve(undefined), 50)),
    wait: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
  })

  /** Whether something is to be done for a block: it is due, or its formulas were not looked for. @param {PageBlock} block */
  const isOpen = block => block.due || block.reader !== math

  /** Whether a block is so long that its earlier version stands there while somebody types. @param {PageBlock} block */
  const isHeavy = ({ due, gap, html, slow }) => due && !gap && (slow || html.length > HEAVY)

  /** @param {PageBlock} block @param {() => boolean} more @param {boolean} near */
  function render(block, more, near) {
    if (block.due) keepPlace(() => list.render(block, more, near))
    else redoMath(block)
  }

  /** Renders a block that stands in a gap now. @param {PageBlock | null | undefined} block */
  function bring(block) {
    if (block?.gap) list.render(block, () => false)
  }

  /** Renders all that is due now, as for a printer. */
  function bringAll() {
    for (const block of list.all()) if (block.due) list.render(block, () => true)
    if (math) typesetPage()
  }

  /** Lets the page stay where it is while something above changes its height, as browsers with scroll anchoring do. @param {() => void} work */
  function keepPlace(work) {
    const root = isAnchored ? null : page?.documentElement
    const seen = !root || !root.scrollTop ? null : list.all()[measure?.numberAt(root.scrollTop) ?? 0]
    const top = seen && measure?.boxOf(seen)?.top
    work()
    const after = seen && measure?.boxOf(seen)?.top
    if (root && top != null && after != null && after !== top) root.scrollTop += after - top
  }

  /** The parts of the page, found once: what is in between may be long. @type {Record<".content" | ".Page-head" | ".Page-tail", HTMLElement> | null} */
  let parts = null

  /** @param {keyof NonNullable<typeof parts>} name */
  const part = name => /** @type {NonNullable<typeof parts>} */ (parts)[name]

  /** @param {Document} document */
  function open(document) {
    const before = parts
    page = document
    /** @param {string} selector */
    const find = selector => /** @type {HTMLElement} */ (document.querySelector(selector))
    parts = { ".content": find(".content"), ".Page-head": find(".Page-head"), ".Page-tail": find(".Page-tail") }
    document.documentElement.lang = language
    document.documentElement.dataset.mode = theme
    toc = createToc(document, topOf)
    mark = createMark(document)
    listen(document, frame, {
      onLink: (href, kind) => desk?.onLink(href, kind),
      onPlace,
      bring: id => bring(document.getElementById(id) ? null : ids.holding(id)),
      isWhole: () => !slices.running(),
      onHeld,
    })
    document.addEventListener("scroll", slices.look, { passive: true })
    if (desk) meet(desk, document)
    sizes.disconnect()
    for (const name of /** @type {const} */ ([".Page-head", ".content"])) sizes.observe(part(name))
    if (before) restore(before)
    for (const patch of waiting.splice(0)) apply(patch)
    if (toReveal !== null) reveal(toReveal)
    toReveal = null
    whenOpen()
  }

  /** @param {Desk} desk @param {Document} document */
  function meet({ source, onOpen }, document) {
    measure = measurer(document, list.all, source)
    onOpen(document)
  }

  /** How far below the window's top a heading is about that is not rendered yet. @param {string} id */
  function topOf(id) {
    const block = ids.heading(id)
    const box = block && measure?.boxOf(block)
    return box && page ? box.top - page.documentElement.scrollTop : 0
  }

  /** Where a picture of the site can be shown from. @param {string} path */
  const picture = path => desk?.picture(path) ?? ""

  /** The frame was loaded anew: what was in the old document moves over, the math part starts again. @param {NonNullable<typeof parts>} before */
  function restore(before) {
    math = null
    for (const name of /** @type {const} */ ([".Page-head", ".content", ".Page-tail"])) appendNodes(part(name), [...before[name].childNodes])
    if (!last) return
    showToc()
    setMath(false)
    setMath(holdsMath)
  }

  /**
   * Reads a block's HTML into nodes that are safe to put into the page, or into a box that stands for them.
   * @param {PageBlock} block
   * @returns {Pick<PageBlock, "nodes" | "math" | "reader" | "held">}
   */
  function read(block) {
    const { html, wanted } = block
    budget.release(block)
    const long = wanted ? "" : budget.refuse(html)
    if (long) return hold(block, long)
    const document = /** @type {Document} */ (page)
    // A template's content belongs to a document without a window: nothing loads and nothing runs while it is looked at.
    const template = document.createElement("template")
    template.innerHTML = trusted(html)
    sanitize(template.content, html)
    if (levelsOf(template.content, MOST_LEVELS) > MOST_LEVELS) return hold(block, "deep")
    prepareMedia(template.content, picture)
    const reason = budget.take(block, template.content, html, wanted)
    if (reason) return hold(block, reason)
    if (hasStyles) loadPictures(template.content)
    const content = document.importNode(template.content, true)
    return { ...findMath([...content.childNodes]), held: "" }
  }

  /** The box that stands for a block. @param {PageBlock} block @param {string} held why */
  function hold({ start, end, html }, held) {
    const action = held === "deep" ? undefined : { label: t("held.show"), name: "render" }
    const box = heldBox(/** @type {Document} */ (page), { reason: t(`held.${held}`), source: withoutMarks((desk?.source.slice(start, end) || html).slice(0, SOURCE)), action })
    return { nodes: [box], math: null, reader: math, held }
  }

  /** A button in such a box was pressed. @param {string} action @param {Element} target */
  function onHeld(action, target) {
    const block = list.of(part(".content"), target)
    if (action === "formula") return raise(block, target)
    if (action !== "render" || !block?.held) return
    block.wanted = true
    renew(block)
    slice()
  }

  /** Renders a formula that is held back. @param {PageBlock | undefined} block @param {Element} target */
  function raise(block, target) {
    const formula = block?.math?.formulas.find(({ node }) => node.contains(target))
    if (!formula) return
    math?.raise(formula)
    typesetPage()
  }

  /** Renders a block again. @param {PageBlock} block */
  function renew(block) {
    block.due = true
    list.render(block, () => false)
  }

  /**
   * @param {ChildNode[]} nodes
   * @returns {Pick<PageBlock, "nodes" | "math" | "reader">}
   */
  function findMath(nodes) {
    if (!math || !nodes.some(node => math?.mayHoldMath(node.textContent ?? ""))) return { nodes, math: null, reader: math }
    const holder = /** @type {Document} */ (page).createElement("div")
    appendNodes(holder, nodes)
    const found = math.find(holder)
    return { nodes: [...holder.childNodes], math: found, reader: math }
  }

  /**
   * Turns math on or off in a block that is in the page.
   * @param {PageBlock} block
   */
  function redoMath(block) {
    const first = block.nodes[0]
    block.reader = math
    if (!first || (math ? !block.nodes.some(n => math?.mayHoldMath(n.textContent ?? "")) : !block.math)) return
    const mark = /** @type {Document} */ (page).createComment("")
    first.before(mark)
    const holder = /** @type {Document} */ (page).createElement("div")
    appendNodes(holder, block.nodes)
    if (block.math) for (const { node, source } of [...block.math.formulas, ...block.math.escapes]) node.replaceWith(source)
    Object.assign(block, findMath([...holder.childNodes]))
    for (const node of block.nodes) mark.before(node)
    mark.remove()
  }

  /** @param {boolean} wanted */
  function setMath(wanted) {
    if (wanted === mathWanted) return
    mathWanted = wanted
    if (wanted) {
      lazily(() => import("./math/index.js")).then(start, () => {
        // Not there, as on a first visit that went offline: formulas stay as written, and a later patch tries again.
        setTimeout(() => {
          mathWanted = math !== null
        }, RETRY)
      })
    } else if (math) {
      math = null
      redoAll()
    }
  }

  /** @param {typeof import("./math/index.js")} part */
  function start({ createMath }) {
    if (!mathWanted || math || !page) return
    const window = /** @type {Window & typeof globalThis} */ (page.defaultView)
    math = createMath(window, { fonts: new URL("fonts/mathjax", base).href, leftOut: isLeftOut(window), clean: sanitizeFormula, t })
    redoAll()
  }

  function redoAll() {
    for (const block of [around.head, around.tail]) redoMath(block)
    typesetAt = -Infinity
    slice()
  }

  /** Lets what is open be rendered in slices. */
  function slice() {
    onDue(true)
    slices.start()
  }

  /** Typesets the formulas as far as all before them are known: numbers and macros go through the page from its top. */
  function typesetPage() {
    if (!math || !frame.clientWidth) return // a frame that is not shown has no sizes; it is typeset when it is
    typesetAt = performance.now()
    const formulas = [...around.head.math?.formulas ?? []]
    for (const block of list.all()) {
      if (isOpen(block) && math.mayHoldMath(block.html)) return void typesetAll(math, formulas)
      if (block.math) for (const formula of block.math.formulas) formulas.push(formula)
    }
    for (const formula of around.tail.math?.formulas ?? []) formulas.push(formula)
    void typesetAll(math, formulas)
  }

  /** @param {Math} math @param {Parameters<Math["typeset"]>[0]} formulas */
  async function typesetAll(math, formulas) {
    typesetting++
    await math.typeset(formulas).finally(() => typesetting--)
  }
  new ResizeObserver(() => typesetPage()).observe(frame)
  addEventListener("beforeprint", bringAll)
  let sizedAt = -Infinity
  const sizes = new ResizeObserver(() => {
    drawMark()
    if (slices.running() && performance.now() - sizedAt < HEIGHT) return
    sizedAt = performance.now()
    desk?.onResize()
  })

  /**
   * @param {"head" | "tail"} name
   * @param {string} html
   * @returns {PageBlock[]} what was there and what is there now
   */
  function setAround(name, html) {
    const before = around[name]
    if (before.html === html) return []
    budget.release(before)
    const made = add({ start: 0, end: 0, html })
    around[name] = Object.assign(made, { due: false }, read(made))
    replaceNodes(part(`.Page-${name}`), around[name].nodes)
    return [before, around[name]]
  }

  function showToc() {
    toc?.show(last?.post.toc ? last.outline : none, t("field.toc"))
  }

  /** Marks the caret's block, when all is laid out and drawn: with most keys it stays. */
  const drawMark = once(() => {
    const block = caret === null ? undefined : list.at(caret)
    if (page) mark?.(block && !block.gap && frame.clientWidth ? measure?.boxOf(block) ?? null : null, part(".content"))
  })

  /** @param {Patch} patch */
  function apply(patch) {
    const switched = patch.post.math !== last?.post.math
    last = { ...patch, outline: patch.outline ?? last?.outline ?? [] }
    if (!patch.post.math) setMath(false) // before the blocks are read, so that they stay as they are
    if (!hasStyles && [patch.head, patch.tail, ...patch.blocks.map(({ html }) => html)].some(html => /<style/i.test(html))) {
      hasStyles = true // before any of them is in the page
      loadPictures(/** @type {Document} */ (page))
    }
    const { made, gone } = list.patch(part(".content"), patch)
    const changed = [...setAround("head", patch.head), ...setAround("tail", patch.tail)]
    ids.learn(made)
    showToc()
    // A post that only says that it has formulas does not need MathJax yet.
    if (patch.fresh || switched) holdsMath = false
    const may = (/** @type {{ html: string }} */ { html }) => /[$\\]/.test(html)
    holdsMath ||= patch.post.math && (may({ html: patch.head }) || (switched ? list.all() : patch.blocks).some(may))
    setMath(holdsMath)
    // A key in a block without math leaves all formulas as they are.
    if ([changed, made, gone].some(blocks => blocks.some(block => block.math))) typesetPage()
    if (slices.running() || made.some(block => block.due)) slice()
    drawMark()
  }

  /** @param {number} offset */
  function reveal(offset) {
    bring(list.at(offset))
    list.at(offset)?.nodes.find(isElement)?.scrollIntoView({ block: "nearest" })
  }

  /** @param {MouseEvent} event */
  function onPlace(event) {
    const block = list.of(part(".content"), /** @type {Element} */ (event.target))
    if (!block || !measure || !page || !desk) return
    desk.onCaret(clicked(block, event, desk.source, measure.lineAt(event.clientY + page.documentElement.scrollTop)))
  }

  return {
    /** Resolves when the frame is there, with the patches that waited for it. */
    opened,

    /** The desk is there: what the page shows is what lies on it. @param {Desk} joined */
    join(joined) {
      desk = joined
      if (page) meet(desk, page)
      drawMark()
    },

    /** @param {Patch} patch */
    patch(patch) {
      if (page) apply(patch)
      else waiting.push(patch)
    },

    /** What the page is made of. */
    page: () => ({
      blocks: list.all().map(({ start, end, html }) => ({ start, end, html })),
      head: around.head.html, tail: around.tail.html, outline: last?.outline.slice(0, LISTED) ?? [],
    }),

    /**
     * Whether the block at an offset is too long for the engine to read within a keystroke; without an offset, whether any
     * block is too long to be read in pieces.
     * @param {number} [offset]
     */
    isLong(offset) {
      if (offset === undefined) return list.all().some(({ start, end }) => end - start > LONGEST)
      const block = list.at(offset)
      return Boolean(block && (block.html.length > HEAVY || block.end - block.start > LONG))
    },

    /** Whether all blocks are rendered and all formulas typeset, or none can be now. */
    isSettled: () => !slices.running() && !typesetting && (math !== null || !mathWanted),

    /** Empties the page, for another log. */
    clear() {
      waiting = []
      toReveal = null
      last = null
      hasStyles = false
      if (!page) return
      list.clear(part(".content"))
      ids.forget()
      budget.clear()
      setAround("head", "")
      setAround("tail", "")
      showToc()
      page.documentElement.scrollTop = 0
    },

    /** @param {"light" | "dark"} to */
    setTheme(to) {
      theme = to
      page?.documentElement.setAttribute("data-mode", to)
    },

    /** @param {Language} to */
    setLanguage(to) {
      language = to
      frame.title = t("page.label")
      page?.documentElement.setAttribute("lang", to)
      if (last) showToc()
      for (const block of list.all()) if (block.held && !block.due) renew(block)
    },

    /** The paths on the site of the pictures that the page names. */
    pictures: () => (page ? ownPictures(page).map(image => image.getAttribute("data-src") ?? "") : []),

    /** A picture of the site has come, or gone. */
    refreshPictures() {
      if (page) refreshPictures(page, picture)
    },

    /** The element that scrolls, or null while the frame loads. */
    scroller: () => page?.documentElement ?? null,

    /** The line, with how much of it is above, at a distance from the page's top. @param {number} y */
    lineAt: y => measure?.lineAt(y) ?? 1,

    /** How far below the page's top a line is. @param {number} line */
    yOf: line => measure?.yOf(line) ?? 0,

    /** Marks the block that the caret is in; null marks none. @param {number | null} offset */
    mark(offset) {
      caret = offset
      drawMark()
    },

    /**
     * Scrolls to the block whose source holds an offset.
     * @param {number} offset
     */
    reveal(offset) {
      if (page) reveal(offset)
      else toReveal = offset
    }
  }
}

/**
 * A line in the margin, beside a block. It is no part of the content, which stays as it is published.
 * @param {Document} document
 */
function createMark(document) {
  const line = document.createElement("div")
  line.className = "Page-caret"
  line.hidden = true
  document.body.append(line)
  let drawn = ""
  /**
   * @param {{ top: number, bottom: number } | null} box
   * @param {HTMLElement} content
   */
  return (box, content) => {
    line.hidden = !box
    if (!box) return
    const place = { top: `${box.top}px`, height: `${box.bottom - box.top}px`, left: `${content.getBoundingClientRect().left}px` }
    // With most keys it stays, and then nothing is to be laid out again.
    const drawing = Object.values(place).join()
    if (drawing !== drawn) Object.assign(line.style, place)
    drawn = drawing
  }
}
