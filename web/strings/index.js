// The texts of the interface: several layers per language, with the same keys in the same order in
// each language. The catalogue has the first screen's texts in both languages, so that the first
// paint waits for no other file; loading.js adds the other layers in the languages that the writer
// uses. A value is a text with {placeholders}, or a function if the grammar needs one. An error
// message names the failure and the next step, and reports whether the text is safe.
// strings.test.js checks the wording.

import { en } from "./screen/en.js"
import { ko } from "./screen/ko.js"

/** @import { Language } from "../types" */

/** @typedef {Record<string, string | number>} Params */
/** @typedef {Record<string, string | ((params: any) => string)>} Catalogue */

/** @type {Record<Language, Catalogue>} */
export const catalogue = { ko: { ...ko }, en: { ...en } }

/**
 * Returns the language of the interface for the preferred languages of a browser, the first of
 * which counts most.
 * @param {readonly string[]} preferred
 * @returns {Language}
 */
export const languageOf = preferred => (/^ko\b/i.test(preferred[0] ?? "") ? "ko" : "en")

/**
 * Creates an object that returns texts in the current language. An unknown key is returned as it
 * is.
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
 * Sets the texts of a part of the document: data-text is the key of an element's text, data-label
 * of its accessible name, data-placeholder of a field's placeholder. It skips keys that are not
 * loaded yet: the first screen has no texts for the dialogs.
 * @param {ParentNode} root
 * @param {Pick<ReturnType<typeof speaker>, "t" | "knows">} words
 */
export function translate(root, words) {
  const { t, knows } = words
  for (const element of root.querySelectorAll("[data-text], [data-label], [data-placeholder]")) {
    const { text, label, placeholder } = /** @type {HTMLElement} */ (element).dataset
    if (text && knows(text)) element.textContent = t(text)
    if (label && knows(label)) element.setAttribute("aria-label", t(label))
    if (placeholder && knows(placeholder)) element.setAttribute("placeholder", t(placeholder))
  }
  for (const { content } of root.querySelectorAll("template")) translate(content, words)
}
