// For tests: the real kramdown, and pages as outlines that can be compared.

import { spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"
import domino from "@mixmark-io/domino"

const script = fileURLToPath(new URL("../../../../internal/oracle/kramdown.rb", import.meta.url))

/** Whether the real kramdown is here. */
export const installed = spawnSync("ruby", ["-e", "require 'kramdown-parser-gfm'; require 'rouge'"]).status === 0

// Every browser has this, but the document of the tests does not.
{
  const document = /** @type {any} */ (domino).createDocument("<p></p>", true)
  const lists = [document.querySelectorAll("p"), document.body.children, document.body.childNodes]
  for (const list of lists) Object.getPrototypeOf(list)[Symbol.iterator] ??= Array.prototype[Symbol.iterator]
  Object.getPrototypeOf(Object.getPrototypeOf(document.body)).append ??= function (/** @type {Node[]} */ ...nodes) {
    for (const node of nodes) /** @type {any} */ (this).appendChild(node)
  }
}

/** @param {string} html @returns {Element} */
export const bodyOf = html => /** @type {any} */ (domino).createDocument(html, true).body

/**
 * Returns the HTML that Jekyll renders from texts.
 * @param {string[]} texts
 * @returns {string[]}
 */
export function publish(texts) {
  const input = texts.flatMap(text => {
    const bytes = Buffer.from(text), head = Buffer.alloc(5)
    head.write("-")
    head.writeUInt32BE(bytes.length, 1)
    return [head, bytes]
  })
  const { stdout, stderr } = spawnSync("ruby", [script], { input: Buffer.concat(input), maxBuffer: 1e9 })
  const pages = []
  for (let at = 0; at < stdout.length;) {
    const length = stdout.readUInt32BE(at + 1)
    if (stdout[at] !== 0x2b) throw new Error(String(stderr))
    pages.push(stdout.subarray(at + 5, at + 5 + length).toString())
    at += 5 + length
  }
  return pages
}

const dropped = new Set(["SPAN", "DIV", "FIGURE", "THEAD", "TBODY", "INPUT", "SECTION"])

/** @type {(text: string) => string} */
const plain = text => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replace(/…/g, "...").replace(/\s+/g, " ")

/**
 * Returns the content of a page, one element per line, without white space, the shape of quotation
 * marks and the spacing of lists.
 * @param {string} html
 */
export function outline(html) {
  /** @type {string[]} */
  const lines = []
  let text = ""
  const flush = (/** @type {string} */ depth) => {
    if (plain(text).trim()) lines.push(depth + plain(text).trim())
    text = ""
  }
  /** @type {(node: Node, depth: string) => void} */
  function visit(node, depth) {
    for (const child of node.childNodes) {
      if (child.nodeType === 3) text += child.nodeValue
      if (child.nodeType !== 1) continue
      const element = /** @type {Element} */ (child)
      const tag = element.tagName
      if (tag === "PRE" || /highlighter-rouge/.test(element.className) && tag === "DIV") {
        flush(depth)
        const code = element.querySelector("td.rouge-code") ?? element.querySelector("code") ?? element
        const [, language = ""] = /language-([^\s]+)/.exec(element.className + " " + (element.querySelector("code")?.className ?? "")) ?? []
        lines.push(`${depth}pre ${language.replace("plaintext", "")} ${JSON.stringify((code.textContent ?? "").replace(/\n$/, ""))}`)
        continue
      }
      const inItem = tag === "P" && (node.nodeName === "LI" || node.nodeName === "DD")
      if (!dropped.has(tag)) flush(depth)
      if (dropped.has(tag) || inItem) {
        visit(child, depth)
        if (inItem) flush(depth)
        continue
      }
      const said = ["href", "src", "alt"].flatMap(name => (element.hasAttribute(name) ? [`${name}=${element.getAttribute(name)}`] : []))
      const box = tag === "LI" ? /<input[^>]*type="checkbox"[^>]*>/.exec(element.innerHTML.split(/<[uo]l/)[0]) : null
      const prompt = /prompt-\w+/.exec(element.className)?.[0] ?? ""
      lines.push([depth + tag.toLowerCase(), prompt, box ? (/checked="checked"|checked=""/.test(box[0]) ? "[x]" : "[ ]") : "", ...said].filter(Boolean).join(" "))
      visit(child, depth + "  ")
      flush(depth + "  ")
    }
  }
  visit(bodyOf(html), "")
  flush("")
  return lines.join("\n")
}
