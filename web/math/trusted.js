// MathJax reads MathML that it has written itself, for screen readers, as HTML: every value in it is quoted, and the document that
// reads it has no window. Where browsers have Trusted Types, that needs a policy.

const policy = globalThis.trustedTypes?.createPolicy("daylog-math", { createHTML: mathML => mathML })

/**
 * A parser that browsers let MathJax use.
 * @param {DOMParser} parser the frame's
 */
export function trustedParser(parser) {
  return {
    /** @type {DOMParser["parseFromString"]} */
    parseFromString: (text, type) => parser.parseFromString(policy ? policy.createHTML(text) : text, type),
  }
}
