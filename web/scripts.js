// The scripts that the app starts beside its own. Where browsers have Trusted Types, no other address can become a worker.
//
// index.html runs this before all else, as a classic script: a module would wait for the document and come right before the
// app, which keeps the main thread busy, and a worker does not start without that. So the engine comes beside the app.

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
function script(name) {
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
function startEngine(connect) {
  const worker = early ?? start()
  const heard = early ? said.splice(0) : []
  early = null
  const engine = connect(worker)
  for (const hear of heard) hear()
  return engine
}

Object.assign(globalThis, { daylogScripts: { script, startEngine } })
