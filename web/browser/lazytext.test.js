import assert from "node:assert/strict"
import { test } from "node:test"
import { withText, withoutText } from "./lazytext.js"

test("the text is built when it is read, and copied as any other", () => {
  let builds = 0
  const read = () => {
    builds++
    return "new"
  }
  const log = withText({ id: "1", text: "old" }, read)
  assert.deepEqual(withoutText(log), { id: "1" })
  assert.deepEqual(withText({ ...withoutText(log), id: "2" }, () => log.text).id, "2")
  assert.equal(builds, 0)
  assert.deepEqual({ ...log }, { id: "1", text: "new" })
  assert.deepEqual(structuredClone(log), { id: "1", text: "new" })
  assert.equal(builds, 2)
})
