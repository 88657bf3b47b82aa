// The only way from text to HTML in this folder. Where browsers have Trusted Types, the app's policy refuses every other one.

import { withoutHandlers } from "./handlers.js"

const policy = globalThis.trustedTypes?.createPolicy("daylog-page", { createHTML: withoutHandlers })

/**
 * Text that may be read as HTML: by a document without a window, or by the frame, in which nothing runs.
 * @param {string} html
 */
export function trusted(html) {
  return policy ? policy.createHTML(html) : withoutHandlers(html)
}
