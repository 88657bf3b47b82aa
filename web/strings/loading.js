// Loads the texts that the first screen does not need, in the languages that the writer uses.

import { lazily } from "../browser/version.js"
import { catalogue } from "./index.js"

/** @import { Language } from "../types" */
/** @import { Catalogue } from "./index.js" */

/** @typedef {"app" | "dialogs" | "problems" | "list"} Layer */

/**
 * Returns the texts of the problems by key. Go's commands embed the same files.
 * @type {(module: { default: Record<string, string> }) => Catalogue}
 */
const named = ({ default: texts }) =>
  Object.fromEntries(Object.entries(texts).map(([rule, text]) => [`problem.${rule}`, text]))

/** @type {Record<Layer, Record<Language, () => Promise<Catalogue>>>} */
const files = {
  app: {
    ko: () => import("./ko.js").then(({ ko }) => ko),
    en: () => import("./en.js").then(({ en }) => en),
  },
  dialogs: {
    ko: () => import("./dialogs/ko.js").then(({ ko }) => ko),
    en: () => import("./dialogs/en.js").then(({ en }) => en),
  },
  problems: {
    ko: () => import("../../internal/message/ko.json", { with: { type: "json" } }).then(named),
    en: () => import("../../internal/message/en.json", { with: { type: "json" } }).then(named),
  },
  list: {
    ko: () => import("./list/ko.js").then(({ ko }) => ko),
    en: () => import("./list/en.js").then(({ en }) => en),
  },
}

/** The layers that the interface needs in each of its languages. @type {Set<Layer>} */
const layers = new Set(["app"])
/** The languages that have all these layers. @type {Set<Language>} */
const languages = new Set()
/** The files that are loaded. @type {Set<() => Promise<Catalogue>>} */
const loaded = new Set()

/** @type {(layer: Layer, language: Language) => Promise<void>} */
async function load(layer, language) {
  const file = files[layer][language]
  if (loaded.has(file)) return
  Object.assign(catalogue[language], await lazily(file))
  loaded.add(file)
}

/**
 * Loads the texts of the app, and the layers that another language has. Rejects if a file cannot
 * be loaded.
 * @param {Language} language
 */
export async function loadLanguage(language) {
  const missing = () => [...layers].filter(layer => !loaded.has(files[layer][language]))
  // A dialog may be opened meanwhile.
  while (missing().length > 0) await Promise.all(missing().map(layer => load(layer, language)))
  languages.add(language)
}

/** Loads a layer in each language in use. @param {Layer} layer */
export async function loadTexts(layer) {
  layers.add(layer)
  await Promise.all([...languages].map(language => load(layer, language)))
}

/** Shows the texts of the dialogs in the document. */
let showTexts = () => {}

/** @param {() => void} show called when the texts of the dialogs are loaded */
export function whenLoaded(show) {
  showTexts = show
}

/**
 * Resolves to the module of a dialog when its texts are loaded and shown as well:
 * `withTexts(import("./about.js"))`.
 * @template T
 * @param {Promise<T>} module
 * @returns {Promise<T>}
 */
export async function withTexts(module) {
  const [part] = await Promise.all([module, loadTexts("dialogs")])
  showTexts()
  return part
}
