import { versioned } from "./version.js"

// The scripts that the app starts beside its own. Where browsers have Trusted Types, no other address can become a worker.

const names = ["worker.js", "unzip.js", "sw.js"]

/** @param {string} name */
function checked(name) {
  if (!names.includes(name)) throw new TypeError(`${name} is no script of daylog`)
  // A service worker keeps its address: another one would be another worker.
  return name === "sw.js" ? name : versioned(name)
}

const policy = globalThis.trustedTypes?.createPolicy("daylog-scripts", { createScriptURL: checked })

/**
 * The address of a script that may run.
 * @param {string} name
 * @returns {any} a string, or what stands for one where browsers have Trusted Types
 */
export function script(name) {
  return policy ? policy.createScriptURL(name) : checked(name)
}
