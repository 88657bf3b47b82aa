// Blocks of code: their text without line numbers and buttons, and their language.

const gutters = /(^|\s)(lineno|linenos|line-?numbers?(-rows)?|gutter|rouge-gutter|hljs-ln-numbers|blob-num|code-header|toolbar|copy(-button|-code)?)(\s|$)/i
const lines = new Set(["DIV", "P", "LI", "TR"])
const silent = new Set(["BUTTON", "STYLE", "SCRIPT", "SVG"])

/** What highlighters call a text without a language. */
const none = new Set(["plaintext", "plain", "text", "txt", "none", "nohighlight", "plain-text", "auto"])

/**
 * The text of code, each line of it on a line.
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
    else if (tag && !silent.has(tag) && !gutters.test(element.getAttribute("class") ?? "")) {
      const inner = codeText(child)
      if (lines.has(tag) && text && !text.endsWith("\n")) text += "\n"
      text += inner + (lines.has(tag) && !inner.endsWith("\n") ? "\n" : "")
    }
  }
  return text
}

/**
 * The code of a `pre`, or of a table with line numbers.
 * @param {Element} block
 */
export function codeOf(block) {
  const all = [...block.querySelectorAll("code")]
  // A header with the language and a button may stand in the block beside the code.
  const inner = all.length === 1 ? all[0] : (block.querySelector("td.code, td.rouge-code, .lntd:last-child, td.hljs-ln-code:only-of-type") ?? block)
  const text = codeText(inner).replace(/\r\n?/g, "\n").replace(/\u00a0/g, " ").replace(/^\n+|\s+$/g, "")
  return { text, language: languageOf(block) }
}

/** @param {Element} block */
function languageOf(block) {
  const within = [...block.querySelectorAll("code, [data-language], [data-lang]")]
  /** @type {Element | null} */
  let around = block
  const near = [...within]
  for (let n = 0; around && n < 4; n++, around = around.parentElement) near.push(around)
  for (const element of near) {
    const name = named(element)
    if (name !== null) return name
  }
  return ""
}

/** The language that an element names; "" is none, null is that it says nothing. @param {Element} element */
function named(element) {
  const said = element.getAttribute("data-lang") ?? element.getAttribute("data-language") ?? element.getAttribute("data-code-block-lang")
  const [, name] = /(?:^|\s)(?:language|lang|highlight-source|highlight-text|brush:?\s*|sourceCode)[-:\s]?([\w+#.-]+)/i.exec(element.getAttribute("class") ?? "") ?? []
  const language = (said || name || "").trim().toLowerCase().replace(/-basic$/, "")
  if (!language) return null
  return none.has(language) || !/^[\w+#.-]+$/.test(language) ? "" : language
}
