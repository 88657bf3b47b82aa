// The worker: runs an instance of the engine and answers the page's calls.
import "wasm_exec.js"
import { zoneChanges } from "./zone.js"
import { changes } from "./warmup.js"

/** @import { Request, Response } from "../../types" */

/** @param {Response} response */
const answer = response => self.postMessage(response)

/** @param {unknown} error */
const reason = error => (error instanceof Error ? error.message : String(error))

/** The version of the page that started this worker; "" in development. */
const wanted = new URLSearchParams(self.location.search).get("v") ?? ""

// Set first, because messages without a handler are lost, and the page does not wait until the
// engine is ready.
self.onmessage = async (/** @type {MessageEvent<Request>} */ { data: { id, call, args } }) => {
  try {
    await ready
  } catch {
    return // reported below under id 0
  }
  try {
    if (call === "module") {
      answer({ id, value: await compiled })
      return warmUp()
    }
    if (call === "zone") {
      const [name] = /** @type {string[]} */ (args)
      return answer({ id, value: zoneChanges(name) })
    }
    const result = globalThis.daylog[call](...args)
    if (!result) throw new Error(`the engine ended in ${call}`)
    answer("error" in result ? { id, error: String(result.error) } : { id, value: result.value })
  } catch (error) {
    // The engine returns its own errors. An exception means that its code was interrupted, as by a
    // full stack; then no later answer can be trusted.
    answer({ id: 0, error: reason(error) })
  }
}

const compiled = compile(new URL(`engine.wasm?v=${wanted}`, self.location.href))
const ready = start()
ready.catch(error => answer({ id: 0, error: reason(error) }))

async function start() {
  const go = new globalThis.Go()
  const instance = await WebAssembly.instantiate(await compiled, go.importObject)
  /** @type {Promise<void>} */
  const set = new Promise(resolve => {
    globalThis.daylogReady = resolve
  })
  const exit = go.run(instance).then(() => {
    throw new Error("the engine has exited")
  })
  exit.catch(error => answer({ id: 0, error: reason(error) }))
  await Promise.race([set, exit])
}

/** Warms up the engine, one change at a time, so that the page's calls do not wait. */
async function warmUp() {
  for (const change of changes) {
    globalThis.daylog.warmUp(change, {})
    await new Promise(resolve => setTimeout(resolve))
  }
}

/** @param {URL} url */
async function compile(url) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`engine.wasm: ${response.status} ${response.statusText}`)
  // Streaming needs the type application/wasm, which some static hosts do not send.
  const streams = response.headers.get("Content-Type")?.startsWith("application/wasm")
  const module = streams
    ? await WebAssembly.compileStreaming(response)
    : await WebAssembly.compile(await response.arrayBuffer())
  // The build writes the version into a section.
  const [section] = WebAssembly.Module.customSections(module, "daylog")
  const isOther = wanted !== "" && new TextDecoder().decode(section) !== wanted
  if (isOther) throw new Error("daylog: engine.wasm is of another version")
  return module
}
