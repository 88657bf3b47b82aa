// Renders the open log: sends its text to the engine and the engine's patch to the page. Then
// updates everything that shows data from the engine.

import * as files from "../browser/files.js"
import { whenIdle } from "../browser/idle.js"
import { withText, withoutText } from "../browser/lazytext.js"
import { LONGEST } from "../engine/index.js"
import { shortText } from "./short.js"
import { sourceOf } from "./source.js"
import { dayOfName } from "../browser/postname.js"

/** @import { Flows, Modules, Patch, Snapshot } from "./flows" */

/**
 * @param {Modules} modules
 * @param {Pick<Flows, "showing" | "checking">} flows
 */
export function createRendering({ app, editor, engine, page, store, ui, offline }, flows) {
  const { showing, checking } = flows
  const { preview, firstPage, lastPage, scroll } = page
  const { logs } = store
  const { root, t, settings, state, notice, attempts } = app
  const { pictureDialog, rail } = ui

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
    attempts.trust(state.log.id)
    pause(false)
    void engine.refresh()
  }

  /** Stores the title, name and day that the engine read from the text. @param {Patch} patch */
  function learn({ post }) {
    const { log } = state
    if (log.template) return
    const derived = log.derived || (log.file && post.name)
    const name = files.nameOf({ ...withoutText(log), derived }, post.name)
    const title = shortText(post.title)
    const day = dayOfName(name) || log.day
    const isNamed = name === log.name && derived === log.derived
    if (isNamed && day === log.day && title === log.title) return
    state.set(withText({ ...withoutText(log), name, day, title, derived }, () => log.text))
    logs.keep(state.log)
    showing.rail()
  }

  return {
    /** Marks the block of the caret on the page, if the editor is visible. */
    markCaret: () => preview.mark(ui.layout.seesEditor() ? editor.caret() : null),

    /** Renders the open log. */
    render() {
      void engine.update(sourceOf(state.log, editor.snapshot()))
    },

    /** @type {(patch: Patch, snapshot: Snapshot) => void} */
    onPatch(patch, snapshot) {
      state.show(patch, snapshot)
      if (isPaused) return
      root.dataset.shown = ""
      preview.patch(patch)
      if (settings.get("scrollSync", true)) scroll.updateSoon()
      else preview.reveal(editor.caret())
    },

    /**
     * Updates everything that a keystroke does not wait for.
     * @type {(patch: Patch, snapshot: Snapshot) => void}
     */
    onPainted(patch, snapshot) {
      const { log } = state
      if (!log.template && !isPaused) {
        lastPage.follow({ id: log.id, text: snapshot, patch })
      }
      root.dataset.state = "ready"
      learn(patch)
      showing.facts()
      void checking.check()
      pictureDialog.update()
      if (root.dataset.rendered === "0") whenIdle(offline.start)
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
      notice.warn("update", t("warn.tooLong", { n: LONGEST / 1e6 }))
    },

    /** Clears the page before another log is shown. */
    clear() {
      delete root.dataset.shown
      lastPage.leave()
      preview.clear()
      attempts.end()
      pause(attempts.isSuspect(state.log.id))
      if (!isPaused) attempts.start(state.log.id)
    },

    resume,

    /** Shows the stored page of the open log until the engine has rendered its text. */
    async showLast() {
      const { id } = state.log
      const text = editor.snapshot()
      const first = settings.get("ownBlog", false) ? null : firstPage.page(text.text())
    const patch = first ?? await lastPage.of(id, text)
      const isCurrent = state.log.id === id && !state.shown && editor.snapshot() === text
      if (!patch || isPaused || !isCurrent) return
      try {
        preview.patch(patch)
        root.dataset.shown = ""
      } catch {
        preview.clear() // another version stored it; the engine's page follows
      }
    },
  }
}
