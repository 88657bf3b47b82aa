// The language of a post: Markdown as kramdown's GFM reader has it, with front matter, math, Liquid tags and attribute lists
// told apart. Only for colour and for the commands to know where they are; the page is the engine's matter.

import { Language, LanguageSupport, defineLanguageFacet, languageDataProp } from "@codemirror/language"
import { Parser } from "@lezer/common"
import { Tag, styleTags, tags as t } from "@lezer/highlight"
import { Strikethrough, Table, TaskList, parser } from "@lezer/markdown"
import { append } from "../browser/lists.js"

/** @typedef {import("@lezer/markdown").BlockContext} BlockContext */
/** @typedef {import("@lezer/markdown").InlineContext} InlineContext */
/** @typedef {import("@lezer/markdown").Element} Element */

/** What only a post has, for theme.js. */
export const tags = {
  matter: Tag.define(),
  matterKey: Tag.define(),
  math: Tag.define(),
  liquid: Tag.define(),
  attributes: Tag.define(),
  html: Tag.define(),
  codeText: Tag.define(),
}

// Jekyll's own rule: from the very first byte (after a byte order mark), to a line of "---" or "...".
const matter = /^\ufeff?---[^\S\n]*\n(?:[^]*?\n)?(?:---|\.\.\.)[^\S\n]*(?:\n|$)/
const longestMatter = 1 << 16

/** Where the front matter ends, 0 without one. @param {string} text */
export const matterEnd = text => matter.exec(text)?.[0].length ?? 0

const matterLine = /^(\s*(?:- +)*)([^\s#:'"[{][^:]*:(?=\s|$))?/
const matterToken = /"(?:\\.|[^"\\])*"|'(?:''|[^'])*'|(?:^|\s)#.*/g

/** The coloured parts of a line of YAML. @param {BlockContext} cx @param {string} text @param {number} from @returns {Element[]} */
function matterParts(cx, text, from) {
  if (/^\ufeff?(---|\.\.\.)\s*$/.test(text)) return [cx.elt("MatterMark", from, from + text.length)]
  const parts = [], [head, indent, key] = /** @type {RegExpExecArray} */ (matterLine.exec(text))
  const start = key ? head.length : 0
  if (key) parts.push(cx.elt("MatterKey", from + indent.length, from + head.length))
  for (const match of text.slice(start).matchAll(matterToken)) {
    const at = from + start + match.index
    parts.push(cx.elt(/^["']/.test(match[0]) ? "MatterString" : "MatterComment", at, at + match[0].length))
  }
  return parts
}

/** Used only where PostParser has seen that front matter is there and closed. */
const frontMatter = {
  name: "FrontMatter",
  before: "LinkReference",
  /** @param {BlockContext} cx @param {import("@lezer/markdown").Line} line */
  parse(cx, line) {
    if (cx.lineStart) return false
    const parts = matterParts(cx, line.text, 0)
    while (cx.nextLine()) {
      append(parts, matterParts(cx, line.text, cx.lineStart))
      if (/^(---|\.\.\.)\s*$/.test(line.text)) break
    }
    const to = cx.lineStart + line.text.length
    cx.nextLine()
    cx.addElement(cx.elt("FrontMatter", 0, to, parts))
    return true
  },
}

/** Length of a paragraph or table beyond which its next line begins another one, and of a line without colours. */
const LONGEST = 4000
const LONGEST_LINE = 10_000

/**
 * The parser reads a paragraph, and each of its lines, in one step that nothing interrupts: with one of a megabyte, each
 * keystroke would wait for half a second.
 */
const longest = {
  name: "Longest",
  before: "LinkReference",
  /** @param {BlockContext} cx @param {import("@lezer/markdown").Line} line */
  parse(cx, line) {
    if (line.text.length < LONGEST_LINE) return false
    const from = cx.lineStart + line.pos
    const to = cx.lineStart + line.text.length
    cx.nextLine()
    cx.addElement(cx.elt("Paragraph", from, to))
    return true
  },
  /** @type {(cx: BlockContext, line: import("@lezer/markdown").Line, leaf: import("@lezer/markdown").LeafBlock) => boolean} */
  endLeaf: (_, { text }, leaf) => leaf.content.length > LONGEST || text.length >= LONGEST_LINE,
}

const mathBlock = {
  name: "MathBlock",
  before: "LinkReference",
  /**
   * "$$" at the start of a line, to the line that ends with it. One that is not closed ends at a blank line.
   * @param {BlockContext} cx @param {import("@lezer/markdown").Line} line
   */
  parse(cx, line) {
    const start = line.text.slice(line.pos)
    if (line.indent - line.baseIndent > 3 || !/^\$\$(?!\$)((?!\$\$).)*(\$\$\s*)?$/.test(start)) return false
    const from = cx.lineStart + line.pos, marks = [cx.elt("MathMark", from, from + 2)]
    let rest = start.slice(2), at = from + 2
    while (!/\$\$\s*$/.test(rest)) {
      // A line that leaves the list or quote around the block ends it.
      if (!cx.nextLine() || /** @type {any} */ (line).depth < cx.depth) return finish(cx.prevLineEnd())
      rest = line.text.slice(line.pos), at = cx.lineStart + line.pos
      if (!rest.trim()) return finish(cx.prevLineEnd())
    }
    const close = at + rest.lastIndexOf("$$")
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

const dollar = 36, backslash = 92, brace = 123

/** "$$…$$" as kramdown, "$…$" as MathJax reads it in the published page, "\$$…$$" as Chirpy writes it in lists. */
const mathInline = {
  name: "Math",
  before: "Escape",
  /** @param {InlineContext} cx @param {number} next @param {number} pos */
  parse(cx, next, pos) {
    if (next != dollar && !(next == backslash && cx.char(pos + 1) == dollar && cx.char(pos + 2) == dollar)) return -1
    const match = /^(\\?\$\$)(?!\$)[^]+?(\$\$)|^(\$)(?!\s)[^$\n]*?[^$\s\\](\$)(?!\d)/.exec(cx.slice(pos, cx.end))
    if (!match) return -1
    const open = (match[1] ?? match[3]).length, close = (match[2] ?? match[4]).length, end = pos + match[0].length
    return cx.addElement(cx.elt("Math", pos, end, [cx.elt("MathMark", pos, pos + open), cx.elt("MathMark", end - close, end)]))
  },
}

const braces = {
  name: "Liquid",
  before: "Escape",
  /** @param {InlineContext} cx @param {number} next @param {number} pos */
  parse(cx, next, pos) {
    if (next != brace) return -1
    const match = /^\{%[^]*?%\}|^\{\{[^]*?\}\}|^\{:[^}\n]*\}/.exec(cx.slice(pos, cx.end))
    if (!match) return -1
    return cx.addElement(cx.elt(match[0][1] == ":" ? "Attributes" : "Liquid", pos, pos + match[0].length))
  },
}

/** GFM's table, which in @lezer/markdown fails on white space (or "\r") after the delimiter row's last "|". */
const table = {
  ...Table,
  parseBlock: Table.parseBlock?.map(spec => ({
    ...spec,
    /**
     * @param {BlockContext} cx
     * @param {import("@lezer/markdown").LeafBlock} leaf
     * @returns {import("@lezer/markdown").LeafBlockParser | null}
     */
    leaf(cx, leaf) {
      const reader = spec.leaf?.(cx, leaf)
      return reader ? {
        nextLine: (cx, line, leaf) => reader.nextLine(cx, Object.create(line, { text: { value: line.text.trimEnd() } }), leaf),
        finish: (cx, leaf) => reader.finish(cx, leaf),
      } : null
    },
  })),
}

const data = defineLanguageFacet({ commentTokens: { block: { open: "<!--", close: "-->" } } })

// Bare URLs are left out: kramdown does not link them.
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
  parseBlock: [mathBlock, longest],
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
const blankReturns = text => text.includes("\r") ? text.replace(/\r/g, " ") : text

/**
 * The input with "\r" as a space: the Markdown parser takes a "\r" after a table's last "|" for another cell.
 * @param {import("@lezer/common").Input} input
 */
const withoutReturns = input => ({
  length: input.length,
  lineChunks: input.lineChunks,
  chunk: (/** @type {number} */ from) => blankReturns(input.chunk(from)),
  read: (/** @type {number} */ from, /** @type {number} */ to) => blankReturns(input.read(from, to)),
})

/**
 * Markdown with or without front matter. Whether there is one is decided by a line that may stand far below the first; the
 * Markdown parser, which goes on from what an edit left standing, would not look again, so that is decided here.
 */
class PostParser extends Parser {
  /** @type {Parser["createParse"]} */
  createParse(input, fragments, ranges) {
    const whole = ranges[0].from == 0
    const has = whole && matterEnd(input.read(0, Math.min(input.length, longestMatter))) > 0
    const had = fragments.length > 0 && fragments[0].from == 0 && fragments[0].tree.topNode.firstChild?.name == "FrontMatter"
    return (has ? markdownAfterMatter : markdown).startParse(withoutReturns(input), whole && has != had ? [] : fragments, ranges)
  }
}

export const postLanguage = new Language(data, new PostParser(), [], "markdown")

/** @returns {LanguageSupport} */
export const postSupport = () => new LanguageSupport(postLanguage)
