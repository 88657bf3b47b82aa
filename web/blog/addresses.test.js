import assert from "node:assert/strict"
import { test } from "node:test"
import { createAddresses } from "./addresses.js"

/** @import { Post } from "../types" */

/**
 * @type {(of: { logs?: object[], posts?: string[], edits?: object[] }) => ReturnType<typeof
 *   createAddresses> & { asked: string[], fixed: number }}
 */
function book(of) {
  const none = /** @type {string[]} */ ([])
  const seen = { asked: /** @type {string[]} */ ([]), fixed: 0 }
  const made = createAddresses({
    logs: () => (of.logs ?? []).map((log, n) => ({ id: String(n), name: "", file: "", ...log })),
    learned: () => of.posts ?? none,
    setField: async (_, key, value) => (seen.asked.push(`${key}: ${value}`), { edits: /** @type {any} */ (of.edits ?? []) }),
    onFix: () => seen.fixed++,
  })
  return Object.assign(seen, made)
}

/** @type {(fields?: object, url?: string) => Post} */
const post = (fields = {}, url = "") => /** @type {any} */ ({ fields, url })
const open = { id: "0", name: "2026-11-25-log.md", file: "" }

test("two logs with one address are a problem at the title, fixed by a slug", async () => {
  const text = "---\ntitle: log # x\n---\n"
  const fix = { start: 19, end: 19, text: "slug: log-2\n" }
  const logs = [open, { name: "2025-01-01-LOG.md" }]
  const made = book({ logs, edits: [fix] })
  const title = { start: 4, end: 14, valueStart: 11, valueEnd: 14 }
  const found = () => made.among([], open, post({ title }), () => text)
  assert.deepEqual(found().map(({ rule, start, end, detail, severity }) => [rule, start, end, detail, severity]), [["slug-taken", 11, 14, "2025-01-01-LOG.md", "fatal"]])
  await Promise.resolve()
  assert.deepEqual(made.asked, ["slug: log-2"])
  assert.equal(made.fixed, 1)
  assert.deepEqual(found()[0].fix, [fix])
  assert.deepEqual(made.among(found(), open, post({ title }), () => `${text}more`), found(), "the problem and its fix stay after a change below")
  assert.deepEqual(made.asked, ["slug: log-2"])
  const others = /** @type {any[]} */ ([{ rule: "other" }])
  assert.deepEqual(made.among(others, open, post({ title }), () => text), [...found(), ...others])
  logs.pop()
  made.look()
  assert.deepEqual(made.among(found(), open, post({ title }), () => text), [], "the other log was deleted")
})

test("a fix applies only to the text that it was requested for", async () => {
  const title = { start: 4, end: 14, valueStart: 11, valueEnd: 14 }
  const fixed = async (/** @type {object[]} */ edits, /** @type {string[]} */ ...texts) => {
    const made = book({ logs: [open, { name: "2025-01-01-log.md" }], edits })
    for (const text of texts) made.among([], open, post({ title }), () => text)
    await Promise.resolve()
    return [made.asked.length, made.fixed]
  }
  const text = "---\ntitle: log # x\n---\n"
  assert.deepEqual(await fixed([{ start: 19, end: 19 }], text, text.replace("x", "y")), [2, 1], "the front matter has changed")
  assert.deepEqual(await fixed([{ start: 25, end: 25 }], text), [1, 0], "the fix would change the body")
  assert.deepEqual(await fixed([], text), [1, 0])
})

test("a slug or permalink in the front matter replaces that of the name", () => {
  const made = book({ logs: [open, { name: "2025-01-01-log.md" }, { name: "2025-01-02-other.md" }] })
  const place = { start: 4, end: 14, valueStart: 10, valueEnd: 14 }
  assert.deepEqual(made.among([], open, post({ slug: place }, "/posts/free/"), () => "").map(({ detail }) => detail), [])
  const title = { start: 0, end: 4, valueStart: 2, valueEnd: 4 }
  assert.deepEqual(made.among([], open, post({ title, slug: place }, "/posts/Other/"), () => "").map(({ start, detail }) => [start, detail]), [[10, "2025-01-02-other.md"]])
  assert.deepEqual(made.asked, ["slug: other-2"])
  assert.deepEqual(made.among([], open, post({ permalink: place }, "/posts/log/"), () => "").map(({ start, detail }) => [start, detail]), [[10, "2025-01-01-log.md"]])
  assert.deepEqual(made.asked, ["slug: other-2"], "a slug does not change a permalink")
  assert.deepEqual(made.among([], open, post({ permalink: place }, "/log/"), () => "").map(({ detail }) => detail), [])
  assert.deepEqual(made.among([], open, null, () => "").map(({ detail }) => detail), ["2025-01-01-log.md"])
})

test("known posts count, except the one that the log was opened from", () => {
  const of = { logs: [open], posts: ["2026-11-01-log.md", "2026-11-02-log-2.md"] }
  const made = book(of)
  assert.equal(made.among([], open, null, () => "").length, 1)
  assert.equal(made.among([], { ...open, file: "2026-11-01-log.md" }, null, () => "").length, 0)
  assert.equal(made.taken("2027-01-01-Log.md", open), "2026-11-01-log.md")
  assert.equal(made.free("2026-11-25-log.md"), "2026-11-25-log-3.md")
  assert.equal(made.among([], open, null, () => "").length, 1)
  of.posts = []
  assert.equal(made.among([], open, null, () => "").length, 0, "the posts were forgotten")
})

test("the name of another file has no address", () => {
  const notes = { ...open, name: "notes.md" }
  assert.deepEqual(book({ logs: [notes, { name: "memo.md" }] }).among([], notes, null, () => ""), [])
})

test("two versions of one file are a problem that does not prevent a download", () => {
  const file = "2026-11-25-log.md"
  const made = book({ logs: [{ name: file, file }, { name: file, file }] })
  assert.deepEqual(made.among([], { ...open, file }, null, () => "").map(({ severity }) => severity), ["weak"])
})

test("a copy has a free name", () => {
  const made = book({ logs: [{ name: "2026-11-23-log.md" }, { name: "2020-01-01-LOG-3.md" }, { name: "notes" }, { name: "notes-2" }] })
  assert.equal(made.free("2026-11-23-log.md"), "2026-11-23-log-2.md")
  assert.equal(made.free("2020-01-01-LOG-3.md"), "2020-01-01-LOG-2.md")
  assert.equal(made.free("notes"), "notes-3")
})

test("a link leads to the log with its address", () => {
  const [first, second, third] = ["2026-11-23-a-log.md", "2026-11-24-한글 기록.md", "2026-11-25-Some.Name.md"]
  const made = book({ logs: [{ name: "notes.md" }, ...[first, second, third].map(name => ({ name }))] })
  for (const [href, name] of [
    ["/posts/a-log/", first], ["/blog/posts/A-Log/?x#part", first], ["/posts/a-log#part", first], ["/posts/a-log?x", first], ["/posts/한글-기록/", second], ["/posts/%ED%95%9C%EA%B8%80-%EA%B8%B0%EB%A1%9D/", second],
    ["/posts/some.name/", third], ["/posts/some-name/", undefined], ["/posts/other/", undefined], ["/posts/", undefined], ["/tags/a-log/", undefined], ["/posts/%/", undefined],
  ]) assert.equal(made.linked(String(href))?.name, name, href)
})
