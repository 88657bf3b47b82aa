// Decides which elements and attributes a post may have in the page. The attributes of HTML are an
// allow-list, because browsers keep adding attributes that load, reveal an address or act. For SVG
// and MathML, the elements are an allow-list, and the attributes that load are removed.

import { cleanStyle } from "./css.js"
import { isQuietProperty } from "./cssvalue.js"
import { HTML, SVG } from "./namespaces.js"
import { wordSet } from "./wordset.js"

/** Attributes of HTML that load and send nothing on any element. */
const PLAIN = wordSet(`
  abbr align alt autoplay axis behavior bgcolor border bordercolor cellpadding cellspacing char
  charoff checked cite class clear color cols colspan command commandfor compact contenteditable
  controls coords datetime decoding default dir direction dirname disabled download draggable
  enterkeyhint face file for frame frameborder headers height hidden high hreflang hspace id
  inert inputmode ismap itemid itemprop itemref itemscope itemtype kind label lang list loading
  loop low lqip markdown max maxlength media min minlength multiple muted name noshade nowrap
  open optimum part pattern placeholder playsinline popover popovertarget popovertargetaction
  preload pubdate readonly rel required reversed role rows rowspan rules scope scrollamount
  scrolldelay selected shape size sizes slot span spellcheck srclang start step style summary
  tabindex target title translate truespeed type usemap valign value vspace width wrap
`)

/**
 * Attributes with an address, and the elements that may have them. A frame is replaced by a box
 * with its address (media.js).
 */
const ADDRESSES = new Map([
  ["href", wordSet("a area")],
  ["src", wordSet("img video audio source track input iframe frame embed portal fencedframe")],
  ["poster", wordSet("video")],
  ["data", wordSet("object")],
])

/** Attributes that only daylog sets in the page. (The engine removes data-at from a post.) */
const OWN = wordSet("data-own data-missing data-kind")
const OWN_CLASS = /^(?:Page|Toc)(?:-|$)/

const SVG_ELEMENTS = wordSet(`
  a animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix
  feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
  feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge
  feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
  filter foreignObject g image line linearGradient marker mask metadata mpath path pattern polygon
  polyline radialGradient rect set stop style svg switch symbol text textPath title tspan use view
`)
const MATHML_ELEMENTS = /^(?:m(?!glyph)[a-z]+|semantics|annotation(?:-xml)?|none)$/

/** Attributes of SVG and MathML that load, act or reveal an address. */
const FOREIGN_LOADS = new RegExp(`^(?:${[
  "on.*|src.*|altimg|background|data|poster|autofocus|action|formaction|ping|attributionsrc",
  "referrerpolicy|crossorigin|fetchpriority|nonce|is|accesskey|xml:base",
  "xlink:(?:actuate|arcrole|role|show)",
].join("|")})$`, "i")

/** Attributes whose values are not CSS. */
const WORDS = /^(?:id|class|lang|title|aria-.*|data-.*|(?:xlink:)?href|xmlns.*)$/i

/** Attributes that must not be animated: addresses, and those that are checked here only once. */
const NOT_ANIMATED = /href|src|^(?:on|style$|class$|id$|xml)/i

/** Whether an element of a post may be in the page. @param {Element} element */
export function isAllowed(element) {
  const { namespaceURI: namespace, localName: name } = element
  if (namespace === HTML) return true
  if (namespace !== SVG) return MATHML_ELEMENTS.test(name)
  return SVG_ELEMENTS.has(name) && !NOT_ANIMATED.test(element.getAttribute("attributeName") ?? "")
}

/**
 * Removes the attributes that an element of a post must not have.
 * @param {Element} element not a form, whose fields may shadow its properties
 */
export function cleanAttributes(element) {
  const keeps = element.namespaceURI === HTML ? keepsInHTML : keepsInForeign
  for (const { name, value } of [...element.attributes]) {
    if (!keeps(element, name, value)) element.removeAttribute(name)
    else if (name === "style") cleanStyle(element)
    else if (name === "class") cleanClass(element)
  }
}

/** @param {Element} element @param {string} name */
function keepsInHTML({ localName }, name) {
  // An image with the name "createElement" would shadow that function of the document.
  if (name === "name" && localName === "img") return false
  if (name === "loading" && localName !== "img") return false
  if (PLAIN.has(name) || ADDRESSES.get(name)?.has(localName)) return true
  return /^(?:data|aria)-/.test(name) && !OWN.has(name)
}

/** @param {Element} element @param {string} name @param {string} value */
function keepsInForeign({ localName, namespaceURI, attributes }, name, value) {
  if (FOREIGN_LOADS.test(name) || OWN.has(name)) return false
  // A link loads nothing, and an image loads as in HTML.
  if (/^(?:xlink:)?href$/.test(name)) {
    return value.trim().startsWith("#") || /^(?:a|image)$/.test(localName) || namespaceURI !== SVG
  }
  if (WORDS.test(name) || name === "style") return true
  const property = attributes.getNamedItem("attributeName")?.value ?? name
  return !/[(\\]/.test(value) || isQuietProperty(property, value)
}

/** Removes the classes that daylog uses around the content. @param {Element} element */
export function cleanClass(element) {
  const value = element.getAttribute("class") ?? ""
  if (!/Page|Toc/.test(value)) return
  const allowed = value.split(/\s+/).filter(token => !OWN_CLASS.test(token))
  element.setAttribute("class", allowed.join(" "))
}
