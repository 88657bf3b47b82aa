import assert from "node:assert/strict"
import { test } from "node:test"
import { asQuery, labelsFor, patternOf, pieces, read, search } from "./find.js"

/** @type {(day: string, text: string, more?: object) => import("./find.js").Entry} */
const entry = (day, text, more) => ({ id: day, day, name: `${day}-log.md`, title: "", created: 0, text, body: 0, tags: [], categories: [], ...more })
/** @type {(entries: import("./find.js").Entry[], typed: string, limit?: number, composing?: boolean) => string[]} */
const ids = (entries, typed, limit = 50, composing = false) => search(entries, read(typed, composing), limit).hits.map(({ entry }) => entry.id)

const logs = [
  entry("2026-11-20", "경사하강법은 손실 함수의 기울기를 따라 내려간다.", { tags: ["week02", "deep learning"], categories: ["Study", "AI"] }),
  entry("2026-11-21", "`torch.Tensor` (a+b) [x] C++ 50%", { title: "텐서 기록", tags: ["week02"], categories: ["Study"] }),
  entry("2026-11-22", "오늘은 쉬었다. 기록만 남긴다.", { tags: ["rest"], categories: ["Life"] }),
]

test("Korean is found within words", () => {
  assert.deepEqual(ids(logs, "하강"), ["2026-11-20"])
  assert.deepEqual(ids(logs, "기울기"), ["2026-11-20"])
  assert.deepEqual(ids(logs, "법은 손실"), ["2026-11-20"])
  assert.deepEqual(ids(logs, "손실 하강"), ["2026-11-20"], "in any order")
  assert.deepEqual(ids(logs, '"손실 하강"'), [], "but as it stands in quotes")
  assert.deepEqual(ids(logs, "없는말"), [])
})

test("what is put together and what is apart are the same", () => {
  const apart = [entry("2026-11-01", "한글 기록".normalize("NFD"))]
  assert.deepEqual(ids(apart, "한글"), ["2026-11-01"])
  const [{ start, end }] = search(apart, read("기록"), 5).hits
  assert.equal(apart[0].text.slice(start, end).normalize("NFC"), "기록", "places are those of the text itself")
})

test("signs mean themselves, capitals do not matter", () => {
  for (const typed of ["(a+b)", "[x]", "c++", "50%", "TORCH.tensor", "`torch", "."]) assert.ok(ids(logs, typed).includes("2026-11-21"), typed)
})

test("the title's logs come first, then the newest", () => {
  assert.deepEqual(ids(logs, "기록"), ["2026-11-21", "2026-11-22"])
  assert.deepEqual(ids(logs, "."), ["2026-11-22", "2026-11-21", "2026-11-20"])
  const { hits, more } = search(logs, read("."), 2)
  assert.deepEqual([hits.length, more], [2, true])
  assert.equal(search(logs, read("."), 3).more, false)
})

test("tags and categories are looked for as such, or as words", () => {
  assert.deepEqual(ids(logs, "#week02"), ["2026-11-21", "2026-11-20"])
  assert.deepEqual(ids(logs, "#week"), ["2026-11-21", "2026-11-20"])
  assert.deepEqual(ids(logs, '#"deep learning"'), ["2026-11-20"])
  assert.deepEqual(ids(logs, "in:ai"), ["2026-11-20"])
  assert.deepEqual(ids(logs, "카테고리:Life"), ["2026-11-22"])
  assert.deepEqual(ids(logs, "분류:Life"), ["2026-11-22"])
  assert.deepEqual(ids(logs, "week02 텐서"), ["2026-11-21"])
  assert.deepEqual(ids(logs, "#rest 기록"), ["2026-11-22"])
  assert.deepEqual(labelsFor(logs, read("e"), 3).map(({ kind, name, count }) => `${kind} ${name} ${count}`), ["tag week02 2", "category Life 1", "tag deep learning 1"])
  assert.deepEqual(labelsFor(logs, read("#week02 없는말"), 3), [], "only for the last word")
  assert.deepEqual(labelsFor(logs, read("in:s"), 3).map(({ name }) => name), ["Study"])
  assert.deepEqual(labelsFor(logs, read("#re"), 3).map(({ name }) => name), ["rest"])
  for (const label of labelsFor(logs, read("e"), 9)) assert.ok(ids(logs, asQuery(label, "in")).length === label.count, label.name)
})

test("a syllable that is still composed finds what it may become", () => {
  for (const typed of ["ㄱ", "기", "길", "기로", "기록", "기록ㅁ", "기록마", "기록만"]) assert.ok(ids(logs, typed, 50, true).includes("2026-11-22"), typed)
  assert.deepEqual(ids(logs, "길"), [], "a finished one means itself")
  assert.ok(patternOf("갑", true).test("값"))
  assert.ok(patternOf("값", true).test("갑시다"))
  assert.ok(patternOf("없", true).test("업소"))
  assert.ok(patternOf("a", true).test("A"))
})

test("what was looked for is marked in the text around it", () => {
  const long = entry("2026-11-01", `${"앞말 ".repeat(40)}그리고 찾는 말이\n여기 있다. ${"뒷말 ".repeat(80)}`)
  const [{ snippet }] = search([long], read("찾는 있다"), 5).hits
  assert.deepEqual(snippet.filter(({ hit }) => hit).map(({ text }) => text), ["찾는", "있다"])
  const line = snippet.map(({ text }) => text).join("")
  assert.match(line, /^…앞말 .*그리고 찾는 말이 여기 있다\. 뒷말/)
  assert.ok(line.length < 180)
  assert.deepEqual(pieces("aXbxc", read("x").words).map(({ text, hit }) => (hit ? `[${text}]` : text)), ["a", "[X]", "b", "[x]", "c"])
  assert.deepEqual(pieces("", read("x").words), [])
})

test("nothing that is typed breaks the search", () => {
  for (const typed of ['"', '""', "#", "in:", "\\", "[", "(?", "*", "#\"", " ", "ㅏ", "ㄳ", "\ud83d", "🙂"]) {
    for (const composing of [false, true]) search(logs, read(typed, composing), 5)
  }
})
