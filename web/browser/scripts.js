// The worker scripts. In browsers with Trusted Types no other URL can become a worker.

import { versioned } from "./version.js"

const names = ["worker.js", "unzip.js", "sw.js"]

/** @param {string} name */
function checked(name) {
  if (!names.includes(name)) throw new TypeError(`${name} is no script of daylog`)
  // The URL identifies a service worker: with a version, it would be another worker.
  return name === "sw.js" ? name : versioned(name)
}

const policy = globalThis.trustedTypes?.createPolicy("daylog-scripts", { createScriptURL: checked })

/**
 * Returns the URL of a worker script.
 * @param {string} name
 * @returns {any} a string, or a TrustedScriptURL
 */
export function script(name) {
  return policy ? policy.createScriptURL(name) : checked(name)
}
