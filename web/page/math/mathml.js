// MathML for screen readers, built as nodes. MathJax writes it as text and has a parser read it as HTML, for which browsers
// with Trusted Types need a policy; nodes need none, and no text of a post is ever read as HTML here.

import { SerializedMmlVisitor } from "mathjax-full/js/core/MmlTree/SerializedMmlVisitor.js"

const NAMESPACE = "http://www.w3.org/1998/Math/MathML"

/** MathJax's own attributes (data-mjx-texclass …) and names of variants. */
const visitor = /** @type {any} */ (new SerializedMmlVisitor())
const { variants, defaultAttributes } = /** @type {any} */ (SerializedMmlVisitor)

/**
 * What MathJax puts beside a formula for screen readers.
 * @param {any} adaptor
 * @param {any} root the MathML tree
 * @param {boolean} display
 */
export function assistive(adaptor, root, display) {
  const holder = adaptor.node("mjx-assistive-mml", { unselectable: "on", display: display ? "block" : "inline" })
  append(adaptor, holder, root)
  return holder
}

/**
 * @param {any} adaptor
 * @param {any} parent
 * @param {any} node
 */
function append(adaptor, parent, node) {
  if (node.isKind("text")) return void adaptor.append(parent, adaptor.text(node.getText().replace(/\n */g, "")))
  if (node.isKind("XML")) return
  let into = parent
  if (!node.isInferred) {
    into = adaptor.create(node.isKind("TeXAtom") ? "mrow" : node.kind, NAMESPACE)
    for (const [name, value] of attributesOf(node)) set(adaptor, into, name, value)
    adaptor.append(parent, into)
    if (node.isToken && !node.childNodes.some(isWritten)) return
  }
  for (const child of node.childNodes) if (child) append(adaptor, into, child)
}

/** Whether a token's text is more than spaces and line ends of ASCII. @param {any} text */
const isWritten = text => !text?.isKind("text") || /[^ \t\n\f\r]/.test(text.getText())

/** @param {any} node @returns {[string, string][]} */
function attributesOf(node) {
  const all = new Map(Object.entries({ ...defaultAttributes[node.kind], ...visitor.getDataAttributes(node), ...node.attributes.getAllAttributes() }))
  const variant = all.get("mathvariant")
  if (Object.hasOwn(variants, String(variant))) all.set("mathvariant", variants[String(variant)])
  all.delete("id") // the HTML beside it has it
  return [...all].map(([name, value]) => [name, String(value)])
}

/** @type {(adaptor: any, element: any, name: string, value: string) => void} */
function set(adaptor, element, name, value) {
  try {
    adaptor.setAttribute(element, name, value)
  } catch {
    // No attribute has such a name.
  }
}
