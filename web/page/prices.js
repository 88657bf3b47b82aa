// What is more expensive to show than an element of text, in such elements. The numbers are rough: they were taken from how
// many of each keep a page of nothing else busy for a tenth of a second.

/** By the name of an element. @type {Record<string, number>} */
const ELEMENTS = {
  video: 400, audio: 400, marquee: 500, canvas: 50,
  select: 20, textarea: 20, input: 10, progress: 10, meter: 10, button: 5, details: 5, option: 1, img: 2, math: 2, ruby: 2,
  animate: 60, animatetransform: 60, animatemotion: 60, set: 60,
  feturbulence: 500, feconvolvematrix: 500, femorphology: 300, fediffuselighting: 500, fespecularlighting: 500,
  filter: 50, mask: 20, foreignobject: 10,
}

/** @param {Element} element */
export function priceOf(element) {
  const name = element.localName.toLowerCase()
  const price = ELEMENTS[name] ?? (name.startsWith("fe") ? 50 : 0)
  if (name === "text") return longPrice(element)
  const octaves = name === "feturbulence" ? Number(element.getAttribute("numOctaves")) : 0
  return price * Math.max(1, Math.min(octaves, 1000) || 0) + dashPrice(element.getAttribute("stroke-dasharray") ?? "")
}

/** Each letter of a long text in a drawing is placed by itself. @param {Element} text */
function longPrice(text) {
  const length = text.textContent?.length ?? 0
  return length < 2000 ? 0 : length
}

/** A line may have a million dashes, each of them a path of its own. @param {string} dashes a list of lengths */
function dashPrice(dashes) {
  if (!/[1-9]/.test(dashes)) return 0
  const period = (dashes.match(/[\d.]+(?:e[-+]?\d+)?/gi) ?? []).reduce((sum, number) => sum + Number(number), 0)
  return period < 1 ? 2000 : 100
}

/** By the name of a property, for each of its layers or functions. @type {Record<string, number>} */
const PROPERTIES = {
  "box-shadow": 5, "text-shadow": 10, "filter": 40, "backdrop-filter": 200, "mask-image": 20, "-webkit-mask-image": 20,
  "mix-blend-mode": 40, "animation-name": 100, "background-image": 2, "clip-path": 5, "shape-outside": 20, "-webkit-box-reflect": 100,
}

/** A radius up to which a shadow or a blur costs what it costs, in pixels. */
const RADIUS = 100

/**
 * What an element with a style costs more than one without.
 * @param {CSSStyleDeclaration} style
 */
export function styleCost(style) {
  let cost = 0
  for (let i = 0; i < style.length; i++) {
    const value = style.getPropertyValue(style[i])
    cost += style[i] === "content" ? generatedCost(value) : lengthCost(value)
    if (style[i] === "stroke-dasharray") cost += dashPrice(value)
    const price = PROPERTIES[style[i]]
    if (price && !/^(?:none|normal|initial|inherit|unset|revert)$/.test(value)) cost += price * layers(style[i], value) * radius(style[i], value)
  }
  return cost
}

/** A value that is longer than any that is written by hand. @param {string} value */
function lengthCost(value) {
  const length = value.length < 2000 ? 0 : value.replace(/data:[^)\s"']*/gi, "").length
  return length < 2000 ? 0 : length / 2
}

/** What counters() joins are as many numbers as elements may nest. */
const JOINED = 128

/** Text that a style puts before or behind an element; marks on a letter cost more than letters. @param {string} value */
function generatedCost(value) {
  const marks = value.match(/\p{M}/gu)?.length ?? 0
  return value.length < 20 && !marks ? 0 : (value.length / 10 + marks) * (/counters\(/i.test(value) ? JOINED : 1) / 2
}

/** @param {string} name @param {string} value */
function layers(name, value) {
  if (/filter/.test(name)) return value.split("(").length - 1 || 1
  return value.replace(/\([^()]*(?:\([^()]*\)[^()]*)*\)/g, "").split(",").length
}

/** @param {string} name @param {string} value */
function radius(name, value) {
  if (!/shadow|filter/.test(name)) return 1
  let most = 0
  for (const [, number] of value.matchAll(/(-?[\d.e+]+)(?:px|rem|em|v\w+)/g)) most = Math.max(most, Math.abs(Number(number)) || 0)
  return 1 + Math.min(100, most / RADIUS)
}

/** What makes a box of columns, or one whose parts are measured before they are laid out. @param {CSSStyleDeclaration} style */
export function layoutOf(style) {
  const columns = [style.columnCount, style.columnWidth].some(value => value && value !== "auto")
  const boxes = /grid|flex/.test(style.display)
  return { columns, boxes }
}
