// The globals of Go's wasm_exec.js, of the engine, and of the build.

interface GoProgram {
  importObject: WebAssembly.Imports
  run(instance: WebAssembly.Instance): Promise<void>
}

declare var Go: new () => GoProgram

declare var daylog: Record<string, (...args: unknown[]) => { value: unknown } | { error: unknown } | undefined>

/** The engine calls it when it is ready. */
declare var daylogReady: () => void

declare module "wasm_exec.js"

/** Written into sw.js by the build: the version, and the hash of each file. */
declare var daylogRelease: { version: string, files: Record<string, string> }
