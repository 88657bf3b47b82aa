import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { test } from "node:test"
import { bindAnswers, openDialog } from "./dialogs.js"

/** A dialog whose close event is dispatched in a later task, as in browsers. */
class Dialog extends EventTarget {
  open = false
  returnValue = ""
  showModal() {
    this.open = true
  }
  close(answer = this.returnValue) {
    this.open = false
    this.returnValue = answer
    setTimeout(() => this.dispatchEvent(new Event("close")))
  }
}

/** @returns {any} */
const createDialog = () => new Dialog()

test("a dialog resolves to its answer, and to an empty one if it was dismissed", async () => {
  const dialog = createDialog()
  const first = openDialog(dialog)
  dialog.close("today")
  assert.equal(await first, "today")
  const second = openDialog(dialog)
  dialog.close()
  assert.equal(await second, "")
})

test("a close event of the last opening does not answer the next one", async () => {
  const dialog = createDialog()
  const first = openDialog(dialog)
  dialog.close("first")
  const second = openDialog(dialog)
  assert.equal(await first, "first")
  await new Promise(resolve => setTimeout(resolve, 5))
  dialog.close("second")
  assert.equal(await second, "second")
})

test("a dialog that is open already is dismissed for the second caller", async () => {
  const dialog = createDialog()
  const first = openDialog(dialog)
  assert.equal(await openDialog(dialog), "")
  dialog.close("yes")
  assert.equal(await first, "yes")
})

test("each button closes the dialog with its answer", async () => {
  const dialog = createDialog()
  const yes = /** @type {any} */ (new EventTarget())
  bindAnswers(dialog, { yes, no: /** @type {any} */ (new EventTarget()) })
  const answer = openDialog(dialog)
  yes.dispatchEvent(new Event("click"))
  assert.equal(await answer, "yes")
})

test("every dialog is opened by openDialog", () => {
  const web = new URL("../", import.meta.url)
  const folders = readdirSync(web, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name !== "node_modules")
  const openers = folders.flatMap(({ name: folder }) =>
    readdirSync(new URL(folder, web), { encoding: "utf8", recursive: true })
      .map(name => `${folder}/${name}`)
      .filter(name => name.endsWith(".js") && !name.endsWith(".test.js"))
      .filter(name => /\.showModal\(|addEventListener\("close"/.test(readFileSync(new URL(name, web), "utf8"))))
  assert.deepEqual(openers, ["browser/dialogs.js"])
})
