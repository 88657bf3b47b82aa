// The language of a post: Markdown as kramdown's GFM parser reads it, with front matter, math,
// Liquid tags and attribute lists as nodes of their own. It is used for colours and by the
// commands; the engine renders the page.

import {
  Language, LanguageSupport, defineLanguageFacet, languageDataProp,
} from "@codemirror/language"
import { Parser } from "@lezer/common"
import { Tag, styleTags, tags as t } from "@lezer/highlight"
import { Strikethrough, Table, TaskList, parser } from "@lezer/markdown"
import { endsFrontMatter, frontMatterEnd, opensFrontMatter } from "../browser/frontmatter.js"
import { append } from "../browser/lists.js"

/** @import { BlockContext, Element, InlineContext, Line } from "@lezer/markdown" */
/** @import { LeafBlock, LeafBlockParser } from "@lezer/markdown" */

/** Highlighting tags of nodes that only posts have. */
export const tags = {
  matter: Tag.define(),
  matterKey: Tag.define(),
  math: Tag.define(),
  liquid: Tag.define(),
  attributes: Tag.define(),
  html: Tag.define(),
  codeText: Tag.define(),
}

/** Number of UTF-16 units in which front matter is searched. */
const LONGEST_MATTER = 1 << 16

const MATTER_LINE = /^(\s*(?:- +)*)([^\s#:'"[{][^:]*:(?=\s|$))?/
const MATTER_TOKEN = /"(?:\\.|[^"\\])*"|'(?:''|[^'])*'|(?:^|\s)#.*/g

/**
 * Returns the nodes of a line of YAML.
 * @type {(cx: BlockContext, text: string, from: number) => Element[]}
 */
function matterParts(cx, text, from) {
  if (opensFrontMatter(text) || endsFrontMatter(text)) {
    return [cx.elt("MatterMark", from, from + text.length)]
  }
  const [head, indent, key] = /** @type {RegExpExecArray} */ (MATTER_LINE.exec(text))
  const parts = []
  if (key) parts.push(cx.elt("MatterKey", from + indent.length, from + head.length))
  const start = key ? head.length : 0
  for (const { 0: token, index } of text.slice(start).matchAll(MATTER_TOKEN)) {
    const at = from + start + index
    const name = /^["']/.test(token) ? "MatterString" : "MatterComment"
    parts.push(cx.elt(name, at, at + token.length))
  }
  return parts
}

/** Part of the parser only where PostParser has found complete front matter. */
const frontMatter = {
  name: "FrontMatter",
  before: "LinkReference",
  /** @type {(cx: BlockContext, line: Line) => boolean} */
  parse(cx, line) {
    if (cx.lineStart !== 0) return false
    const parts = matterParts(cx, line.text, 0)
    while (cx.nextLine()) {
      append(parts, matterParts(cx, line.text, cx.lineStart))
      if (endsFrontMatter(line.text)) break
    }
    const to = cx.lineStart + line.text.length
    cx.nextLine()
    cx.addElement(cx.elt("FrontMatter", 0, to, parts))
    return true
  },
}

/** Length of a paragraph or table at which the next line starts another one, in UTF-16 units. */
const LONGEST_PARAGRAPH = 4000

/** Length of a line that is not parsed, in UTF-16 units. */
const LONGEST_LINE = 10_000

/**
 * Limits paragraphs and lines. The parser cannot be interrupted within one: a paragraph of a
 * megabyte would delay each keystroke by half a second.
 */
const lengthLimit = {
  name: "LengthLimit",
  before: "LinkReference",
  /** @type {(cx: BlockContext, line: Line) => boolean} */
  parse(cx, line) {
    if (line.text.length < LONGEST_LINE) return false
    const from = cx.lineStart + line.pos
    const to = cx.lineStart + line.text.length
    cx.nextLine()
    cx.addElement(cx.elt("Paragraph", from, to))
    return true
  },
  /** @type {(cx: BlockContext, line: Line, leaf: LeafBlock) => boolean} */
  endLeaf: (_, { text }, leaf) =>
    leaf.content.length > LONGEST_PARAGRAPH || text.length >= LONGEST_LINE,
}

const mathBlock = {
  name: "MathBlock",
  before: "LinkReference",
  /**
   * Parses "$$" at the start of a line up to a line that ends with "$$". Without one, the block
   * ends at a blank line.
   * @type {(cx: BlockContext, line: Line) => boolean}
   */
  parse(cx, line) {
    const start = line.text.slice(line.pos)
    const isCode = line.indent - line.baseIndent > 3
    if (isCode || !/^\$\$(?!\$)((?!\$\$).)*(\$\$\s*)?$/.test(start)) return false
    const from = cx.lineStart + line.pos
    const marks = [cx.elt("MathMark", from, from + 2)]
    let text = start.slice(2)
    let textStart = from + 2
    while (!/\$\$\s*$/.test(text)) {
      // A line outside of the enclosing list or quote ends the block.
      const isInside = cx.nextLine() && /** @type {any} */ (line).depth >= cx.depth
      if (!isInside) return finish(cx.prevLineEnd())
      text = line.text.slice(line.pos)
      textStart = cx.lineStart + line.pos
      if (!text.trim()) return finish(cx.prevLineEnd())
    }
    const close = textStart + text.lastIndexOf("$$")
    marks.push(cx.elt("MathMark", close, close + 2))
    cx.nextLine()
    return finish(close + 2)

    /** @param {number} to */
    function finish(to) {
      cx.addElement(cx.elt("MathBlock", from, to, marks))
      return true
    }
  },
}

const DOLLAR = 36
const BACKSLASH = 92
const BRACE = 123

/**
 * Inline math: "$$…$$" of kramdown, "$…$" that MathJax reads in the published page, and "\$$…$$"
 * that Chirpy's documentation uses in lists.
 */
const INLINE_MATH = /^(\\?\$\$)(?!\$)[^]+?(\$\$)|^(\$)(?!\s)[^$\n]*?[^$\s\\](\$)(?!\d)/

const mathInline = {
  name: "Math",
  before: "Escape",
  /** @type {(cx: InlineContext, next: number, pos: number) => number} */
  parse(cx, next, pos) {
    const isEscaped = next === BACKSLASH && cx.slice(pos + 1, pos + 3) === "$$"
    if (next !== DOLLAR && !isEscaped) return -1
    const match = INLINE_MATH.exec(cx.slice(pos, cx.end))
    if (!match) return -1
    const open = (match[1] ?? match[3]).length
    const close = (match[2] ?? match[4]).length
    const end = pos + match[0].length
    const marks = [cx.elt("MathMark", pos, pos + open), cx.elt("MathMark", end - close, end)]
    return cx.addElement(cx.elt("Math", pos, end, marks))
  },
}

const braces = {
  name: "Liquid",
  before: "Escape",
  /** @type {(cx: InlineContext, next: number, pos: number) => number} */
  parse(cx, next, pos) {
    if (next !== BRACE) return -1
    const match = /^\{%[^]*?%\}|^\{\{[^]*?\}\}|^\{:[^}\n]*\}/.exec(cx.slice(pos, cx.end))
    if (!match) return -1
    const name = match[0][1] === ":" ? "Attributes" : "Liquid"
    return cx.addElement(cx.elt(name, pos, pos + match[0].length))
  },
}

/**
 * The table of @lezer/markdown, corrected: its parser fails on white space (or "\r") after the last
 * "|" of the delimiter row.
 */
const table = {
  ...Table,
  parseBlock: Table.parseBlock?.map(spec => ({
    ...spec,
    /** @type {(cx: BlockContext, leaf: LeafBlock) => LeafBlockParser | null} */
    leaf(cx, leaf) {
      const parser = spec.leaf?.(cx, leaf)
      if (!parser) return null
      /** @param {Line} line */
      const trimmed = line => Object.create(line, { text: { value: line.text.trimEnd() } })
      return {
        nextLine: (cx, line, leaf) => parser.nextLine(cx, trimmed(line), leaf),
        finish: (cx, leaf) => parser.finish(cx, leaf),
      }
    },
  })),
}

const data = defineLanguageFacet({ commentTokens: { block: { open: "<!--", close: "-->" } } })

// Without GFM's bare URLs, which kramdown does not link.
const markdown = parser.configure([table, TaskList, Strikethrough, {
  defineNodes: [
    { name: "FrontMatter", block: true, style: { "FrontMatter/...": tags.matter } },
    { name: "MatterMark", style: t.processingInstruction },
    { name: "MatterKey", style: tags.matterKey },
    { name: "MatterString", style: t.string },
    { name: "MatterComment", style: t.comment },
    { name: "MathBlock", block: true, style: { "MathBlock/...": tags.math } },
    { name: "Math", style: { "Math/...": tags.math } },
    { name: "MathMark", style: t.processingInstruction },
    { name: "Liquid", style: tags.liquid },
    { name: "Attributes", style: tags.attributes },
  ],
  parseBlock: [mathBlock, lengthLimit],
  parseInline: [mathInline, braces],
  props: [
    styleTags({
      "FencedCode/CodeText CodeBlock/CodeText": tags.codeText,
      "HTMLTag HTMLBlock ProcessingInstruction ProcessingInstructionBlock": tags.html,
    }),
    languageDataProp.add(type => type.isTop ? data : undefined),
  ],
}])

const markdownAfterMatter = markdown.configure({ parseBlock: [frontMatter] })

/** @param {string} text */
const withoutReturns = text => text.includes("\r") ? text.replace(/\r/g, " ") : text

/**
 * Returns the input with "\r" replaced by a space: the parser takes a "\r" after a table's last "|"
 * for another cell.
 * @param {import("@lezer/common").Input} input
 * @returns {import("@lezer/common").Input}
 */
const inputWithoutReturns = input => ({
  length: input.length,
  lineChunks: input.lineChunks,
  chunk: from => withoutReturns(input.chunk(from)),
  read: (from, to) => withoutReturns(input.read(from, to)),
})

/**
 * Parses Markdown with or without front matter. A line far below the first decides whether there is
 * front matter, and an incremental parse would not see its change; so it is decided here, and a
 * change starts a complete parse.
 */
class PostParser extends Parser {
  /** @type {Parser["createParse"]} */
  createParse(input, fragments, ranges) {
    const isWhole = ranges[0].from === 0
    const head = isWhole ? input.read(0, Math.min(input.length, LONGEST_MATTER)) : ""
    const hasMatter = frontMatterEnd(head) > 0
    const [first] = fragments
    const hadMatter = first?.from === 0 && first.tree.topNode.firstChild?.name === "FrontMatter"
    const reused = isWhole && hasMatter !== hadMatter ? [] : fragments
    const parser = hasMatter ? markdownAfterMatter : markdown
    return parser.startParse(inputWithoutReturns(input), reused, ranges)
  }
}

export const postLanguage = new Language(data, new PostParser(), [], "markdown")

/** @returns {LanguageSupport} */
export const postSupport = () => new LanguageSupport(postLanguage)
