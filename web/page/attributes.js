// The attributes that an element of a post may have. HTML's are named one by one, since browsers keep adding attributes that
// load, tell an address or act. Of SVG and MathML the elements are named, and of their attributes those are removed that load.

import { cleanStyle } from "./css.js"
import { isQuietProperty } from "./cssvalue.js"

const HTML = "http://www.w3.org/1999/xhtml"
const SVG = "http://www.w3.org/2000/svg"

/** @param {string} names */
const set = names => new Set(names.trim().split(/\s+/))

/** Attributes of HTML that load nothing and send nothing, on whatever element they are. */
const PLAIN = set(`
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

/** Attributes that hold an address, and the elements that may have them. Frames become a box that shows the address. */
const ADDRESSES = new Map([
  ["href", set("a area")],
  ["src", set("img video audio source track input iframe frame embed portal fencedframe")],
  ["poster", set("video")],
  ["data", set("object")],
])

/** Attributes that daylog itself sets in the page. (The engine keeps data-at to itself.) */
const OWN = set("data-own data-missing data-kind")
const OWN_CLASS = /^(?:Page|Toc)(?:-|$)/

const SVG_ELEMENTS = set(`
  a animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer
  feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG
  feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
  feTurbulence filter foreignObject g image line linearGradient marker mask metadata mpath path pattern polygon polyline
  radialGradient rect set stop style svg switch symbol text textPath title tspan use view
`)
const MATHML_ELEMENTS = /^(?:m(?!glyph)[a-z]+|semantics|annotation(?:-xml)?|none)$/

/** Attributes of SVG and MathML that load, act or tell an address. */
const FOREIGN_LOADS = /^(?:on.*|src.*|altimg|background|data|poster|autofocus|action|formaction|ping|attributionsrc|referrerpolicy|crossorigin|fetchpriority|nonce|is|accesskey|xml:base|xlink:(?:actuate|arcrole|role|show))$/i

/** Values of these are no values of CSS. */
const WORDS = /^(?:id|class|lang|title|aria-.*|data-.*|(?:xlink:)?href|xmlns.*)$/i

/** What an animation must not set: an address, or anything that the checks here have already passed. */
const NOT_ANIMATED = /href|src|^(?:on|style$|class$|id$|xml)/i

/**
 * Reports whether an element of a post may be in the page.
 * @param {Element} element
 */
export function isAllowed(element) {
  const { namespaceURI: namespace, localName: name } = element
  if (namespace === HTML) return true
  if (namespace !== SVG) return MATHML_ELEMENTS.test(name)
  return SVG_ELEMENTS.has(name) && !NOT_ANIMATED.test(element.getAttribute("attributeName") ?? "")
}

/**
 * Removes from an element of a post the attributes that it may not have.
 * @param {Element} element not a form, whose fields hide what it is asked for
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
  // A picture named "createElement" would be what a document has under that name.
  if (name === "name" && localName === "img" || name === "loading" && localName !== "img") return false
  return PLAIN.has(name) || /^(?:data|aria)-/.test(name) && !OWN.has(name) || ADDRESSES.get(name)?.has(localName) === true
}

/** @param {Element} element @param {string} name @param {string} value */
function keepsInForeign({ localName, namespaceURI, attributes }, name, value) {
  if (FOREIGN_LOADS.test(name) || OWN.has(name)) return false
  // A link loads nothing. A picture that is named loads, as one of HTML does.
  if (/^(?:xlink:)?href$/.test(name)) return value.trim().startsWith("#") || localName === "a" || localName === "image" || namespaceURI !== SVG
  if (WORDS.test(name) || name === "style") return true
  const property = attributes.getNamedItem("attributeName")?.value ?? name
  return !/[(\\]/.test(value) || isQuietProperty(property, value)
}

/** Removes the classes that daylog itself uses for the page's frame. @param {Element} element */
export function cleanClass(element) {
  const value = element.getAttribute("class") ?? ""
  if (!/Page|Toc/.test(value)) return
  element.setAttribute("class", value.split(/\s+/).filter(token => !OWN_CLASS.test(token)).join(" "))
}
