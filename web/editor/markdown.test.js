import assert from "node:assert/strict"
import { test } from "node:test"
import { ensureSyntaxTree } from "@codemirror/language"
import { TreeFragment } from "@lezer/common"
import { frontMatterEnd } from "../browser/frontmatter.js"
import { postLanguage } from "./markdown.js"
import { readState } from "./testdata/states.js"

/**
 * The nodes of these kinds with their text, in order.
 * @param {string} text
 * @param {RegExp} kinds
 */
function nodes(text, kinds) {
  /** @type {string[]} */
  const found = []
  postLanguage.parser.parse(text).iterate({ enter(node) {
    if (kinds.test(node.name)) found.push(`${node.name} ${text.slice(node.from, node.to)}`)
  } })
  return found
}

for (const [text, end] of /** @type {[string, number][]} */ ([
  ["---\na: 1\n---\nb", 13],
  ["---\n---\n", 8],
  ["---\r\na: 1\r\n---\r\n", 16],
  ["\ufeff---\na: 1\n---\n", 14],
  ["---  \na: 1\n...\t\nb", 17 - 1],
  ["---\na: 1\n---", 12],
  ["\n---\na: 1\n---\n", 0],
  ["----\na: 1\n---\n", 0],
  ["---\na: 1\n", 0],
  [" ---\na: 1\n---\n", 0],
])) test(`front matter of ${JSON.stringify(text)} ends at ${end}`, () => {
  assert.equal(frontMatterEnd(text), end)
  assert.equal(nodes(text, /^FrontMatter$/).length, end ? 1 : 0)
})

test("front matter is told apart into its parts", () => {
  assert.deepEqual(nodes('---\ntitle: "a # b" # c\ntags: [x, y]\nimage:\n  path: /a.png\n---\n# H\n', /^Matter|^ATXHeading1$/), [
    "MatterMark ---", "MatterKey title:", 'MatterString "a # b"', "MatterComment  # c", "MatterKey tags:", "MatterKey image:",
    "MatterKey path:", "MatterMark ---", "ATXHeading1 # H",
  ])
})

for (const [text, ...want] of [
  ["$$\nx\n$$", "MathBlock $$\nx\n$$"],
  ["$$x$$\n", "MathBlock $$x$$"],
  ["$$\nx\n\ny", "MathBlock $$\nx"],
  ["- a\n\n  $$\n  x\n  $$\n", "MathBlock $$\n  x\n  $$"],
  ["> $$\n> x\ny", "MathBlock $$\n> x"],
  ["a $$x_1$$ b $$y$$ c", "Math $$x_1$$", "Math $$y$$"],
  ["$$x$$ 는 값", "Math $$x$$"],
  ["a $x_1$ b", "Math $x_1$"],
  ["값은 $5 and $10", ...[]],
  ["- \\$$x$$", "Math \\$$x$$"],
  ["a \\$x$", ...[]],
  ["`$x$`", ...[]],
  ["a {% raw %} {{ b }} c", "Liquid {% raw %}", "Liquid {{ b }}"],
  ["> q\n{: .prompt-tip }\n", "Attributes {: .prompt-tip }"],
  ["```py\n$x$ {{ a }}\n```", ...[]],
]) test(JSON.stringify(text), () => assert.deepEqual(nodes(/** @type {string} */ (text), /^Math(Block)?$|^Liquid$|^Attributes$/), want))

test("tables and fences with CRLF", () => {
  assert.equal(nodes("| a |\r\n| - |\r\n| b |\r\n", /^Table$/).length, 1)
  assert.deepEqual(nodes("```py\r\na\r\n```\r\nb", /^CodeInfo$/), ["CodeInfo py"])
})

for (const typed of ["$$\nx\n$$\n", "```py\na\n```\n", "| a |\n| - |\n", "a $x$ {% b %}\n"]) {
  test(`typing ${JSON.stringify(typed)} key by key reads as afresh`, () => {
    let text = "---\na: 1\n---\n" + "글\n\n".repeat(100) + "끝\n\n".repeat(100), at = 313
    let fragments = TreeFragment.addTree(postLanguage.parser.parse(text))
    for (const key of typed) {
      text = text.slice(0, at) + key + text.slice(at)
      fragments = TreeFragment.applyChanges(fragments, [{ fromA: at, toA: at, fromB: at, toB: ++at }])
      const tree = postLanguage.parser.parse(text, fragments)
      assert.equal(tree.toString(), postLanguage.parser.parse(text).toString(), JSON.stringify(text.slice(300, at)))
      fragments = TreeFragment.addTree(tree, fragments)
    }
  })
}

test("the closing line of front matter changes all that was read above it", () => {
  const state = readState("---\ntitle: a\n\n" + "글\n\n".repeat(300) + "|")
  assert.equal(ensureSyntaxTree(state, state.doc.length, 5000)?.topNode.firstChild?.name, "HorizontalRule")
  const closed = state.update({ changes: { from: 13, insert: "---\n" } }).state
  assert.equal(ensureSyntaxTree(closed, closed.doc.length, 5000)?.topNode.firstChild?.name, "FrontMatter")
})

test("a step of the parser is short, however long a paragraph is", () => {
  for (const text of ["words of *one* paragraph ".repeat(40_000), "short\n" + "long ".repeat(40_000), "a line of a *paragraph*\n".repeat(5000),
    "|a|b|\n|-|-|\n" + "| a cell | *another* |\n".repeat(5000), "> a line of a *quote*\n".repeat(5000)]) {
    const parse = postLanguage.parser.startParse(text)
    let before = 0
    for (let tree = null; !tree;) {
      tree = parse.advance()
      const read = text.slice(before, parse.parsedPos)
      assert.ok(read.length < 2 * 4000 || read.trim().split("\n").length < 3, `${read.length} characters in one step`)
      before = parse.parsedPos
    }
  }
})
