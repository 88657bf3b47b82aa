// The TeX of a formula, as KaTeX, MathJax, Wikipedia, GitHub and Notion leave it in their HTML.

/** @typedef {{ text: string, display: boolean }} Formula */

const written = "data-math data-latex data-tex data-formula data-equation".split(" ")

/** @type {(text: string | null | undefined, display: boolean) => Formula | null} */
function formula(text, display) {
  const bare = (text ?? "").trim()
  const [, dollars = "", inner = bare] = /^(\$\$?|\\[([])([^]*?)(?:\$\$?|\\[)\]])$/.exec(bare) ?? []
  const tex = inner.trim().replace(/^\{\\displaystyle\s*([^]*)\}$/, "$1").replace(/^\\displaystyle\s+/, "").trim()
  return tex ? { text: tex, display: display || dollars === "$$" || dollars === "\\[" } : null
}

/** Whether an element or one around it says that the formula has a line of its own. @param {Element} element */
const isDisplay = element => !!element.closest(".katex-display, [display=block], [display=true], .equation, .notion-equation-block, .js-display-math, .mwe-math-element-block")

/**
 * The formula that an element is, or null.
 * @param {Element} element
 * @returns {Formula | null}
 */
export function formulaOf(element) {
  const tag = element.tagName.toLowerCase()
  const classes = element.getAttribute("class") ?? ""
  if (tag === "script") {
    const type = element.getAttribute("type") ?? ""
    return type.startsWith("math/tex") ? formula(element.textContent, type.includes("display")) : null
  }
  if (tag === "img") return /math|tex\b|latex|equation/i.test(classes) ? formula(element.getAttribute("alt"), /display/.test(classes)) : null
  if (tag === "math-renderer") return formula(element.textContent, isDisplay(element))
  const attribute = written.map(name => element.getAttribute(name)).find(Boolean)
  if (attribute) return formula(attribute, isDisplay(element) || tag === "div")
  if (!(tag === "math" || tag === "mjx-container" || /(^|\s)(katex|katex-display|mwe-math-element|MathJax|equation)(\s|$)/.test(classes))) return null
  const math = tag === "math" ? element : element.querySelector("math")
  const annotation = [...element.querySelectorAll("annotation")].find(note => /tex/i.test(note.getAttribute("encoding") ?? ""))
  const display = isDisplay(element) || !!element.querySelector(".katex-display") || math?.getAttribute("display") === "block"
  return formula(annotation?.textContent ?? math?.getAttribute("alttext") ?? element.querySelector("img[alt]")?.getAttribute("alt"), display)
}
