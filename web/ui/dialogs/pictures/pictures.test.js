import assert from "node:assert/strict"
import { test } from "node:test"
import { isPictureFile } from "../../../browser/picture.js"
import { pasted } from "./paste.js"
import { insertion, references, removal, replacement, sourceOf } from "./references.js"

test("images are found in a text with their alternative text", () => {
  const text = "![a \\[b\\]](/x/a-1.png){: width=\"1\" }\n\n![n [1]](n.png) [link](x) ![](<y.png> \"title\") `![c]`"
  assert.deepEqual(references(text).map(({ start, end, alt, url }) => [text.slice(start, end), alt, url]), [
    ["![a \\[b\\]](/x/a-1.png){: width=\"1\" }", "a [b]", "/x/a-1.png"],
    ["![n [1]](n.png)", "n [1]", "n.png"],
    ["![](<y.png> \"title\")", "", "y.png"],
  ])
  const [first] = references(text)
  assert.equal(text.slice(first.altStart, first.altEnd), "a \\[b\\]")
})


for (const [before, after] of [["a\n![](x.png)\nb", "a\nb"], ["a ![](x.png) b", "a  b"], ["![](x.png)", ""], ["a\r\n![](x.png){: width=\"1\" }\r\nb", "a\r\nb"]]) {
  test(`removes the image from ${JSON.stringify(before)}`, () => {
    const { start, end, text } = removal(before, references(before)[0])
    assert.equal(before.slice(0, start) + text + before.slice(end), after)
  })
}

test("a replaced image keeps its title and its other attributes", () => {
  const before = "a ![x](/p/a-1.png \"t\"){: .w-50 width=\"900\" height=\"600\" } b"
  const { start, end, text } = replacement(before, references(before)[0], { url: "/p/a-2.webp", width: 90, height: 60 })
  assert.equal(before.slice(0, start) + text + before.slice(end), "a ![x](/p/a-2.webp \"t\"){: .w-50 width=\"90\" height=\"60\" } b")
})

/** @param {string} words @param {...string} files */
const clipboard = (words, ...files) => /** @type {any} */ ({ files: files.map(name => ({ name, type: name.endsWith("png") ? "image/png" : "text/plain" })), getData: () => words })

test("a pasted image is taken, text with an image of it is not", () => {
  assert.equal(pasted(clipboard("", "image.png")).length, 1)
  assert.equal(pasted(clipboard("shot.png", "shot.png")).length, 1)
  assert.equal(pasted(clipboard("1\t2", "image.png")).length, 0)
  assert.equal(pasted(clipboard("", "notes.txt")).length, 0)
  assert.equal(pasted(null).length, 0)
  assert.ok(isPictureFile({ name: "A.JPG", type: "" }))
  assert.ok(!isPictureFile({ name: "a.md", type: "" }))
})

for (const [label, text, selection, after] of /** @type {[string, string, [number, number], string][]} */ ([
  ["at the cursor", "ab", [1, 1], "a![|](x)b"],
  ["with the selected words", "a b c", [2, 3], "a ![b|](x) c"],
  ["behind the front matter", "---\ntitle: a\n---\ntext", [5, 10], "---\ntitle: a\n---\n![|](x)text"],
  ["behind a front matter that dots end", "---\na: b\n...\nx\n---\n", [2, 2], "---\na: b\n...\n![|](x)x\n---\n"],
  ["behind an empty front matter", "---\n---\nx", [4, 4], "---\n---\n![|](x)x"],
  ["behind a front matter without a newline", "---\na: b\n---", [0, 0], "---\na: b\n---\n![|](x)"],
])) {
  test(`inserts an image ${label}`, () => {
    const [start, end] = selection
    const { edit, alt } = insertion(text, { start, end }, 1, words => [sourceOf("x", { width: 0, height: 0 }, words)])
    const result = text.slice(0, edit.start) + edit.text + text.slice(edit.end)
    assert.equal(`${result.slice(0, alt.end)}|${result.slice(alt.end)}`, after)
  })
}
