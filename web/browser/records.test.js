import assert from "node:assert/strict"
import { test } from "node:test"
import { fields, sound } from "./records.js"

const whole = {
  logs: { id: "a", day: "2026-01-02", name: "2026-01-02-log.md", title: "한글", caret: 3, created: 1, changed: 2, downloaded: 0, file: "2026-01-02-log.md", derived: "x.md", size: 5, made: 2, week: "2026-01-05",
    disk: { folder: "f", path: "p", hash: "h" }, stamp: "t.1", binned: 5, template: false, opened: "x" },
  notes: { id: "a", day: "2026-01-02", name: "Mine.md", title: "Mine", caret: 0, created: 1, changed: 2, downloaded: 0, file: "", derived: "", template: true, base: "t.1", opened: "x", text: "text" },
  revisions: { id: 1, log: "a", time: 5, reason: "typing", size: 3 },
  pictures: { id: "p", log: "a", name: "a.png", path: "/assets/a.png", type: "image/png", width: 1, height: 2, size: 3, created: 4 },
  templates: { id: "t", name: "Mine", text: "---\n", kind: "daily" },
}
const kinds = /** @type {(keyof typeof whole)[]} */ (Object.keys(whole))
const values = [null, undefined, 0, -1, 5, 1e300, NaN, Infinity, "", "x", "\ud800", "../../x", "__proto__", "2026-13-99", true, [], ["x"], {}, { toString: null }, new Date(), new Uint8Array(3), 5n, Symbol, Object.create(null)]

test("a whole record is read as it is, whatever else is in it", () => {
  for (const kind of kinds) {
    const record = { ...whole[kind], future: { kept: true } }
    assert.deepEqual(sound(kind, record), { value: record, sound: true }, kind)
  }
})

test("a damaged value of any field is replaced, and the others stay", () => {
  for (const kind of kinds) for (const field of Object.keys(fields[kind])) for (const damage of values) {
    const record = { ...whole[kind], [field]: damage }
    const { value, sound: isSound } = sound(kind, record)
    assert.deepEqual(sound(kind, value), { value, sound: true }, `${kind}.${field}: what was read is sound`)
    for (const [other, was] of Object.entries(whole[kind])) {
      if (other === field) assert.ok(value[field] === undefined || typeof value[field] === typeof was, `${kind}.${field} = ${typeof damage}`)
      else assert.deepEqual(value[other], was, `${kind}.${field} leaves ${other}`)
    }
    if (isSound) assert.ok(field in value ? Object.is(value[field], damage) : damage === undefined)
  }
})

test("a value that is no record is read as an empty one", () => {
  for (const kind of kinds) for (const record of [null, undefined, 5, "x", true, []]) assert.equal(sound(kind, sound(kind, record).value).sound, true)
})
