// Starts an instance of the engine in the page. This file is loaded on demand, because Go's runtime
// script comes with it.
import "wasm_exec.js"

/**
 * The functions that wasm/main.go exports. @typedef {Record<string, (...args: unknown[]) => {
 * value: any } | { error: unknown } | undefined>} Exports
 */

/**
 * @param {WebAssembly.Module} module the compiled engine.wasm, which the worker's instance uses as
 *   well
 * @returns {Promise<Exports>}
 */
export async function startInstance(module) {
  const page = /** @type {any} */ (globalThis)
  const go = new page.Go()
  const instance = await WebAssembly.instantiate(module, go.importObject)
  await new Promise((resolve, reject) => {
    page.daylogReady = resolve
    go.run(instance).then(() => reject(new Error("the engine has exited")), reject)
  })
  return page.daylog
}
