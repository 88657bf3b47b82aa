// The additional cost of elements and styles, in elements of text. The numbers are rough: they
// derive from the number of such elements that keep a page busy for a tenth of a second.

/**
 * Cost by the name of an element; a post may contain elements of any name, such as `constructor`.
 */
const ELEMENTS = new Map(Object.entries({
  video: 400, audio: 400, marquee: 500, canvas: 50,
  select: 20, textarea: 20, input: 10, progress: 10, meter: 10, button: 5, details: 5, option: 1,
  img: 2, math: 2, ruby: 2,
  animate: 60, animatetransform: 60, animatemotion: 60, set: 60,
  feturbulence: 500, feconvolvematrix: 500, femorphology: 300,
  fediffuselighting: 500, fespecularlighting: 500,
  filter: 50, mask: 20, foreignobject: 10,
}))

/** Additional cost of an element with a style attribute. */
export const STYLED = 1

/** Number of pixels of an image that cost as much as an element. */
export const PIXELS = 5000

/** Cost of a placeholder of a missing image (media.js): it is a drawing of its own. */
export const PLACEHOLDER = 100

/** Returns the cost of an element without attributes. @param {string} name in lower case */
export const namePrice = name => ELEMENTS.get(name) ?? (name.startsWith("fe") ? 50 : 0)

/** @param {Element} element */
export function priceOf(element) {
  const name = element.localName.toLowerCase()
  const price = namePrice(name)
  if (name === "text") return longPrice(element)
  if (name === "ol") return countdownPrice(element)
  if (name === "input" && element.hasAttribute("list")) return ticksPrice(element)
  if (element.hasAttribute("data-missing")) return PLACEHOLDER
  const octaves = name === "feturbulence" ? Number(element.getAttribute("numOctaves")) : 0
  const dashes = element.getAttribute("stroke-dasharray") ?? ""
  return price * Math.max(1, Math.min(octaves, 1000) || 0) + dashPrice(dashes)
}

/** Browsers place each letter of a long text in a drawing by itself. @param {Element} text */
function longPrice(text) {
  const length = text.textContent?.length ?? 0
  return length < 2000 ? 0 : length
}

/** Browsers number a reversed list from its start again for each item. @param {Element} list */
function countdownPrice(list) {
  if (!list.hasAttribute("reversed")) return 0
  return list.querySelectorAll("li").length ** 2 / 500
}

/** A slider with a list has a tick for each option. @param {Element} input */
function ticksPrice(input) {
  const root = /** @type {DocumentFragment} */ (input.getRootNode())
  const list = root.getElementById(input.getAttribute("list") ?? "")
  return Math.max(200, (list?.querySelectorAll("option").length ?? 0) / 7)
}

/**
 * A line may have a million dashes, and each is a path.
 * @param {string} dashes a list of lengths
 */
function dashPrice(dashes) {
  if (!/[1-9]/.test(dashes)) return 0
  const lengths = dashes.match(/[\d.]+(?:e[-+]?\d+)?/gi) ?? []
  const period = lengths.reduce((sum, length) => sum + Number(length), 0)
  return period < 1 ? 2000 : 100
}

/**
 * Cost by the name of a property, for each of its layers or functions.
 * @type {Record<string, number>}
 */
const PROPERTIES = {
  "box-shadow": 5, "text-shadow": 10, "filter": 40, "backdrop-filter": 200,
  "mask-image": 20, "-webkit-mask-image": 20, "mix-blend-mode": 40, "animation-name": 100,
  "background-image": 2, "clip-path": 5, "shape-outside": 20, "-webkit-box-reflect": 100,
  "will-change": 20,
  // Each such element is painted with a transform of its own.
  "transform": 2, "scale": 2, "rotate": 2, "translate": 2, "perspective": 2, "offset-path": 2,
}

/** Radius of a shadow or a blur, in pixels, that doubles its cost. */
const RADIUS = 100

/** Returns the additional cost of an element with a style. @param {CSSStyleDeclaration} style */
export function styleCost(style) {
  let cost = 0
  for (let i = 0; i < style.length; i++) {
    const value = style.getPropertyValue(style[i])
    cost += style[i] === "content" ? generatedCost(value) : lengthCost(value)
    if (style[i] === "stroke-dasharray") cost += dashPrice(value)
    const price = PROPERTIES[style[i]]
    if (!price || /^(?:none|normal|auto|initial|inherit|unset|revert)$/.test(value)) continue
    cost += price * layers(style[i], value) * radius(style[i], value)
  }
  return cost
}

/** Returns the cost of a value that is longer than usual. @param {string} value */
function lengthCost(value) {
  const length = value.length < 2000 ? 0 : value.replace(/data:[^)\s"']*/gi, "").length
  return length < 2000 ? 0 : length / 2
}

/** Largest count of numbers that counters() joins: that of nested elements. */
const JOINED = 128

/**
 * Returns the cost of text that a style inserts before or after an element; marks cost more than
 * letters.
 * @param {string} value
 */
function generatedCost(value) {
  const marks = value.match(/\p{M}/gu)?.length ?? 0
  if (value.length < 20 && !marks) return 0
  const times = /counters\(/i.test(value) ? JOINED : 1
  return (value.length / 10 + marks) * times / 2
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
  for (const [, number] of value.matchAll(/(-?[\d.e+]+)(?:px|rem|em|v\w+)/g)) {
    most = Math.max(most, Math.abs(Number(number)) || 0)
  }
  return 1 + Math.min(100, most / RADIUS)
}

/**
 * Returns whether a style creates columns, or a box whose children are measured before they are
 * laid out.
 * @param {CSSStyleDeclaration} style
 */
export function layoutOf(style) {
  const columns = [style.columnCount, style.columnWidth].some(value => value && value !== "auto")
  const boxes = /grid|flex/.test(style.display)
  return { columns, boxes }
}
