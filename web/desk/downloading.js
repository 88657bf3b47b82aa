// The open log becomes a file to take away, with its pictures if the writer wants. What would break the page is said first, and
// whatever the engine does, the writer gets the file.

/** @import { Flows, Parts } from "./parts" */

/** How long the engine is waited for, in milliseconds. */
const PATIENCE = 3000

/**
 * @param {Parts} parts
 * @param {Pick<Flows, "places" | "saving">} flows
 */
export function create(parts, { places, saving }) {
  const { t, now, reasonOf, desk, editor, rendering, logs, addresses, past, files, publish, bundle, pictures, sizeOfAll, pack, notice } = parts

  /**
   * What the engine says to a text before it is published; nothing when it does not answer.
   * @param {string} text
   * @returns {Promise<Awaited<ReturnType<Parts["rendering"]["finish"]>> | undefined>}
   */
  function finish(text) {
    /** @type {Promise<undefined>} */
    const late = new Promise(resolve => setTimeout(() => resolve(undefined), PATIENCE))
    return Promise.race([rendering.finish(text, now()), late]).catch(() => undefined)
  }

  /**
   * Hands a log to the browser, with its pictures if the writer wants. Resolves to the file's name, "" for none.
   * @param {string} name
   * @param {{ id: string, text: string }} log
   */
  async function deliver(name, { id, text }) {
    const found = await pictures.packed({ id, text }).catch(() => [])
    const answer = found.length > 0 ? await bundle.ask({ n: found.length, size: sizeOfAll(found) }) : "text"
    const zip = answer === "zip" && await pack([{ path: `_posts/${name}`, bytes: new TextEncoder().encode(text) }, ...found], new Date())
      .catch(error => void notice.warn("bundle", t("warn.bundle", { reason: reasonOf(error) })))
    if (answer === "back") return ""
    const file = zip ? name.replace(/\.[^.]*$/, "") + ".zip" : name
    files.save(file, zip || text)
    return file
  }

  /** @returns {Promise<void>} */
  async function download() {
    await saving.settled()
    if (desk.log.template) return files.save(desk.log.name, desk.log.text)
    const { id, text, ...named } = desk.log
    const finished = await finish(text)
    const name = finished ? files.nameOf(named, finished.name) : named.name
    const problems = addresses.among(finished?.problems ?? [], { ...named, id, name }, desk.shown?.text === text ? desk.shown.patch.post : null, text)
    const fatal = problems.filter(({ severity }) => severity === "fatal")
    if (fatal.length > 0) {
      const answer = await publish.ask(fatal)
      if (answer === "back") return places.jump(fatal[0].start, fatal[0].end)
      if (answer === "fix" && desk.log.id === id && desk.log.text === text) {
        await saving.keepRevision("fix").catch(() => {}) // undo has it as well
        editor.apply(fatal.flatMap(({ fix }) => fix))
        return download()
      }
    }
    const saved = await deliver(name, { id, text })
    if (!saved) return
    void past.keep({ id, text }, "download").catch(() => {}) // the writer has it
    if (desk.log.id === id) {
      desk.set({ ...desk.log, name, downloaded: Date.now() })
      logs.keep(desk.log)
    }
    notice.say(t(saved === name ? "notice.downloaded" : "notice.bundled", { name: saved }))
  }

  return { download }
}
