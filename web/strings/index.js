// Every word that daylog says: a file for each language, with the same keys in the same order. A value is a text with {places},
// or a function where the language asks for more. What happened to the writer's text comes first, then what to do.

import { en } from "./en.js"
import { ko } from "./ko.js"

/** @import { Language } from "../types" */

/** @typedef {Record<string, string | number>} Params */
/** @typedef {Record<string, string | ((params: any) => string)>} Catalogue */

/** @type {Record<Language, Catalogue>} */
export const catalogue = { ko, en }

/**
 * The language for a browser that prefers these, most wanted first.
 * @param {readonly string[]} preferred
 * @returns {Language}
 */
export const languageOf = preferred => (/^ko\b/i.test(preferred[0] ?? "") ? "ko" : "en")

/**
 * Says things in a language, which can be changed. A key that the catalogue lacks is said as it is.
 * @param {Language} language
 */
export function speaker(language) {
  return {
    get language() {
      return language
    },
    /** @param {Language} next */
    speak(next) {
      language = next
    },
    /** @param {string} key */
    knows: key => Object.hasOwn(catalogue[language], key),
    /**
     * @param {string} key
     * @param {Params} [params]
     */
    t(key, params = {}) {
      const text = Object.hasOwn(catalogue[language], key) ? catalogue[language][key] : key
      return typeof text === "function" ? text(params) : text.replace(/\{(\w+)\}/g, (place, name) => String(Object.hasOwn(params, name) ? params[name] ?? place : place))
    },
  }
}

/**
 * Puts the words into the page: data-text is an element's text, data-label its name for those who do not see it,
 * data-placeholder a field's hint.
 * @param {ParentNode} root
 * @param {(key: string) => string} t
 */
export function translate(root, t) {
  for (const element of root.querySelectorAll("[data-text], [data-label], [data-placeholder]")) {
    const { text, label, placeholder } = /** @type {HTMLElement} */ (element).dataset
    if (text) element.textContent = t(text)
    if (label) element.setAttribute("aria-label", t(label))
    if (placeholder) element.setAttribute("placeholder", t(placeholder))
  }
  for (const { content } of root.querySelectorAll("template")) translate(content, t)
}
