// Completes the problems that the engine finds with those that need the stored logs and images.

/** @import { Log, Modules, Post, Problem } from "./flows" */

/**
 * Returns the problems of a log. An image that daylog stores is not missing, since a download or
 * the folder gets it with the text. Advice that the writer switched off is left out.
 * @param {Pick<Modules, "app" | "blog" | "store">} modules
 * @param {Problem[]} problems
 * @param {Pick<Log, "id" | "name" | "file">} log
 * @param {Post | null} post null if it is unknown
 * @param {() => string} readText
 */
export function completed({ app, blog, store: { pictures } }, problems, log, post, readText) {
  const off = app.settings.get("rulesOff", "").split(" ")
  const found = problems.filter(({ rule, severity, detail }) =>
    (severity !== "weak" || !off.includes(rule)) &&
    (rule !== "image-missing" || !pictures.all.has(pictures.keyOf(detail))))
  return blog.addresses.among(found, log, post, readText)
}
