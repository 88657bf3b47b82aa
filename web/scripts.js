// The scripts that the app starts beside its own. Where browsers have Trusted Types, no other address can become a worker.
//
// index.html loads this module by itself, before the app: so the engine comes while the browser still reads the editor.

const names = ["worker.js", "sw.js"]

/** @param {string} name */
function checked(name) {
  if (!names.includes(name)) throw new TypeError(`${name} is no script of daylog`)
  return name
}

const policy = globalThis.trustedTypes?.createPolicy("daylog-scripts", { createScriptURL: checked })

/**
 * The address of a script that may run.
 * @param {string} name
 */
export function script(name) {
  return policy ? policy.createScriptURL(name) : checked(name)
}

/** What the first worker said before somebody took it. @type {(() => void)[]} */
const said = []
/** @type {Worker | null} */
let early = start()

function start() {
  const worker = new Worker(/** @type {any} */ (script("worker.js")))
  worker.onmessage = event => said.push(() => worker.onmessage?.(event))
  worker.onerror = event => said.push(() => worker.onerror?.(event))
  return worker
}

/**
 * Starts the engine's worker, or takes the one that was started with the page.
 * @template E
 * @param {(worker: Worker) => E} connect listens to it
 * @returns {E}
 */
export function startEngine(connect) {
  const worker = early ?? start()
  const heard = early ? said.splice(0) : []
  early = null
  const engine = connect(worker)
  for (const hear of heard) hear()
  return engine
}
