import { logName } from "../browser/names.js"

/** @import { Log, Snapshot } from "./flows" */

/**
 * Returns the name of a log's file or its path in the blog, "" for a log without a file. It decides
 * values that the front matter lacks, such as the title.
 * @param {Log} log
 */
export function fileOf({ disk, file, name, made }) {
  if (disk) return `_posts/${disk.path}`
  const isOpened = file !== "" && made === undefined // a log that was created here has no file
  return isOpened && name === logName(file) ? name : ""
}

/**
 * Returns the text of a log as the engine renders it.
 * @param {Log} log
 * @param {Snapshot} text
 */
export function sourceOf(log, text) {
  return { id: log.id, text, template: log.template, name: fileOf(log) }
}
