// Builds the MathML for screen readers as nodes. MathJax serializes it and parses that as HTML,
// which needs a policy in browsers with Trusted Types; with nodes, no text of a post is parsed as
// HTML.

import { SerializedMmlVisitor } from "mathjax-full/js/core/MmlTree/SerializedMmlVisitor.js"
import { MATHML } from "../namespaces.js"

/** Knows MathJax's attributes (data-mjx-texclass …) and names of variants. */
const visitor = /** @type {any} */ (new SerializedMmlVisitor())
const { variants, defaultAttributes } = /** @type {any} */ (SerializedMmlVisitor)

/**
 * Returns the element that MathJax inserts beside a formula for screen readers.
 * @param {any} adaptor
 * @param {any} root the MathML tree
 * @param {boolean} display
 */
export function assistive(adaptor, root, display) {
  const attributes = { unselectable: "on", display: display ? "block" : "inline" }
  const holder = adaptor.node("mjx-assistive-mml", attributes)
  append(adaptor, holder, root)
  return holder
}

/** Appends a node of MathJax's tree. @param {any} adaptor @param {any} parent @param {any} node */
function append(adaptor, parent, node) {
  if (node.isKind("text")) {
    return void adaptor.append(parent, adaptor.text(node.getText().replace(/\n */g, "")))
  }
  if (node.isKind("XML")) return
  let element = parent
  if (!node.isInferred) {
    element = adaptor.create(node.isKind("TeXAtom") ? "mrow" : node.kind, MATHML)
    for (const [name, value] of attributesOf(node)) set(adaptor, element, name, value)
    adaptor.append(parent, element)
    if (node.isToken && !node.childNodes.some(hasText)) return
  }
  for (const child of node.childNodes) if (child) append(adaptor, element, child)
}

/** Whether the text of a token is not only ASCII white space. @param {any} text */
const hasText = text => !text?.isKind("text") || /[^ \t\n\f\r]/.test(text.getText())

/** @param {any} node @returns {[string, string][]} */
function attributesOf(node) {
  const all = new Map(Object.entries({
    ...defaultAttributes[node.kind],
    ...visitor.getDataAttributes(node),
    ...node.attributes.getAllAttributes(),
  }))
  const variant = all.get("mathvariant")
  if (Object.hasOwn(variants, String(variant))) all.set("mathvariant", variants[String(variant)])
  all.delete("id") // the HTML of the formula has it
  return [...all].map(([name, value]) => [name, String(value)])
}

/** @type {(adaptor: any, element: any, name: string, value: string) => void} */
function set(adaptor, element, name, value) {
  try {
    adaptor.setAttribute(element, name, value)
  } catch {
    // The name is invalid.
  }
}
