// The page follows the open log: the text goes to the engine, and what that makes of it to the page, and to whatever shows
// what the engine read.

/** @import { Change, Flows, Parts, Patch, Snapshot } from "./parts" */

/**
 * @param {Parts} parts
 * @param {Pick<Flows, "showing">} flows
 */
export function create(parts, { showing }) {
  const { root, t, longest, language, chosen, desk, editor, rendering, preview, firsts, lastPage, scroll, logs, files, pictures, rail, notice, attempts, onFirstPage } = parts

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
    void rendering.refresh()
  }

  /** Takes over what the engine read from the text: title, name and day. @param {Patch} patch */
  function learn({ post }) {
    const { log } = desk
    if (log.template) return
    const derived = log.derived || (log.file && post.name)
    const name = files.nameOf({ ...log, derived }, post.name)
    const day = files.dayOfName(name) || log.day
    if (name === log.name && day === log.day && post.title === log.title && derived === log.derived) return
    desk.set({ ...log, name, day, title: post.title, derived })
    logs.keep(desk.log)
    showing.rail()
  }

  return {
    /** Makes the page follow the open log, which `change` made of what it was. @param {Change} [change] */
    render(change) {
      const { id, template } = desk.log
      void rendering.update({ id, text: editor.snapshot(), template }, language(), change)
    },

    /** @type {(patch: Patch, snapshot: Snapshot) => void} */
    onPatch(patch, snapshot) {
      const text = snapshot.text()
      desk.show({ patch, text })
      if (isPaused) return
      root.dataset.shown = ""
      preview.patch(patch)
      if (chosen.get("scrollSync", true)) scroll.updateSoon()
      else preview.reveal(editor.caret())
    },

    /** Says what a key does not wait for. @type {(patch: Patch, snapshot: Snapshot) => void} */
    onRest(patch, snapshot) {
      const { log } = desk
      if (!log.template && !isPaused) lastPage.follow({ id: log.id, language: language(), text: snapshot, patch })
      root.dataset.state = "ready"
      learn(patch)
      showing.problems()
      pictures.update()
      if (root.dataset.rendered === "0") onFirstPage()
      rail.wake()
      root.dataset.rendered = String(Number(root.dataset.rendered) + 1)
      notice.settle("update")
      attempts.rendered()
    },

    /** The text is too long for a page: it is edited, saved and downloaded without. */
    onTooLong() {
      preview.clear()
      root.dataset.state = "ready"
      showing.facts()
      notice.warn("update", t("warn.tooLong", { n: longest / 1e6 }))
    },

    /** Another log is opened. */
    clear() {
      delete root.dataset.shown
      lastPage.leave()
      preview.clear()
      attempts.end()
      pause(attempts.isSuspect(desk.log.id))
      if (!isPaused) attempts.begin(desk.log.id)
    },

    resume,

    /** Shows the page that the open log had, or was made with, until the engine has read its text. */
    async showLast() {
      const { id } = desk.log
      const text = editor.snapshot()
      const patch = firsts.page(text.text()) ?? await lastPage.of(id, language(), text)
      if (!patch || isPaused || desk.log.id !== id || desk.shown || editor.snapshot() !== text) return
      try {
        preview.patch(patch)
        root.dataset.shown = ""
      } catch {
        preview.clear() // it was kept by another version, and the engine's is on its way
      }
    },
  }
}
