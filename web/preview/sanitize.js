// Takes out of a block what must not act in the page. Nothing in it can run (the frame is sandboxed without scripts, its
// Content-Security-Policy allows none); this keeps it from trying, and from reaching out to where the post did not mean to.

/**
 * @param {DocumentFragment} block not in a page yet
 * @param {string} html what it was read from: most blocks are done with one look at it
 */
export function sanitize(block, html) {
  if (!/<(?:script|base|meta|link|style|form|button|input|select|textarea)|\son\w|style\s*=|\starget|\sbackground|xlink|autofocus/i.test(html)) return
  // A <link> or <meta> of a post acts on the whole page; a <base> would move every address in it.
  for (const element of block.querySelectorAll("script, base, meta, link")) element.remove()
  for (const form of block.querySelectorAll("form")) form.removeAttribute("action")
  for (const style of block.querySelectorAll("style")) style.textContent = withoutSiteAddresses(style.textContent ?? "")
  for (const element of block.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      if (/^on/i.test(name) || /^(?:background|autofocus|formaction|ping)$/i.test(name)) element.removeAttribute(name)
      else if (name === "style") element.setAttribute(name, withoutSiteAddresses(value))
    }
  }
}

/**
 * Style sheets of a post may name pictures on the web, as published, but nothing on this host and no further sheets.
 * @param {string} css
 */
export function withoutSiteAddresses(css) {
  return css
    .replace(/@import\b[^;]*;?/gi, "")
    .replace(/url\(\s*(["']?)(?!\s*(?:https:|data:|#))[^)]*\)/gi, "none")
}
