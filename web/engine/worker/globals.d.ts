// What Go's wasm_exec.js and the engine put on globalThis.

interface GoProgram {
  importObject: WebAssembly.Imports
  run(instance: WebAssembly.Instance): Promise<void>
}

declare var Go: new () => GoProgram

declare var daylog: Record<string, (...args: unknown[]) => { value: unknown } | { error: unknown } | undefined>

/** Called by the engine when it is set up. */
declare var daylogReady: () => void

declare module "wasm_exec.js"

/** The build writes it in front of sw.js: this version, and each file's hash. */
declare var daylogRelease: { version: string, files: Record<string, string> }
