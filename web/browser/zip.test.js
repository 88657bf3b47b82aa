import assert from "node:assert/strict"
import { test } from "node:test"
import { unzipSync } from "fflate"
import { pack } from "./zip.js"

test("an unpacked file has its name and all its bytes", async () => {
  const files = [
    { path: "_posts/2026-11-25-오늘.md", bytes: new TextEncoder().encode("\ufeff글\r\n".repeat(1000)) },
    { path: "assets/img/posts/today/today-1.png", bytes: crypto.getRandomValues(new Uint8Array(5000)) },
    { path: "empty.md", bytes: new Uint8Array() },
  ]
  const zip = await pack(files, new Date(2026, 10, 25, 21, 3))
  const out = unzipSync(zip)
  assert.deepEqual(Object.keys(out), files.map(({ path }) => path))
  for (const { path, bytes } of files) assert.deepEqual(out[path], bytes)
  assert.ok(zip.length < 6500, "text is packed")
})
