// Takes out of a block what must not act in the page. Nothing in it can run (the frame is sandboxed without scripts, its
// Content-Security-Policy allows none); this keeps it from trying, and from reaching out to where the post did not mean to.

/** What matters in a tag: where it begins and ends, a quoted value, the name of an event handler. */
const STEP = /<[a-z]|[>"']|(?<=[\s/"'])on(?=\w+\s*=)/gi

/**
 * Renames event handlers. They would not run, but browsers complain of each in the console as soon as they read it.
 * @param {string} html
 */
export function withoutHandlers(html) {
  if (!/[\s/"']on\w+\s*=/i.test(html)) return html
  let out = ""
  let copied = 0
  let inTag = false
  STEP.lastIndex = 0
  for (let step; (step = STEP.exec(html));) {
    const [found] = step
    if (!inTag) inTag = found[0] === "<"
    else if (found === ">") inTag = false
    else if (found === "\"" || found === "'") {
      const end = html.indexOf(found, STEP.lastIndex)
      if (end < 0) break // all the rest is a value
      STEP.lastIndex = end + 1
    } else if (found[0] !== "<") {
      out += html.slice(copied, step.index) + "data-"
      copied = step.index
    }
  }
  return out + html.slice(copied)
}

/** Attributes that act by themselves, or that make the page's own document answer to a name. */
const ACTS = /^(?:on.*|srcdoc|background|autofocus|action|formaction|ping|attributionsrc)$/i

/** What calls for a closer look at a block; most have nothing of it. */
const SUSPECT = /<(?:script|base|meta|link|style|form)|[\s/"'](?:on\w|style|srcdoc|background|autofocus|action|formaction|ping|attributionsrc|name)\b/i

/**
 * @param {DocumentFragment} block not in a page yet
 * @param {string} html what it was read from
 */
export function sanitize(block, html) {
  if (!SUSPECT.test(html)) return
  // A <link> or <meta> of a post acts on the whole page; a <base> would move every address in it.
  for (const element of block.querySelectorAll("script, base, meta, link")) element.remove()
  for (const form of block.querySelectorAll("form")) toDiv(form)
  for (const style of block.querySelectorAll("style")) style.textContent = withoutSiteAddresses(style.textContent ?? "")
  // A picture named "createElement" would be what a document has under that name.
  for (const image of block.querySelectorAll("img[name]")) image.removeAttribute("name")
  for (const element of block.querySelectorAll("*")) {
    for (const { name, value } of [...element.attributes]) {
      if (ACTS.test(name)) element.removeAttribute(name)
      else if (name === "style") element.setAttribute(name, withoutSiteAddresses(value))
    }
  }
}

/**
 * A form looks like a div, and has nowhere to send anything. It answers to its fields' names before its own, so nothing is
 * asked of it but by way of what all elements have.
 * @param {Element} form
 */
function toDiv(form) {
  const div = document.createElement("div")
  for (const name of ["id", "class", "style"]) {
    const value = Element.prototype.getAttribute.call(form, name)
    if (value !== null) div.setAttribute(name, value)
  }
  for (const node of [...Reflect.get(Node.prototype, "childNodes", form)]) div.append(node)
  Element.prototype.replaceWith.call(form, div)
}

/**
 * Style sheets of a post may name pictures on the web, as published, but nothing on this host and no further sheets.
 * @param {string} css
 */
export function withoutSiteAddresses(css) {
  return css
    .replace(/@import\b[^;]*;?/gi, "")
    .replace(/url\([^)]*\)?/gi, url => /^url\(\s*["']?\s*(?:https:|data:|#)/i.test(url) ? url : "none")
}
