// The part of the DOM that the tests of blocks need: elements and text with parents, siblings and a
// style.

class FakeNode {
  constructor(name, document) {
    this.nodeName = name
    this.nodeType = name === "#text" ? 3 : name === "#fragment" ? 11 : 1
    this.ownerDocument = document
    this.parentNode = null
    this.childNodes = []
    this.style = { setProperty(key, value) { this[key] = value } }
    this.dataset = {}
    this.attributes = new Set()
    this.nodeValue = null
  }
  get textContent() {
    return this.nodeValue ?? this.childNodes.map(node => node.textContent).join("")
  }
  get firstChild() { return this.childNodes[0] ?? null }
  get lastChild() { return this.childNodes.at(-1) ?? null }
  get firstElementChild() { return this.childNodes.find(node => node.nodeType === 1) ?? null }
  get lastElementChild() { return this.childNodes.findLast(node => node.nodeType === 1) ?? null }
  get previousSibling() { return this.sibling(-1) }
  get nextSibling() { return this.sibling(1) }
  get nextElementSibling() {
    let node = this.nextSibling
    while (node && node.nodeType !== 1) node = node.nextSibling
    return node
  }
  get previousElementSibling() {
    let node = this.previousSibling
    while (node && node.nodeType !== 1) node = node.previousSibling
    return node
  }
  sibling(step) {
    const siblings = this.parentNode?.childNodes ?? []
    return siblings[siblings.indexOf(this) + step] ?? null
  }
  hasAttribute(name) {
    return this.attributes.has(name) || name === "data-due" && this.dataset.due !== undefined
  }
  toggleAttribute(name, on) { on ? this.attributes.add(name) : this.attributes.delete(name) }
  matches() { return false }
  querySelector() { return null }
  remove() {
    const siblings = this.parentNode?.childNodes
    if (siblings) siblings.splice(siblings.indexOf(this), 1)
    this.parentNode = null
  }
  insertBefore(node, next) {
    if (node.nodeType === 11) {
      for (const child of [...node.childNodes]) this.insertBefore(child, next)
      return
    }
    node.remove()
    const at = next ? this.childNodes.indexOf(next) : this.childNodes.length
    if (at < 0) throw new Error("the node to insert before is not a child")
    this.childNodes.splice(at, 0, node)
    node.parentNode = this
  }
  append(...nodes) { for (const node of nodes) this.insertBefore(node, null) }
  replaceWith(node) {
    this.parentNode.insertBefore(node, this)
    this.remove()
  }
  contains(node) {
    while (node && node !== this) node = node.parentNode
    return node === this
  }
  before(node) { this.parentNode.insertBefore(node, this) }
  after(node) { this.parentNode.insertBefore(node, this.nextSibling) }
  replaceChildren() { for (const node of [...this.childNodes]) node.remove() }
}

export function createDocument() {
  const document = {
    createElement: name => new FakeNode(name.toUpperCase(), document),
    createComment: () => new FakeNode("#comment", document),
    createDocumentFragment: () => new FakeNode("#fragment", document),
  }
  return document
}
