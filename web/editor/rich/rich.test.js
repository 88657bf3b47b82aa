import assert from "node:assert/strict"
import { readFileSync, readdirSync } from "node:fs"
import { test } from "node:test"
import { convertBody } from "./index.js"
import { bodyOf, installed, outline, publish } from "./testdata/kramdown.js"

const folder = new URL("testdata/", import.meta.url)
/** @param {string} html */
const convert = html => convertBody(bodyOf(html))
const options = { skip: installed ? false : "needs ruby with kramdown" }

for (const name of readdirSync(folder).filter(name => name.endsWith(".html"))) {
  test(`the page of ${name} is what was copied`, options, () => {
    const [clipboard, want] = readFileSync(new URL(name, folder), "utf8").split("\n=====\n")
    const { text } = convert(clipboard) ?? assert.fail("taken for plain text")
    const [page] = publish([text])
    assert.equal(outline(page), outline(want), text)
    assert.doesNotMatch(text.replace(/```[^]*?```/g, ""), /<span|<div|style=/)
  })
}

test("nothing in a text is read as markup, wherever it stands", options, () => {
  const random = generator(7)
  const signs = ["*", "_", "`", "[", "]", "(", ")", "<", ">", "|", "$", "$$", "{", "}", "{:", "{{", "%}", "~~", "-", "--", "---", "#", "+", "=", ":", ".", "!", "^", "&", "&lt;", "\\", "1.", "1)", "[^1]", "[x]", "http://a.b/c_d", "\n", " ", " ", " ", "가", "a", "글", "1", "\"", "'"]
  const sentence = () => Array.from({ length: 1 + random(9) }, () => signs[random(signs.length)]).join("").trim() || "x"
  const escaped = (/** @type {string} */ text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")
  const places = [
    (/** @type {string} */ text) => `<p>${text}</p>`,
    (/** @type {string} */ text) => `<p>앞</p><p>${text}</p><p>뒤</p>`,
    (/** @type {string} */ text) => `<ul><li>${text}</li><li>둘</li></ul>`,
    (/** @type {string} */ text) => `<ol><li>하나<ol><li>${text}</li></ol></li></ol>`,
    (/** @type {string} */ text) => `<h2>${text}</h2>`,
    (/** @type {string} */ text) => `<blockquote><p>${text}</p></blockquote>`,
    (/** @type {string} */ text) => `<table><tr><th>가</th><th>나</th></tr><tr><td>${text}</td><td>라</td></tr></table>`,
    (/** @type {string} */ text) => `<p>앞 <strong>${text}</strong> 뒤</p>`,
    (/** @type {string} */ text) => `<p><a href="https://a.b/">${text}</a>뒤</p>`,
    (/** @type {string} */ text) => `<p>첫 줄<br>${text}<br>끝 줄</p>`,
    (/** @type {string} */ text) => `<p>코드 <code>${text}</code> 뒤</p>`,
  ]
  // Without text that looks like a task: Notion writes tasks in this way.
  const cases = Array.from({ length: 1200 }, (_, n) => places[n % places.length](escaped(sentence()))).filter(html => !/<li>\[[ xX]?\]\s/.test(html))
  const texts = cases.map(html => convert(`<hr>${html}`)?.text ?? "")
  const wrong = publish(texts).flatMap((page, n) => (outline(page) === outline(`<hr>${cases[n]}`) ? [] : [[cases[n], texts[n], page]]))
  assert.deepEqual(wrong.slice(0, 3), [])
})

test("blocks in blocks stay what they are", options, () => {
  const random = generator(3)
  const words = ["글", "a word", "<strong>굵게</strong>", "<em>기운</em> 말", "<code>x|y</code>", '<a href="https://a.b/c">링크</a>', "1. 항목", "# 아님", "끝."]
  const inline = () => Array.from({ length: 1 + random(3) }, () => words[random(words.length)]).join(" ")
  const some = (/** @type {() => string} */ make, least = 1) => Array.from({ length: least + random(3) }, make).join("")
  /** @type {(depth: number) => string} */
  const block = depth => {
    const leaf = [
      () => `<p>${inline()}</p>`, () => `<p>${inline()}</p>`, () => `<h3>${inline().replace(/strong/g, "em")}</h3>`,
      () => '<pre><code class="language-js">let a\n\n  - b\n```\n    c</code></pre>',
      () => "<hr>", () => `<table><tr><th>가</th><th>나</th></tr><tr><td></td><td>${inline()}</td></tr></table>`,
    ]
    const nest = [
      () => `<ul>${some(() => `<li>${item(depth - 1)}</li>`)}</ul>`,
      () => `<ol>${some(() => `<li>${item(depth - 1)}</li>`)}</ol>`,
      () => `<blockquote>${some(() => block(depth - 1))}</blockquote>`,
    ]
    const kinds = depth > 0 ? [...leaf, ...nest, ...nest] : leaf
    return kinds[random(kinds.length)]()
  }
  /** @type {(depth: number) => string} */
  const item = depth => (random(3) ? inline() + (depth > 0 && random(2) ? `<ul>${some(() => `<li>${inline()}</li>`)}</ul>` : "") : some(() => block(depth)))
  // Lists of one kind that follow each other are one on purpose.
  const cases = Array.from({ length: 300 }, () => some(() => block(3), 2).replace(/<\/ul><ul>|<\/ol><ol>/g, ""))
  const texts = cases.map(html => convert(`<hr>${html}`)?.text ?? "")
  const wrong = publish(texts).flatMap((page, n) => (outline(page) === outline(`<hr>${cases[n]}`) ? [] : [[cases[n], texts[n], outline(page)]]))
  assert.deepEqual([wrong.length, ...wrong.sort((a, b) => a[0].length - b[0].length).slice(0, 3)], [0])
})

/** The same numbers each time. @param {number} seed */
function generator(seed) {
  return (/** @type {number} */ below) => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0
    return Math.floor((seed / 2 ** 32) * below)
  }
}
