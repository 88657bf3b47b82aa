// Building and finding elements of the interface.

import { appendNodes } from "./lists.js"

/**
 * Creates an element with a class and content.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [className]
 * @param {...(Node | string)} content
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function createElement(tag, className = "", ...content) {
  const element = document.createElement(tag)
  element.className = className
  appendNodes(element, content)
  return element
}

/**
 * Returns a copy of the element in a template.
 * @param {HTMLElement} template
 * @returns {HTMLElement}
 */
export function cloneTemplate(template) {
  const { content } = /** @type {HTMLTemplateElement} */ (template)
  return /** @type {any} */ (content.firstElementChild).cloneNode(true)
}

/**
 * Returns a function that finds an element below a root: by a class that starts with `prefix`, or
 * by any selector if there is no prefix. The element has to exist.
 * @param {ParentNode} root
 * @param {string} [prefix] like ".Rename-"
 * @returns {<T extends HTMLElement = HTMLElement>(name: string) => T}
 */
export function elementFinder(root, prefix = "") {
  return name => /** @type {any} */ (root.querySelector(prefix + name))
}

/**
 * Sets the text of a button, and its label: the text and the name of the thing that it acts on.
 * @type {(button: HTMLElement, text: string, name: string) => void}
 */
export function labelButton(button, text, name) {
  button.textContent = text
  button.setAttribute("aria-label", `${text}: ${name}`)
}

/**
 * Sets the text of an element if it differs, so that nothing is laid out or read out in vain.
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text
}
