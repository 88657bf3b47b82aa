// Reads the TeX of formulas from the HTML of KaTeX, MathJax, Wikipedia, GitHub and Notion.

/** @typedef {{ text: string, display: boolean }} Formula display: on a line of its own */

/** Attributes with the TeX of a formula. */
const texAttributes = ["data-math", "data-latex", "data-tex", "data-formula", "data-equation"]

/** @type {(text: string | null | undefined, display: boolean) => Formula | null} */
function formula(text, display) {
  const bare = (text ?? "").trim()
  const [, dollars = "", inner = bare] = /^(\$\$?|\\[([])([^]*?)(?:\$\$?|\\[)\]])$/.exec(bare) ?? []
  const tex = inner.trim()
    .replace(/^\{\\displaystyle\s*([^]*)\}$/, "$1")
    .replace(/^\\displaystyle\s+/, "")
    .trim()
  return tex ? { text: tex, display: display || dollars === "$$" || dollars === "\\[" } : null
}

const MATH_CLASS = /(^|\s)(katex|katex-display|mwe-math-element|MathJax|equation)(\s|$)/

const DISPLAY = ".katex-display, [display=block], [display=true], .equation, " +
  ".notion-equation-block, .js-display-math, .mwe-math-element-block"

/**
 * Reports whether an element, or an ancestor, is marked as a formula on a line of its own.
 * @param {Element} element
 */
const isDisplay = element => Boolean(element.closest(DISPLAY))

/**
 * Returns the formula that an element contains, null for another element.
 * @param {Element} element
 * @returns {Formula | null}
 */
export function formulaOf(element) {
  const tag = element.tagName.toLowerCase()
  const classes = element.getAttribute("class") ?? ""
  if (tag === "script") {
    const type = element.getAttribute("type") ?? ""
    if (!type.startsWith("math/tex")) return null
    return formula(element.textContent, type.includes("display"))
  }
  if (tag === "img") {
    if (!/math|tex\b|latex|equation/i.test(classes)) return null
    return formula(element.getAttribute("alt"), /display/.test(classes))
  }
  if (tag === "math-renderer") return formula(element.textContent, isDisplay(element))
  const attribute = texAttributes.map(name => element.getAttribute(name)).find(Boolean)
  if (attribute) return formula(attribute, isDisplay(element) || tag === "div")
  const isMath = tag === "math" || tag === "mjx-container" || MATH_CLASS.test(classes)
  if (!isMath) return null
  const math = tag === "math" ? element : element.querySelector("math")
  const annotation = [...element.querySelectorAll("annotation")]
    .find(note => /tex/i.test(note.getAttribute("encoding") ?? ""))
  const tex = annotation?.textContent ??
    math?.getAttribute("alttext") ??
    element.querySelector("img[alt]")?.getAttribute("alt")
  const display = isDisplay(element) ||
    Boolean(element.querySelector(".katex-display")) ||
    math?.getAttribute("display") === "block"
  return formula(tex, display)
}
