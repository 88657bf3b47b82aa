// Adds the texts of the problems to the catalogue. Go's commands embed the same files.

import en from "../../internal/message/en.json" with { type: "json" }
import ko from "../../internal/message/ko.json" with { type: "json" }
import { catalogue } from "./index.js"

/** @param {Record<string, string>} texts */
const named = texts =>
  Object.fromEntries(Object.entries(texts).map(([rule, text]) => [`problem.${rule}`, text]))

Object.assign(catalogue.en, named(en))
Object.assign(catalogue.ko, named(ko))
