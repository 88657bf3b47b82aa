// Code blocks: their text without line numbers and buttons, and their language.

/** Classes of line numbers, headers and toolbars. */
const OMITTED_CLASSES = new RegExp(
  "(^|\\s)(lineno|linenos|line-?numbers?(-rows)?|gutter|rouge-gutter|hljs-ln-numbers|blob-num|" +
  "code-header|toolbar|copy(-button|-code)?)(\\s|$)", "i")
const lineTags = new Set(["DIV", "P", "LI", "TR"])
const omittedTags = new Set(["BUTTON", "STYLE", "SCRIPT", "SVG"])

/** The cell with the code in a table with line numbers. */
const CODE_CELL =
  "td.code, td.rouge-code, .lntd:last-child, td.hljs-ln-code:only-of-type"

/** Number of ancestors that may name the language, the block included. */
const MOST_ANCESTORS = 4

/** Names that highlighters use for text without a language. */
const plainNames = new Set([
  "plaintext", "plain", "text", "txt", "none", "nohighlight", "plain-text", "auto",
])

/** @param {Element} element */
const isOmitted = element => OMITTED_CLASSES.test(element.getAttribute("class") ?? "")

/**
 * Returns the text of code, with a line break after every line.
 * @param {Node} node
 * @returns {string}
 */
export function codeText(node) {
  let text = ""
  for (const child of node.childNodes) {
    const element = /** @type {Element} */ (child)
    const tag = child.nodeType === 1 ? element.tagName.toUpperCase() : ""
    if (child.nodeType === 3) text += child.nodeValue
    else if (tag === "BR") text += "\n"
    else if (tag && !omittedTags.has(tag) && !isOmitted(element)) {
      const inner = codeText(child)
      if (lineTags.has(tag) && text && !text.endsWith("\n")) text += "\n"
      text += inner + (lineTags.has(tag) && !inner.endsWith("\n") ? "\n" : "")
    }
  }
  return text
}

/**
 * Returns the code of a `pre`, or of a table with line numbers.
 * @param {Element} block
 */
export function codeOf(block) {
  const codes = [...block.querySelectorAll("code")]
  // A block may contain a header with the language and a button beside the code.
  const inner = codes.length === 1 ? codes[0] : (block.querySelector(CODE_CELL) ?? block)
  const text = codeText(inner)
    .replace(/\r\n?/g, "\n")
    .replace(/\u00a0/g, " ")
    .replace(/^\n+|\s+$/g, "")
  return { text, language: languageOf(block) }
}

/** @param {Element} block */
function languageOf(block) {
  const candidates = [...block.querySelectorAll("code, [data-language], [data-lang]")]
  /** @type {Element | null} */
  let ancestor = block
  for (let n = 0; ancestor && n < MOST_ANCESTORS; n++) {
    candidates.push(ancestor)
    ancestor = ancestor.parentElement
  }
  for (const element of candidates) {
    const name = namedLanguage(element)
    if (name !== null) return name
  }
  return ""
}

const LANGUAGE_CLASS = new RegExp(
  "(?:^|\\s)(?:language|lang|highlight-source|highlight-text|brush:?\\s*|sourceCode)" +
  "[-:\\s]?([\\w+#.-]+)", "i")

/**
 * Returns the language that an element names; "" if it names plain text, null if it names none.
 * @param {Element} element
 */
function namedLanguage(element) {
  const attribute = element.getAttribute("data-lang") ??
    element.getAttribute("data-language") ??
    element.getAttribute("data-code-block-lang")
  const [, name] = LANGUAGE_CLASS.exec(element.getAttribute("class") ?? "") ?? []
  const language = (attribute || name || "").trim().toLowerCase().replace(/-basic$/, "")
  if (!language) return null
  return plainNames.has(language) || !/^[\w+#.-]+$/.test(language) ? "" : language
}
