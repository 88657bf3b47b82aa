import assert from "node:assert/strict"
import { test } from "node:test"
import { closed } from "./closed.js"

test("a closing that is told when the dialog is open again is no answer", async () => {
  const dialog = Object.assign(new EventTarget(), { open: true, returnValue: "" })
  /** @type {string[]} */
  const answers = []
  const answer = closed(/** @type {any} */ (dialog)).then(value => answers.push(value))
  dialog.dispatchEvent(new Event("close"))
  await Promise.resolve()
  assert.deepEqual(answers, [])
  Object.assign(dialog, { open: false, returnValue: "today" }).dispatchEvent(new Event("close"))
  await answer
  dialog.dispatchEvent(new Event("close"))
  assert.deepEqual(answers, ["today"])
})
