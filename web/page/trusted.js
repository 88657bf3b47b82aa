// The only way from text to HTML in this folder. Where browsers have Trusted Types, the app's
// policy forbids every other one.

import { withoutHandlers } from "./handlers.js"

const policy = globalThis.trustedTypes?.createPolicy("daylog-page", { createHTML: withoutHandlers })

/**
 * Returns text that may be parsed as HTML by a document without a window, or by the frame, in which
 * no scripts run.
 * @param {string} html
 */
export function trusted(html) {
  return policy ? policy.createHTML(html) : withoutHandlers(html)
}
