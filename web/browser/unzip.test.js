import assert from "node:assert/strict"
import { test } from "node:test"
import { zipSync } from "fflate"
import { directoryOf } from "../engine/worker/directory.js"
import { unpack } from "../engine/worker/inflate.js"
import { openZip } from "./unzip.js"

/** Returns the worker of worker/unzip.js without a thread. @returns {any} */
export function unzip() {
  /** @type {any} */
  const worker = { onmessage() {}, terminate: () => (worker.onmessage = () => {}) }
  /** @type {Blob} */
  let zip
  worker.postMessage = async (/** @type {any} */ { id, blob, read }) => {
    try {
      if (!blob) {
        const found = /** @type {any} */ (worker).entries.find((/** @type {any} */ { number }) => number === read)
        const bytes = await unpack(zip, found)
        return worker.onmessage({ data: typeof bytes === "string" ? { id, why: bytes } : { id, bytes } })
      }
      zip = blob
      const { entries, bad } = await directoryOf(blob)
      worker.entries = entries
      worker.onmessage({ data: { id, entries, bad } })
    } catch (error) {
      worker.onmessage({ data: { id, refusal: /** @type {Error} */ (error).message } })
    }
  }
  return worker
}

test("entries are read one by one, until the zip is closed", async () => {
  const bytes = new TextEncoder().encode("a")
  const zip = await openZip(new Blob([zipSync({ "blog/a.md": bytes })]), unzip)
  assert.deepEqual(zip.entries.map(({ path }) => path), ["blog/a.md"])
  assert.deepEqual(await zip.read(zip.entries[0]), bytes)
  zip.close()
  await assert.rejects(zip.read(zip.entries[0]), { message: "cancelled" })
})

test("a file that is no zip is refused", () =>
  assert.rejects(openZip(new Blob(["no zip at all, but long enough for an end"]), unzip), { message: "zipDamaged" }))
