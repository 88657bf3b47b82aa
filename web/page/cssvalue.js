// Decides whether a CSS value can cause a request. It reads the value as the CSS tokenizer does, so
// that escapes and comments hide nothing, and rejects a value with a function that is not known to
// load nothing.

import { wordSet } from "./wordset.js"

/**
 * A comment, a string, a name with the parenthesis that makes it a function, or any other
 * character.
 */
const TOKEN = new RegExp([
  /\/\*[^]*?(?:\*\/|$)/,
  /"(?:[^"\\\n\r\f]|\\(?:\r\n|[^]|$))*(?:"|$)|'(?:[^'\\\n\r\f]|\\(?:\r\n|[^]|$))*(?:'|$)/,
  /((?:[\w-]|[^\0-\x7f]|\\(?:[\da-f]{1,6}(?:\r\n|\s)?|[^\n\r\f\da-f]))+)(\(?)/,
  /[^]/,
].map(({ source }) => source).join("|"), "giy")

/** The argument of url(), up to its closing parenthesis: a string, or characters without quotes. */
const ADDRESS = new RegExp(String.raw`\s*(?:${[
  /"((?:[^"\\\n\r\f]|\\(?:\r\n|[^]))*)"/,
  /'((?:[^'\\\n\r\f]|\\(?:\r\n|[^]))*)'/,
  /([^"'()\\\s\0-\x1f\x7f]*)/,
].map(({ source }) => source).join("|")})\s*(?:\)|$)`, "y")

/** An image in a data: URL. An SVG image loads nothing more; "#" would make it a document. */
const PICTURE = /^data:image\/(?:png|gif|jpe?g|webp|avif|svg\+xml)[;,][^#]*$/i

const FUNCTIONS = wordSet(`
  var env attr calc calc-size min max clamp round mod rem abs sign sin cos tan asin acos atan atan2
  pow sqrt hypot log exp progress random sibling-count sibling-index
  if style media supports not and or
  rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark contrast-color device-cmyk
  linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient
  repeating-conic-gradient -webkit-linear-gradient -webkit-radial-gradient
  -webkit-repeating-linear-gradient -webkit-repeating-radial-gradient -webkit-gradient
  -moz-linear-gradient -moz-radial-gradient from to color-stop
  matrix matrix3d translate translatex translatey translatez translate3d
  scale scalex scaley scalez scale3d rotate rotatex rotatey rotatez rotate3d
  skew skewx skewy perspective
  blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
  cubic-bezier steps linear inset rect xywh circle ellipse polygon path shape ray superellipse
  repeat minmax fit-content counter counters symbols anchor anchor-size scroll view
  stylistic styleset character-variant swash ornaments annotation
`)

/**
 * Whether a value, or a list of declarations, causes no request.
 * @param {string} value
 * @param {boolean} [allowsFragments] whether url(#id) is allowed, which refers to an element of the
 *   page in some properties
 */
export function isQuiet(value, allowsFragments = false) {
  TOKEN.lastIndex = 0
  for (let match; (match = TOKEN.exec(value));) {
    const [token, name, open] = match
    // A string or an escape ends with a line break, so the value is invalid and its end is not
    // known.
    if (token === "\"" || token === "'" || token === "\\") return false
    if (!open) continue
    const called = unescapeCSS(name).toLowerCase()
    if (called !== "url") {
      if (!FUNCTIONS.has(called)) return false
      continue
    }
    ADDRESS.lastIndex = TOKEN.lastIndex
    const address = ADDRESS.exec(value)
    if (!address) return false
    const target = unescapeCSS(address[1] ?? address[2] ?? address[3])
    if (!PICTURE.test(target) && !(allowsFragments && target.startsWith("#"))) return false
    TOKEN.lastIndex = ADDRESS.lastIndex
  }
  return true
}

/**
 * Properties whose url(#id) refers to an element of the page. For others, browsers may load the
 * page itself.
 */
const REFERENCES = new RegExp(`^(?:${[
  "(?:-webkit-)?(?:(?:backdrop-)?filter|clip-path|mask(?:-image)?)",
  "fill|stroke|marker(?:-(?:start|mid|end))?",
].join("|")})$`, "i")

/**
 * Whether a property with a value causes no request.
 * @param {string} property
 * @param {string} value
 */
export const isQuietProperty = (property, value) => isQuiet(value, REFERENCES.test(property))

/** Replaces the escapes of CSS by their characters. @param {string} text */
export function unescapeCSS(text) {
  const escape = /\\(?:([\da-f]{1,6})(?:\r\n|\s)?|\r\n|[\n\r\f]|([^])|$)/gi
  return text.replace(escape, (_, hex, char) => {
    const code = parseInt(hex, 16)
    return char ?? (hex ? String.fromCodePoint(code <= 0x10ffff ? code : 0xfffd) : "")
  })
}
