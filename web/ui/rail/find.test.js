import assert from "node:assert/strict"
import { test } from "node:test"
import { labelsFor, search, splitByMatches } from "./find.js"
import { formatLabel, parseQuery, patternOf } from "./query.js"

/** @import { Entry } from "./find.js" */

/** @type {(day: string, text: string, more?: object) => Entry} */
const entry = (day, text, more) => ({
  id: day, day, name: `${day}-log.md`, title: "", created: 0, text, body: 0, tags: [],
  categories: [], ...more,
})
/** @type {(entries: Entry[], typed: string, limit?: number, isComposing?: boolean) => string[]} */
const ids = (entries, typed, limit = 50, isComposing = false) =>
  search(entries, parseQuery(typed, isComposing), limit).hits.map(({ entry }) => entry.id)

const logs = [
  entry("2026-11-20", "경사하강법은 손실 함수의 기울기를 따라 내려간다.", {
    tags: ["week02", "deep learning"], categories: ["Study", "AI"],
  }),
  entry("2026-11-21", "`torch.Tensor` (a+b) [x] C++ 50%", {
    title: "텐서 기록", tags: ["week02"], categories: ["Study"],
  }),
  entry("2026-11-22", "오늘은 쉬었다. 기록만 남긴다.", { tags: ["rest"], categories: ["Life"] }),
]

test("Korean is found within words", () => {
  assert.deepEqual(ids(logs, "하강"), ["2026-11-20"])
  assert.deepEqual(ids(logs, "기울기"), ["2026-11-20"])
  assert.deepEqual(ids(logs, "법은 손실"), ["2026-11-20"])
  assert.deepEqual(ids(logs, "손실 하강"), ["2026-11-20"], "in any order")
  assert.deepEqual(ids(logs, '"손실 하강"'), [], "but literally in quotes")
  assert.deepEqual(ids(logs, "없는말"), [])
})

test("composed and decomposed text are the same", () => {
  const decomposed = [entry("2026-11-01", "한글 기록".normalize("NFD"))]
  assert.deepEqual(ids(decomposed, "한글"), ["2026-11-01"])
  const [{ start, end }] = search(decomposed, parseQuery("기록"), 5).hits
  const found = decomposed[0].text.slice(start, end)
  assert.equal(found.normalize("NFC"), "기록", "offsets are those of the text itself")
})

test("punctuation is literal, and case does not matter", () => {
  for (const typed of ["(a+b)", "[x]", "c++", "50%", "TORCH.tensor", "`torch", "."]) {
    assert.ok(ids(logs, typed).includes("2026-11-21"), typed)
  }
})

test("matches in the title come first, then the newest", () => {
  assert.deepEqual(ids(logs, "기록"), ["2026-11-21", "2026-11-22"])
  assert.deepEqual(ids(logs, "."), ["2026-11-22", "2026-11-21", "2026-11-20"])
  const { hits, more } = search(logs, parseQuery("."), 2)
  assert.deepEqual([hits.length, more], [2, true])
  assert.equal(search(logs, parseQuery("."), 3).more, false)
})

test("tags and categories are found by their prefix or as words", () => {
  assert.deepEqual(ids(logs, "#week02"), ["2026-11-21", "2026-11-20"])
  assert.deepEqual(ids(logs, "#week"), ["2026-11-21", "2026-11-20"])
  assert.deepEqual(ids(logs, '#"deep learning"'), ["2026-11-20"])
  assert.deepEqual(ids(logs, "in:ai"), ["2026-11-20"])
  assert.deepEqual(ids(logs, "카테고리:Life"), ["2026-11-22"])
  assert.deepEqual(ids(logs, "분류:Life"), ["2026-11-22"])
  assert.deepEqual(ids(logs, "week02 텐서"), ["2026-11-21"])
  assert.deepEqual(ids(logs, "#rest 기록"), ["2026-11-22"])
})

test("the last word suggests tags and categories", () => {
  const labels = (/** @type {string} */ typed, limit = 3) =>
    labelsFor(logs, parseQuery(typed), limit)
  assert.deepEqual(labels("e").map(({ kind, name, count }) => `${kind} ${name} ${count}`),
    ["tag week02 2", "category Life 1", "tag deep learning 1"])
  assert.deepEqual(labels("#week02 없는말"), [], "only for the last word")
  assert.deepEqual(labels("in:s").map(({ name }) => name), ["Study"])
  assert.deepEqual(labels("#re").map(({ name }) => name), ["rest"])
  for (const label of labels("e", 9)) {
    assert.equal(ids(logs, formatLabel(label, "in")).length, label.count, label.name)
  }
})

test("a composed syllable finds its continuations", () => {
  for (const typed of ["ㄱ", "기", "길", "기로", "기록", "기록ㅁ", "기록마", "기록만"]) {
    assert.ok(ids(logs, typed, 50, true).includes("2026-11-22"), typed)
  }
  assert.deepEqual(ids(logs, "길"), [], "a finished syllable matches only itself")
  assert.ok(patternOf("갑", true).test("값"))
  assert.ok(patternOf("값", true).test("갑시다"))
  assert.ok(patternOf("없", true).test("업소"))
  assert.ok(patternOf("a", true).test("A"))
})

test("matches are marked in the text around them", () => {
  const long = entry("2026-11-01", `${"앞말 ".repeat(40)}그리고 찾는 말이\n여기 있다. ${"뒷말 ".repeat(80)}`)
  const [{ snippet }] = search([long], parseQuery("찾는 있다"), 5).hits
  assert.deepEqual(snippet.filter(({ hit }) => hit).map(({ text }) => text), ["찾는", "있다"])
  const line = snippet.map(({ text }) => text).join("")
  assert.match(line, /^…앞말 .*그리고 찾는 말이 여기 있다\. 뒷말/)
  assert.ok(line.length < 180)
  const { words } = parseQuery("x")
  const pieces = splitByMatches("aXbxc", words).map(({ text, hit }) => (hit ? `[${text}]` : text))
  assert.deepEqual(pieces, ["a", "[X]", "b", "[x]", "c"])
  assert.deepEqual(splitByMatches("", words), [])
})

test("no query breaks the search", () => {
  const odd = ['"', '""', "#", "in:", "\\", "[", "(?", "*", "#\"", " ", "ㅏ", "ㄳ", "\ud83d", "🙂"]
  for (const typed of odd) {
    for (const isComposing of [false, true]) search(logs, parseQuery(typed, isComposing), 5)
  }
})
