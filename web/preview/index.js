// The page beside the text. It holds the frame, patches the blocks that changed into it and answers what a reader does there.

import { blockList } from "./blocks.js"
import { copyCode } from "./copy.js"
import { createFrame } from "./frame.js"
import { linkOf, readLink } from "./links.js"
import { prepareMedia, showPlaceholder } from "./media.js"
import { sanitize, withoutHandlers } from "./sanitize.js"
import { createToc } from "./toc.js"

/** @import { Language, Patch } from "../types" */

/**
 * A block of the page. `math` is what the math part found in it.
 * @typedef {object} PageBlock
 * @property {number} start
 * @property {number} end
 * @property {ChildNode[]} nodes
 * @property {ReturnType<Math["find"]> | null} math
 */

/** @typedef {ReturnType<typeof import("../math/index.js").create>} Math */

/**
 * @typedef {object} Options
 * @property {(href: string, kind: "web" | "site") => void} onLink a link was followed: an address on the web, to open in a
 *   tab of its own with noopener, or one of the published site, which is not here
 * @property {(offset: number) => void} [onCaret] a place of the page was clicked: where its source is
 * @property {() => Promise<{ create: typeof import("../math/index.js").create }>} typeset loads the math part, when a log has math
 * @property {(key: string) => string} t
 * @property {Language} language
 * @property {"light" | "dark"} theme
 */

/**
 * Shows the page in `parent`. Patches that come before the frame is there wait for it.
 * @param {HTMLElement} parent
 * @param {Options} options
 */
export function create(parent, { onLink, onCaret, typeset, t, language, theme }) {
  const base = parent.ownerDocument.baseURI
  const frame = createFrame(parent, { base, stylesheet: "preview.css", language, theme }, open)
  frame.title = t("page.label")

  /** @type {Document | null} */
  let page = null
  /** @type {ReturnType<typeof createToc> | null} */
  let toc = null
  /** @type {Math | null} */
  let math = null
  let mathWanted = false
  /** @type {Patch[]} before the frame is there */
  let waiting = []
  /** A place to show once the frame is there. @type {number | null} */
  let wanted = null
  /** @type {Patch | null} */
  let last = null

  const list = blockList(block => ({ start: block.start, end: block.end, ...read(block.html) }))
  /** The page above and below the content, kept as blocks are: a title may hold math, too. @type {Record<"head" | "tail", PageBlock & { html: string }>} */
  const around = {
    head: { start: 0, end: 0, html: "", nodes: [], math: null },
    tail: { start: 0, end: 0, html: "", nodes: [], math: null }
  }

  /** @param {string} selector */
  function part(selector) {
    return /** @type {HTMLElement} */ (/** @type {Document} */ (page).querySelector(selector))
  }

  /** @param {Document} document */
  function open(document) {
    const before = page
    page = document
    document.documentElement.lang = language
    document.documentElement.dataset.mode = theme
    toc = createToc(document)
    listen(document)
    if (before) restore()
    for (const patch of waiting.splice(0)) apply(patch)
    if (wanted !== null) reveal(wanted)
    wanted = null
  }

  /** The frame was loaded anew: what was in the old document moves over, the math part starts again. */
  function restore() {
    math = null
    for (const name of /** @type {const} */ (["head", "tail"])) part(`.Page-${name}`).append(...around[name].nodes)
    const content = part(".content")
    for (const block of list.all()) content.append(...block.nodes)
    if (!last) return
    toc?.show(last.post.toc ? last.outline : [], t("field.toc"))
    setMath(false)
    setMath(last.post.math)
  }

  /**
   * Reads HTML into nodes that are safe to put into the page.
   * @param {string} html
   * @returns {Pick<PageBlock, "nodes" | "math">}
   */
  function read(html) {
    const document = /** @type {Document} */ (page)
    // A template's content belongs to a document without a window: nothing loads and nothing runs while it is looked at.
    const template = document.createElement("template")
    template.innerHTML = withoutHandlers(html)
    sanitize(template.content, html)
    prepareMedia(template.content)
    const content = document.importNode(template.content, true)
    return findMath([...content.childNodes])
  }

  /**
   * @param {ChildNode[]} nodes
   * @returns {Pick<PageBlock, "nodes" | "math">}
   */
  function findMath(nodes) {
    if (!math || !nodes.some(node => math?.mayHoldMath(node.textContent ?? ""))) return { nodes, math: null }
    const holder = /** @type {Document} */ (page).createElement("div")
    holder.append(...nodes)
    const found = math.find(holder)
    return { nodes: [...holder.childNodes], math: found }
  }

  /**
   * Turns math on or off in a block that is in the page.
   * @param {PageBlock} block
   */
  function redoMath(block) {
    const first = block.nodes[0]
    if (!first || (math ? !block.nodes.some(n => math?.mayHoldMath(n.textContent ?? "")) : !block.math)) return
    const mark = /** @type {Document} */ (page).createComment("")
    first.before(mark)
    const holder = /** @type {Document} */ (page).createElement("div")
    holder.append(...block.nodes)
    if (block.math) for (const { node, source } of [...block.math.formulas, ...block.math.escapes]) node.replaceWith(source)
    Object.assign(block, findMath([...holder.childNodes]))
    mark.replaceWith(...block.nodes)
  }

  /** @param {boolean} wanted */
  function setMath(wanted) {
    if (wanted === mathWanted) return
    mathWanted = wanted
    if (wanted) {
      typeset().then(({ create }) => {
        if (!mathWanted || math || !page) return
        const window = /** @type {Window & typeof globalThis} */ (page.defaultView)
        math = create(window, { fonts: new URL("fonts/mathjax", base).href })
        redoAll()
      })
    } else if (math) {
      math = null
      redoAll()
    }
  }

  function redoAll() {
    for (const block of [around.head, ...list.all(), around.tail]) redoMath(block)
    typesetPage()
  }

  function typesetPage() {
    if (!math || !frame.clientWidth) return // a frame that is not shown has no sizes; it is typeset when it is
    math.typeset([around.head, ...list.all(), around.tail].flatMap(block => block.math?.formulas ?? []))
  }
  new ResizeObserver(() => typesetPage()).observe(frame)

  /**
   * @param {"head" | "tail"} name
   * @param {string} html
   */
  function setAround(name, html) {
    if (around[name].html === html) return
    const { nodes, math } = read(html)
    around[name] = { start: 0, end: 0, html, nodes, math }
    part(`.Page-${name}`).replaceChildren(...nodes)
  }

  /** @param {Patch} patch */
  function apply(patch) {
    last = patch
    if (!patch.post.math) setMath(false) // before the blocks are read, so that they stay as they are
    list.patch(part(".content"), patch)
    setAround("head", patch.head)
    setAround("tail", patch.tail)
    toc?.show(patch.post.toc ? patch.outline : [], t("field.toc"))
    setMath(patch.post.math)
    typesetPage()
  }

  /** @param {number} offset */
  function reveal(offset) {
    list.at(offset)?.nodes.find(isElement)?.scrollIntoView({ block: "nearest" })
  }

  /** @param {string} id */
  function goTo(id) {
    const document = /** @type {Document} */ (page)
    const target = id ? document.getElementById(id) : document.documentElement
    if (!target) return
    const still = /** @type {Window} */ (document.defaultView).matchMedia("(prefers-reduced-motion: reduce)").matches
    target.scrollIntoView({ behavior: still ? "auto" : "smooth", block: "start" })
    // What :target shows on the published page; the frame itself is never navigated.
    if (/^fn(ref)?:/.test(id)) {
      const colour = getComputedStyle(document.documentElement).getPropertyValue("--footnote-target-bg")
      target.animate([{ backgroundColor: colour }, { backgroundColor: "transparent" }], 1500)
    }
  }

  /** @param {Document} document */
  function listen(document) {
    /** @param {MouseEvent} event */
    const follow = event => {
      const href = linkOf(event)
      if (href === null) return false
      event.preventDefault()
      const link = readLink(href)
      if (link.kind === "id") goTo(link.href)
      else if (link.kind) onLink(link.href, link.kind)
      return true
    }
    document.addEventListener("click", event => {
      const target = /** @type {Element} */ (event.target)
      const button = target.closest(".code-header button")
      if (button) copyCode(button)
      else if (!follow(event) && onCaret && document.getSelection()?.isCollapsed) caret(target)
    })
    document.addEventListener("auxclick", event => {
      if (event.button === 1) follow(event)
    })

    // Load and error do not bubble; they are caught on their way down.
    document.addEventListener("load", ({ target }) => settle(/** @type {Element} */ (target)), true)
    document.addEventListener("error", ({ target }) => {
      const image = /** @type {Element} */ (target)
      const src = image.getAttribute?.("src") ?? ""
      if (image.localName === "img" && !src.startsWith("data:")) showPlaceholder(image, src)
    }, true)

    // Keys that are the app's, and files that are dropped, reach it as if the frame were not there.
    document.addEventListener("keydown", event => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape" || /^F\d/.test(event.key)) pass(event)
    })
    for (const type of /** @type {const} */ (["dragenter", "dragover", "dragleave", "drop"])) {
      document.addEventListener(type, pass)
    }
  }

  /** @param {KeyboardEvent | DragEvent} event */
  function pass(event) {
    const Type = /** @type {any} */ (globalThis)[event.type === "keydown" ? "KeyboardEvent" : "DragEvent"]
    const copy = new Type(event.type, event)
    if (!frame.dispatchEvent(copy) || event.type === "drop") event.preventDefault()
  }

  /** Chirpy's script takes these classes off once the picture is there. @param {Element} image */
  function settle(image) {
    if (image.localName === "img") image.parentElement?.classList.remove("shimmer", "blur")
  }

  /** @param {Element} target */
  function caret(target) {
    const block = list.of(part(".content"), target)
    if (!block) return
    const within = Number(target.closest("[data-at]")?.getAttribute("data-at") ?? 0)
    onCaret?.(block.start + within)
  }

  return {
    /** @param {Patch} patch */
    patch(patch) {
      if (page) apply(patch)
      else waiting.push(patch)
    },

    /** Empties the page, for another log. */
    clear() {
      waiting = []
      wanted = null
      last = null
      if (!page) return
      list.clear()
      setAround("head", "")
      setAround("tail", "")
      toc?.show([], "")
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
      if (last) toc?.show(last.post.toc ? last.outline : [], t("field.toc"))
    },

    /** The frame's document, or null while it loads. */
    document: () => page,

    /**
     * The block whose source holds an offset.
     * @param {number} offset
     * @returns {Readonly<PageBlock> | undefined}
     */
    blockAt: offset => list.at(offset),

    /**
     * Scrolls to the block whose source holds an offset.
     * @param {number} offset
     */
    reveal(offset) {
      if (page) reveal(offset)
      else wanted = offset
    }
  }
}

/** @type {(node: Node) => node is Element} */
function isElement(node) {
  return node.nodeType === 1
}
