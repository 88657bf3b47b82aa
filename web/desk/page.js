// Renders the open log: sends its text to the engine and the engine's patch to the page. Then updates
// everything that shows data from the engine.

import { withText, withoutText } from "../browser/lazytext.js"
import { shortText } from "./short.js"
import { dayOfName } from "../browser/postname.js"

/** @import { Flows, Parts, Patch, Snapshot } from "./parts" */

/**
 * @param {Parts} parts
 * @param {Pick<Flows, "showing">} flows
 */
export function createPageFlow(parts, { showing }) {
  const { root, t, longest, language, chosen, desk, editor, engine, preview, firstPage, lastPage, scroll, logs, files, pictureDialog, rail, notice, attempts, onFirstPage } = parts

  /** Whether the open log is shown without its preview. */
  let isPaused = false

  /** @param {boolean} paused */
  function pause(paused) {
    isPaused = paused
    root.toggleAttribute("data-paused", paused)
    if (paused) notice.warn("paused", t("paused.text"), { label: t("paused.show"), run: resume })
    else notice.settle("paused")
  }

  /** Renders the preview of a log that was opened without it. */
  function resume() {
    attempts.trust(desk.log.id)
    pause(false)
    void engine.refresh()
  }

  /** Stores the title, name and day that the engine read from the text. @param {Patch} patch */
  function learn({ post }) {
    const { log } = desk
    if (log.template) return
    const derived = log.derived || (log.file && post.name)
    const name = files.nameOf({ ...withoutText(log), derived }, post.name)
    const title = shortText(post.title)
    const day = dayOfName(name) || log.day
    if (name === log.name && day === log.day && title === log.title && derived === log.derived) return
    desk.set(withText({ ...withoutText(log), name, day, title, derived }, () => log.text))
    logs.keep(desk.log)
    showing.rail()
  }

  return {
    /** Renders the open log. */
    render() {
      const { id, template } = desk.log
      void engine.update({ id, text: editor.snapshot(), template }, language())
    },

    /** @type {(patch: Patch, snapshot: Snapshot) => void} */
    onPatch(patch, snapshot) {
      desk.show(patch, snapshot)
      if (isPaused) return
      root.dataset.shown = ""
      preview.patch(patch)
      if (chosen.get("scrollSync", true)) scroll.updateSoon()
      else preview.reveal(editor.caret())
    },

    /** Updates everything that a keystroke does not wait for. @type {(patch: Patch, snapshot: Snapshot) => void} */
    onRest(patch, snapshot) {
      const { log } = desk
      if (!log.template && !isPaused) lastPage.follow({ id: log.id, language: language(), text: snapshot, patch })
      root.dataset.state = "ready"
      learn(patch)
      showing.problems()
      pictureDialog.update()
      if (root.dataset.rendered === "0") onFirstPage()
      rail.wake()
      root.dataset.rendered = String(Number(root.dataset.rendered) + 1)
      notice.settle("update")
      attempts.rendered()
    },

    /** Clears the page for a text that is too long for a preview. */
    onTooLong() {
      preview.clear()
      root.dataset.state = "ready"
      showing.facts()
      notice.warn("update", t("warn.tooLong", { n: longest / 1e6 }))
    },

    /** Clears the page before another log is shown. */
    clear() {
      delete root.dataset.shown
      lastPage.leave()
      preview.clear()
      attempts.end()
      pause(attempts.isSuspect(desk.log.id))
      if (!isPaused) attempts.begin(desk.log.id)
    },

    resume,

    /** Shows the stored page of the open log until the engine has rendered its text. */
    async showLast() {
      const { id } = desk.log
      const text = editor.snapshot()
      const patch = firstPage.page(text.text()) ?? await lastPage.of(id, language(), text)
      if (!patch || isPaused || desk.log.id !== id || desk.shown || editor.snapshot() !== text) return
      try {
        preview.patch(patch)
        root.dataset.shown = ""
      } catch {
        preview.clear() // another version stored it; the engine's page follows
      }
    },
  }
}
