// Event handlers of a post never run: the frame allows no scripts. Browsers still report each one in the console while they
// parse it, so they are renamed in the text, before it is parsed.

/** A tag's start or end, a quote, or the name of an event handler. */
const STEP = /<[a-z]|[>"']|(?<=[\s/"'])on(?=\w+\s*=)/gi

/**
 * Renames the event handlers in HTML.
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
      if (end < 0) break // the rest of the text is a value
      STEP.lastIndex = end + 1
    } else if (found[0] !== "<") {
      out += html.slice(copied, step.index) + "data-"
      copied = step.index
    }
  }
  return out + html.slice(copied)
}
