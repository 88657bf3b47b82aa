// The English texts of the list of problems, which is loaded with the first problem.

/** @import { Catalogue } from "../index.js" */

/** @type {Catalogue} */
export const en = {
  "list.of.fatal": ({ n }) => `The site or the post fails (${n})`,
  "list.of.wrong": ({ n }) => `Readers see something else (${n})`,
  "list.of.weak": ({ n }) => `Advice (${n})`,
  "list.of.unknown": ({ n }) => `Cannot be decided (${n})`,
  "list.fixKind": ({ n }) => `Fix all ${n} of this kind`,
  "list.off": "Turn off",
  "list.offLong": "Do not show this again",
  "list.on": "Turn on",
  "list.offRules": "Advice that is turned off",
  "list.fixAll": "Fix all",
}
