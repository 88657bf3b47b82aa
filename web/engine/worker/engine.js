// Runs the engine: Go's wasm, called through the functions that it puts on globalThis.daylog.
import "wasm_exec.js"
import { changes } from "./practice.js"

/** @import { Request, Response } from "../../types" */

/** @param {Response} response */
const answer = response => self.postMessage(response)

/** @param {unknown} error */
const reason = error => (error instanceof Error ? error.message : String(error))

/** The version of the page that started this worker; "" while daylog is developed. */
const wanted = new URLSearchParams(self.location.search).get("v") ?? ""

// First of all: a message that arrives before there is a listener is lost, and the page does not wait for the engine.
self.onmessage = async (/** @type {MessageEvent<Request>} */ { data: { id, call, args } }) => {
  try {
    await ready
  } catch {
    return // reported below, under id 0
  }
  try {
    if (call === "module") {
      answer({ id, value: await compiled })
      return practise()
    }
    const result = globalThis.daylog[call](...args)
    if (!result) throw new Error(`the engine ended in ${call}`)
    answer("error" in result ? { id, error: String(result.error) } : { id, value: result.value })
  } catch (error) {
    // The engine returns its own errors. An exception means that its code was interrupted, as by a full
    // stack, and none of its later answers can be trusted.
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

/** Every other call comes before the next change. */
async function practise() {
  for (const change of changes) {
    globalThis.daylog.practise(change, { language: "en" })
    await new Promise(resolve => setTimeout(resolve))
  }
}

/** @param {URL} url */
async function compile(url) {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`engine.wasm: ${response.status} ${response.statusText}`)
  // Streaming wants the type application/wasm, which not every static host sends.
  const streams = response.headers.get("Content-Type")?.startsWith("application/wasm")
  const module = streams
    ? await WebAssembly.compileStreaming(response)
    : await WebAssembly.compile(await response.arrayBuffer())
  // The build writes the version into it.
  const [section] = WebAssembly.Module.customSections(module, "daylog")
  if (wanted !== "" && new TextDecoder().decode(section) !== wanted) throw new Error("daylog: engine.wasm is of another version")
  return module
}
