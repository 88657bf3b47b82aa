// The state that the flows share: the open log and the page shown for it. A flow that has awaited
// something reads the state again, because another log may be open by then.

/** @import { Log, Patch, Problem, Snapshot } from "./flows" */

/**
 * A page and its source text.
 * @typedef {{ patch: Patch, snapshot: Snapshot, readonly text: string }} Shown
 */

/** The problems of a text. @typedef {{ problems: Problem[], snapshot: Snapshot }} Checked */

/** @param {Log} blank the placeholder: the log to type into until the first log is open */
export function createState(blank) {
  let log = blank
  let placeholder = blank.id
  let isStarting = true
  let wishes = 0
  /** @type {Shown | null} */
  let shown = null
  /** @type {Checked | null} */
  let checked = null
  /** The page for which `checked` holds. @type {Shown | null} */
  let checkedPage = null

  return {
    /** The open log. Its text is always the editor's. */
    get log() {
      return log
    },

    /** The placeholder's id; "" once another log was opened. */
    get placeholder() {
      return placeholder
    },

    /**
     * Whether the first log is still loading. Typed text is not rendered then; it is added to that
     * log.
     */
    get isStarting() {
      return isStarting
    },

    /** The current page, or null before the first one. */
    get shown() {
      return shown
    },

    /** The problems of the newest text that was checked, or null before the first check. */
    get checked() {
      return checked
    },

    /**
     * Whether the problems are those of the current page. They also depend on the file name and the
     * blog, so that a new page of the same text has other ones.
     */
    get isChecked() {
      return checked !== null && checkedPage === shown
    },

    /** Replaces the open log by a newer version of it. @param {Log} next */
    set(next) {
      log = next
    },

    /** Opens another log. @param {Log} next */
    put(next) {
      log = next
      placeholder = ""
      isStarting = false
      shown = checked = null
    },

    /** Starts loading the first log. */
    start() {
      isStarting = true
    },

    /** Keeps the placeholder as the open log. */
    keepPlaceholder() {
      isStarting = false
    },

    /** @param {Patch} patch @param {Snapshot} snapshot the text that the page shows */
    show(patch, snapshot) {
      shown = { patch, snapshot, get text() { return snapshot.text() } }
    },

    /** Makes the next check read the current page again. */
    uncheck() {
      checkedPage = null
    },

    /** @param {Problem[]} problems @param {Snapshot} snapshot the text that has them */
    check(problems, snapshot) {
      checked = { problems, snapshot }
      checkedPage = shown
    },

    /**
     * Registers a request for another log. The result reports whether it is still the latest
     * request.
     */
    wish() {
      const mine = ++wishes
      return () => mine === wishes
    },
  }
}
