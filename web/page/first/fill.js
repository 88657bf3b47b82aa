import { strftime } from "../../browser/strftime.js"

/** @import { Clock } from "../../types" */

/**
 * Returns a function that fills the placeholders of a text with a time. They are those of
 * templates, <% %Y-%m-%d %>.
 * @param {Clock} clock
 * @returns {(text: string) => string}
 */
export function createFiller(clock) {
  return text => text.replace(/<% (.*?) %>/g, (_, format) => strftime(format, clock))
}
