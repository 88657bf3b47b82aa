// What lies on the desk: the log that is open, and the page that is shown of it. Nothing else in daylog is the same thing for so
// many parts; whoever waited for something asks again, for another log may lie there by then.

/** @import { Log, Patch } from "./parts" */

/** A page, and the text that it was made from. @typedef {{ patch: Patch, text: string }} Page */

/** @param {Log} blank the log to type into while there is no other */
export function create(blank) {
  let log = blank
  let placeholder = blank.id
  let beginning = true
  let wishes = 0
  /** @type {Page | null} */
  let shown = null

  return {
    /** The open log. Its text is always the editor's. */
    get log() {
      return log
    },

    /** The id of the log to type into while there is no other; "" once one was opened. */
    get placeholder() {
      return placeholder
    },

    /** Whether the first log is still on its way: then there is no page of what is typed, for it will be in that log. */
    get beginning() {
      return beginning
    },

    /** The page that is shown, null for none yet. */
    get shown() {
      return shown
    },

    /** The open log is this now. @param {Log} next */
    set(next) {
      log = next
    },

    /** Another log is the open one. @param {Log} next */
    put(next) {
      log = next
      placeholder = ""
      beginning = false
      shown = null
    },

    /** The first log is on its way. */
    begin() {
      beginning = true
    },

    /** No other log comes: the placeholder is the one to write in. */
    stay() {
      beginning = false
    },

    /** @param {Page} page */
    show(page) {
      shown = page
    },

    /** A wish for another log: only the last one is fulfilled. What is returned says whether this one still is that. */
    wish() {
      const mine = ++wishes
      return () => mine === wishes
    },
  }
}
