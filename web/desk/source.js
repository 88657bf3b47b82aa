import { logName } from "../browser/names.js"

/** @import { Log, Snapshot } from "./flows" */

/**
 * Returns the text of a log as the engine renders it. The name of the log's file decides values that
 * the front matter lacks, such as the title; a log without a file has no name yet.
 * @param {Log} log
 * @param {Snapshot} text
 */
export function sourceOf({ id, template, disk, file, name }, text) {
  const kept = file !== "" && name === logName(file) ? name : ""
  return { id, text, template, name: disk ? `_posts/${disk.path}` : kept }
}
