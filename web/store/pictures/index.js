// The pictures of the logs. They are stored in the browser with the log that they were put into, under the path that they
// will have on the site; the page shows them from there, and the zip has them at that path.

import { placed } from "../../browser/picture.js"
import { prepare } from "./encode.js"
import * as lists from "./list.js"
import { endings, folderOf, freePath, keyOf, nameOf, stemOf } from "./names.js"
import { escapeAlt, names, references, renamed, without } from "./references.js"
import { shelf } from "./shelf.js"

/** @import { Edit, Picture, Translate } from "../../types" */
/** @import { Made, Refusal } from "./encode.js" */
/** @import { Store } from "./shelf.js" */

export { isPicture, takePastes } from "./paste.js"
export { site } from "./site.js"

/** How large pictures are all together, as a reader takes it in. @param {{ bytes: Uint8Array }[]} pictures */
export const sizeOfAll = pictures => lists.sizeOf(pictures.reduce((sum, { bytes }) => sum + bytes.length, 0))

/** From here on it is worth while to make a picture smaller. */
const worthwhile = 150_000

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {{ say(message: string): void, warn(about: string, message: string): void, settle(about: string): void }} notice
 * @property {import("../../browser/operations.js").Operations["run"]} operate
 * @property {(error: unknown) => string} reasonOf an error in words
 * @property {Store} store
 * @property {(path: string) => Promise<Blob | null>} elsewhere a picture that is not stored, from the writer's folder
 * @property {() => { id: string, name: string, text: string, mediaSubpath: string }} log the open one
 * @property {() => string} pattern where the blog has a post's pictures: "/assets/img/posts/{slug}"
 * @property {() => string[]} shown the paths that the page names
 * @property {{ selection(): { start: number, end: number }, apply(edits: Edit[]): void, jump(start: number, end?: number): void,
 *   over(): Promise<void> }} editor over resolves when nothing is composed
 * @property {(accept: string, onFiles: (files: File[]) => void) => void} choose
 * @property {{ get(key: string, fallback: boolean): boolean, set(key: string, value: boolean): void }} settings
 * @property {() => void} onCome a picture that the page names can be shown now, or no more
 */

/**
 * @param {HTMLDialogElement} root
 * @param {Options} options
 */
export function create(root, { t, notice, reasonOf, operate, store, elsewhere, log, pattern, shown, editor, choose, settings, onCome }) {
  const stored = shelf({ store, elsewhere, onChange: () => (onCome(), update()) })
  const { all, urlOf } = stored
  /** One after the other: each takes the next number. @type {Promise<unknown>} */
  let queue = Promise.resolve()
  let whyNotStored = ""

  const list = lists.create(root, {
    t,
    shrinks: settings.get("shrinkPictures", false),
    onShrinks: on => settings.set("shrinkPictures", on),
    onAdd: () => choose("image/*", files => void put(files)),
    onInsert: path => (list.close(), insert(all.get(path) ? [/** @type {Picture} */ (all.get(path))] : [])),
    onRemove: path => void remove(path),
    onShrink: path => void shrinkOne(path),
    onSupply: path => choose("image/*", ([file]) => file && void supply(path, file)),
    onAlt,
  })

  // ———— Taking in ————

  /**
   * Stores pictures with the open log. One that the log has already, byte for byte, is that one.
   * @param {File[]} files
   * @returns {Promise<Picture[]>} those that were taken; why others were not is said
   */
  function take(files) {
    const { id, name, text, mediaSubpath } = log()
    const stem = stemOf(name)
    const folder = folderOf(pattern(), stem, mediaSubpath)
    // What the text names is a picture of the blog, even if it is not here.
    /** @param {string} path */
    const taken = path => all.has(path) || names(text, nameOf(path))
    const details = { name: files[0]?.name ?? "", total: files.length }
    const result = queue.then(stored.ready).then(() => operate("picture", details, async () => {
      const pictures = []
      const refused = []
      for (const file of files) {
        const answer = await takeOne(file, id, ending => freePath(folder, stem, ending, taken))
        if (typeof answer === "object") pictures.push(answer)
        else refused.push(t(`picture.${answer}`, { name: file.name, reason: whyNotStored }))
      }
      if (refused.length > 0) notice.warn("picture", refused.join(" "))
      else notice.settle("picture")
      return pictures
    }))
    queue = result.catch(() => {})
    return result
  }

  /**
   * @param {File} file
   * @param {string} id the log's
   * @param {(ending: string) => string} pathFor
   * @returns {Promise<Picture | Refusal>}
   */
  async function takeOne(file, id, pathFor) {
    const made = await prepare(file, settings.get("shrinkPictures", false))
    if (typeof made === "string") return made
    if (made.tells) notice.say(t("picture.place", { name: file.name }))
    return await stored.twinOf(id, made.blob) ?? keep(id, pathFor(endings[made.blob.type]), made)
  }

  /** @param {string} id the log's @param {string} path @param {Made} made @returns {Promise<Picture | Refusal>} */
  async function keep(id, path, made) {
    try {
      return await stored.put(id, path, made)
    } catch (error) {
      console.warn("daylog: a picture could not be stored", error)
      whyNotStored = reasonOf(error)
      return "store"
    }
  }

  // ———— The text ————

  /** How the text names a picture: the theme puts the post's media_subpath before it. @param {{ path: string }} picture */
  function addressOf({ path }) {
    const above = log().mediaSubpath && keyOf(`${log().mediaSubpath}/`)
    return encodeURI(above && path.startsWith(above) ? path.slice(above.length) : path)
  }

  /**
   * Those of all pictures that a log's text names: of its own by their names, in whatever syntax, of others by their whole
   * path, in the text or in the page.
   * @param {{ id: string, text: string }} named
   */
  function namedBy({ id, text }) {
    const page = new Set(id === log().id ? shown().map(keyOf) : [])
    return [...all].flatMap(([path, picture]) => {
      const named = picture.log === id ? names(text, picture.name) : names(text, path.slice(1)) || page.has(path)
      return named ? [picture] : []
    })
  }

  /** @param {Picture} picture @param {string} alt */
  function sourceOf(picture, alt) {
    const { width, height } = picture
    return `![${escapeAlt(alt)}](${addressOf(picture)})${width && height ? `{: width="${width}" height="${height}" }` : ""}`
  }

  /**
   * Writes pictures where the caret is, which then stands where their text for readers goes; selected words are that text.
   * @param {Picture[]} pictures
   */
  function insert(pictures) {
    if (pictures.length === 0) return
    const { text } = log()
    const { start, end } = editor.selection()
    const front = /^\ufeff?---[^\S\n]*\n[\s\S]*?\n---[^\S\n]*(?:\n|$)/.exec(text)?.[0].length ?? 0
    const line = text.includes("\r\n") ? "\r\n" : "\n"
    const words = pictures.length === 1 && start >= front ? /^[^\r\n]*$/.exec(text.slice(start, end))?.[0] ?? "" : ""
    // No picture belongs into the front matter, where a caret may stand as well.
    const from = words ? start : Math.max(end, front)
    const before = from > 0 && from === front && text[front - 1] !== "\n" ? line : ""
    const sources = pictures.map(picture => sourceOf(picture, words)).join(line + line)
    editor.apply([{ start: from, end: words ? end : from, text: before + sources }])
    const alt = from + before.length + 2
    editor.jump(alt, alt + escapeAlt(words).length)
  }

  /** @param {File[]} files */
  async function put(files) {
    const { id } = log()
    const taken = await take(files)
    await editor.over()
    // The writer may have gone to another log meanwhile.
    if (taken.length > 0 && log().id === id) {
      list.close()
      insert(taken)
    }
  }

  /** @param {string} path */
  function referencesTo(path) {
    return references(log().text).filter(({ url }) => keyOf(url) === path || url === addressOf({ path }))
  }

  /** @type {(path: string, alt: string) => void} */
  function onAlt(path, alt) {
    const [first] = referencesTo(path)
    if (first && first.alt !== alt) editor.apply([{ start: first.altStart, end: first.altEnd, text: escapeAlt(alt) }])
  }

  // ———— The list ————

  /** The page is another, or a picture has come: so may be what is to be told, where the writer has not closed it. */
  function update() {
    if (list.isIdle()) show()
  }

  function show() {
    const here = log()
    const named = namedBy(here)
    const own = [...all].filter(([, picture]) => picture.log === here.id || named.includes(picture))
    const missing = [...new Set(shown().map(keyOf))].filter(path => !all.has(path))
    list.show([
      ...missing.map(path => ({ path, url: urlOf(path), size: 0, width: 0, height: 0, shrinks: false, state: /** @type {const} */ ("missing"), alt: altOf(path) }))
        .filter(({ url }) => url === ""), // what is in the writer's folder is not missing
      ...own.sort(([, a], [, b]) => a.created - b.created).map(([path, picture]) => ({
        path, url: urlOf(path), size: picture.size, width: picture.width, height: picture.height, alt: altOf(path),
        shrinks: picture.log === here.id && picture.size > worthwhile && !["image/gif", "image/svg+xml"].includes(picture.type),
        state: /** @type {"used" | "unused"} */ (named.includes(picture) ? "used" : "unused"),
      })),
    ])
  }

  /** @param {string} path */
  const altOf = path => referencesTo(path)[0]?.alt ?? null

  /** @param {string} path */
  async function remove(path) {
    const picture = all.get(path)
    if (!picture) return
    const { text } = log()
    if (names(text, picture.name)) {
      const found = referencesTo(path)
      if (found.length === 0) return notice.say(t("pictures.byHand", { name: picture.name }))
      editor.apply(found.map(reference => without(text, reference)))
      notice.say(t("pictures.takenOut"))
    } else {
      await stored.remove(path)
    }
    update()
  }

  /** Puts a smaller picture in the place of one, which stays until the writer deletes it: undo brings it back. @param {string} path */
  async function shrinkOne(path) {
    const picture = all.get(path)
    const before = picture && await stored.get(picture.id)
    if (!before) return
    const made = await prepare(new File([before.blob], before.name), true)
    const { id, text, name } = log()
    if (typeof made === "string" || made.blob.size >= before.size) return notice.say(t("pictures.smallest", { name: before.name }))
    const folder = path.slice(0, path.lastIndexOf("/"))
    const kept = await keep(id, freePath(folder, stemOf(name), endings[made.blob.type], path => all.has(path) || names(text, nameOf(path))), made)
    if (typeof kept === "string") return notice.warn("picture", t(`picture.${kept}`, { name: before.name, reason: whyNotStored }))
    if (log().id !== id || log().text !== text) return
    const edits = referencesTo(path).map(reference => renamed(text, reference, { ...kept, url: addressOf(kept) }))
    if (edits.length > 0) editor.apply(edits)
    notice.say(t("pictures.shrunk", { before: lists.sizeOf(before.size), after: lists.sizeOf(kept.size) }))
    update()
  }

  /** @param {string} path @param {File} file */
  async function supply(path, file) {
    const { id } = log()
    const made = await prepare(file, false)
    const place = typeof made === "string" ? null : placed(path, new Uint8Array(await made.blob.arrayBuffer()))
    const answer = typeof made === "string" ? made : place && !("path" in place) ? "misplaced" : await keep(id, path, made)
    if (typeof answer === "string") notice.warn("picture", t(`picture.${answer}`, { name: file.name, reason: whyNotStored }))
  }

  return {
    urlOf,
    put,
    choose: () => choose("image/*", files => void put(files)),
    /** Lets the writer choose a picture that is stored, but goes elsewhere than into the text. @param {(address: string) => void} use gets how the post names it */
    chooseOne: use => choose("image/*", async files => {
      const { id } = log()
      const [picture] = await take(files.slice(0, 1))
      if (picture && log().id === id) use(addressOf(picture))
    }),
    open: show,
    update,
    /** Lets go of what the page showed: another log is opened. */
    forget: stored.forget,
    /** Looks once more for what was nowhere: the writer's folder has come. */
    retry: stored.retry,
    /**
     * The stored pictures that a log's text names, at their paths on the site; one that may not be written there is reported.
     * @param {{ id: string, text: string }} log
     * @returns {Promise<{ path: string, bytes: Uint8Array }[]>}
     */
    async packed(log) {
      await queue.then(stored.ready)
      const found = await Promise.all(namedBy(log).map(({ id }) => stored.get(id)))
      /** @type {string[]} */
      const refused = []
      const all = await Promise.all(found.flatMap(picture => (picture ? [picture] : [])).map(async ({ path, blob }) => {
        const bytes = new Uint8Array(await blob.arrayBuffer())
        const place = placed(path, bytes)
        if ("path" in place) return [{ path: place.path, bytes }]
        refused.push(path)
        return []
      }))
      if (refused.length > 0) notice.warn("picture-place", t("picture.refused", { names: refused.join(", ") }))
      else notice.settle("picture-place")
      return all.flat()
    },
  }
}
