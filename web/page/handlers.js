// Event handlers of a post never run: the frame allows no scripts. Browsers report each of them in
// the console when they parse it, so they are renamed in the text.

/** The start or end of a tag, a quote, or the name of an event handler. */
const STEP = /<[a-z]|[>"']|(?<=[\s/"'])on(?=\w+\s*=)/gi

/** Renames the event handlers in HTML. @param {string} html */
export function withoutHandlers(html) {
  if (!/[\s/"']on\w+\s*=/i.test(html)) return html
  let out = ""
  let copied = 0
  let isInTag = false
  STEP.lastIndex = 0
  for (let step; (step = STEP.exec(html));) {
    const [found] = step
    if (!isInTag) isInTag = found[0] === "<"
    else if (found === ">") isInTag = false
    else if (found === "\"" || found === "'") {
      const end = html.indexOf(found, STEP.lastIndex)
      if (end < 0) break // an unclosed value up to the end of the text
      STEP.lastIndex = end + 1
    } else if (found[0] !== "<") {
      out += html.slice(copied, step.index) + "data-"
      copied = step.index
    }
  }
  return out + html.slice(copied)
}
