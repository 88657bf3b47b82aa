// The pictures of the logs. They are stored in the browser with the log that they were put into, under the path that they
// will have on the site; the page shows them from there, and the zip has them at that path.

import { shrink, withImage } from "./encode.js"
import * as lists from "./list.js"
import { endings, folderOf, freePath, keyOf, nameOf, stemOf } from "./names.js"
import { escapeAlt, names, references, renamed, without } from "./references.js"
import { isFixed, isWhole, tellsPlace, typeOf } from "./sniff.js"

/** @import { Edit } from "../types" */

export { isPicture, takePastes } from "./paste.js"

/** How large pictures are all together, as a reader takes it in. @param {{ bytes: Uint8Array }[]} pictures */
export const sizeOfAll = pictures => lists.sizeOf(pictures.reduce((sum, { bytes }) => sum + bytes.length, 0))

/** @typedef {{ id: string, log: string, name: string, path: string, type: string, width: number, height: number, size: number, created: number }} Picture */

/** Why a picture was not taken; a key of the catalogue under "picture". @typedef {"large" | "kind" | "broken" | "unreadable" | "store"} Refusal */

/**
 * @typedef {object} Options
 * @property {(key: string, params?: Record<string, string | number>) => string} t
 * @property {{ say(message: string): void, warn(about: string, message: string): void, settle(about: string): void }} notice
 * @property {object} store
 * @property {(picture: Picture & { blob: Blob }) => Promise<unknown>} store.put
 * @property {() => Promise<Picture[]>} store.all
 * @property {(id: string) => Promise<(Picture & { blob: Blob }) | null>} store.get
 * @property {(id: string) => Promise<unknown>} store.remove
 * @property {(path: string) => Promise<Blob | null>} elsewhere a picture that is not stored, from the writer's folder
 * @property {() => { id: string, name: string, text: string, mediaSubpath: string }} log the open one
 * @property {() => string} pattern where the blog has a post's pictures: "/assets/img/posts/{slug}"
 * @property {() => string[]} shown the paths that the page names
 * @property {{ selection(): { start: number, end: number }, apply(edits: Edit[]): void, jump(start: number, end?: number): void }} editor
 * @property {(accept: string, onFiles: (files: File[]) => void) => void} choose
 * @property {{ get(key: string, fallback: boolean): boolean, set(key: string, value: boolean): void }} settings
 * @property {() => void} onCome a picture that the page names can be shown now, or no more
 */

/** An id that no other picture has. Not randomUUID, which a page from plain http does not get. */
const newId = () => [...crypto.getRandomValues(new Uint32Array(4))].map(part => part.toString(36)).join("-")

/** The largest that is taken: hosts and readers have no use for more. */
const limit = 20_000_000
/** From here on it is worth while to make a picture smaller. */
const worthwhile = 150_000

/**
 * @param {HTMLDialogElement} root
 * @param {Options} options
 */
export function create(root, { t, notice, store, elsewhere, log, pattern, shown, editor, choose, settings, onCome }) {
  /** @type {Map<string, Picture>} by path, those of all logs */
  const all = new Map()
  /** What can be shown, by path; "" is one that is nowhere. @type {Map<string, string>} */
  const urls = new Map()
  /** One after the other: each takes the next number. @type {Promise<unknown>} */
  let queue = read()

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

  /** Learns of the stored pictures; the page goes without them when they cannot be read. */
  async function read() {
    try {
      const stored = await store.all()
      all.clear()
      for (const picture of stored) all.set(keyOf(picture.path), picture)
      onCome()
    } catch (error) {
      console.warn("daylog: the pictures could not be read", error)
    }
  }

  /** @type {Promise<void> | null} */
  let reading = null
  /** Another tab may have put in a picture, or deleted one. */
  function readAgain() {
    reading ??= read().finally(() => {
      reading = null
    })
    return reading
  }

  // ———— Showing ————

  /**
   * The address of a picture by its path on the site, "" while there is none; onCome tells when there is.
   * @param {string} path
   */
  function urlOf(path) {
    const key = keyOf(path)
    if (!urls.has(key)) void load(key)
    return urls.get(key) ?? ""
  }

  /** @param {string} key */
  async function load(key) {
    urls.set(key, "")
    const blob = await blobOf(key).catch(() => null)
    if (!blob || urls.get(key) !== "") return
    urls.set(key, URL.createObjectURL(blob))
    onCome()
    if (list.isIdle()) show()
  }

  /** @param {string} key @returns {Promise<Blob | null>} */
  async function blobOf(key) {
    await queue
    if (!all.has(key)) await readAgain()
    const picture = all.get(key)
    const stored = picture && await store.get(picture.id)
    return stored ? new Blob([stored.blob], { type: picture.type }) : elsewhere(key)
  }

  /** @param {string} [key] one of them, else all */
  function forget(key) {
    for (const [path, url] of key ? [[key, urls.get(key) ?? ""]] : urls) {
      if (url) URL.revokeObjectURL(url)
      urls.delete(path)
    }
  }

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
    const result = queue.then(async () => {
      const pictures = []
      const refused = []
      for (const file of files) {
        const answer = await takeOne(file, id, ending => freePath(folder, stem, ending, taken))
        if (typeof answer === "object") pictures.push(answer)
        else refused.push(t(`picture.${answer}`, { name: file.name }))
      }
      if (refused.length > 0) notice.warn("picture", refused.join(" "))
      else notice.settle("picture")
      return pictures
    })
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
    return await twinOf(id, made.blob) ?? keep(id, pathFor(endings[made.blob.type]), made)
  }

  /** @typedef {{ blob: Blob, width: number, height: number }} Made */

  /** @param {string} id the log's @param {string} path @param {Made} made @returns {Promise<Picture | Refusal>} */
  async function keep(id, path, made) {
    const { blob, ...sizes } = made
    const picture = { id: newId(), log: id, name: nameOf(path), path, type: blob.type, ...sizes, size: blob.size, created: Date.now() }
    try {
      await store.put({ ...picture, blob })
    } catch (error) {
      console.warn("daylog: a picture could not be stored", error)
      return "store"
    }
    const key = keyOf(picture.path)
    all.set(key, picture)
    forget(key)
    onCome()
    return picture
  }

  /**
   * What will be stored of a file: its own bytes, unless it is to be made smaller or could not be published.
   * @param {File} file
   * @param {boolean} shrinks
   * @returns {Promise<Made | Refusal>}
   */
  async function prepare(file, shrinks) {
    if (file.size > (shrinks ? 5 : 1) * limit) return "large"
    const bytes = await file.arrayBuffer().then(buffer => new Uint8Array(buffer), () => null)
    if (!bytes) return "unreadable"
    const type = typeOf(bytes)
    if (!type) return "kind"
    if (!isWhole(bytes, type)) return "broken"
    const whole = new Blob([bytes], { type })
    const redraw = !(type in endings) || (shrinks && !isFixed(bytes, type))
    try {
      if (!redraw && type === "image/jpeg" && tellsPlace(bytes)) notice.say(t("picture.place", { name: file.name }))
      const blob = await withImage(whole, async image => {
        const made = redraw ? await shrink(image, type) : whole
        return made.size < whole.size || !(type in endings) ? made : whole
      })
      if (blob.size > limit) return "large"
      return await withImage(blob, ({ naturalWidth: width, naturalHeight: height }) => ({ blob, width, height }))
    } catch {
      return "broken"
    }
  }

  /** @param {string} id @param {Blob} blob */
  async function twinOf(id, blob) {
    const bytes = new Uint8Array(await blob.arrayBuffer())
    for (const picture of all.values()) {
      if (picture.log !== id || picture.size !== blob.size || picture.type !== blob.type) continue
      const stored = await store.get(picture.id).catch(() => null)
      const other = stored && new Uint8Array(await stored.blob.arrayBuffer())
      if (other?.every((byte, at) => byte === bytes[at])) return picture
    }
    return null
  }

  // ———— The text ————

  /** How the text names a picture: the theme puts the post's media_subpath before it. @param {Picture} picture */
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
    // The writer may have gone to another log meanwhile.
    if (taken.length > 0 && log().id === id) {
      list.close()
      insert(taken)
    }
  }

  /** @param {string} path */
  function referencesTo(path) {
    return references(log().text).filter(({ url }) => nameOf(keyOf(url)) === nameOf(path))
  }

  /** @type {(path: string, alt: string) => void} */
  function onAlt(path, alt) {
    const [first] = referencesTo(path)
    if (first && first.alt !== alt) editor.apply([{ start: first.altStart, end: first.altEnd, text: escapeAlt(alt) }])
  }

  // ———— The list ————

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
      await store.remove(picture.id)
      all.delete(path)
      forget(path)
      onCome()
    }
    show()
  }

  /** Puts a smaller picture in the place of one, which stays until the writer deletes it: undo brings it back. @param {string} path */
  async function shrinkOne(path) {
    const picture = all.get(path)
    const stored = picture && await store.get(picture.id)
    if (!stored) return
    const made = await prepare(new File([stored.blob], stored.name), true)
    const { id, text, name } = log()
    if (typeof made === "string" || made.blob.size >= stored.size) return notice.say(t("pictures.smallest", { name: stored.name }))
    const folder = path.slice(0, path.lastIndexOf("/"))
    const kept = await keep(id, freePath(folder, stemOf(name), endings[made.blob.type], path => all.has(path) || names(text, nameOf(path))), made)
    if (typeof kept === "string") return notice.warn("picture", t(`picture.${kept}`, { name: stored.name }))
    if (log().id !== id || log().text !== text) return
    const edits = referencesTo(path).map(reference => renamed(text, reference, { ...kept, url: addressOf(kept) }))
    if (edits.length > 0) editor.apply(edits)
    notice.say(t("pictures.shrunk", { before: lists.sizeOf(stored.size), after: lists.sizeOf(kept.size) }))
    show()
  }

  /** @param {string} path @param {File} file */
  async function supply(path, file) {
    const { id } = log()
    const made = await prepare(file, false)
    const answer = typeof made === "string" ? made : await keep(id, path, made)
    if (typeof answer === "string") notice.warn("picture", t(`picture.${answer}`, { name: file.name }))
    show()
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
    /** The page is another: so may be what it names. */
    update: () => void (list.isIdle() && show()),
    /** Lets go of what the page showed: another log is opened. */
    forget: () => forget(),
    /** Looks once more for what was nowhere: the writer's folder has come. */
    retry() {
      for (const [path, url] of urls) if (!url) urls.delete(path)
      onCome()
    },
    /**
     * The stored pictures that a log's text names, at their paths on the site.
     * @param {{ id: string, text: string }} log
     * @returns {Promise<{ path: string, bytes: Uint8Array }[]>}
     */
    async packed(log) {
      await queue
      const found = await Promise.all(namedBy(log).map(({ id }) => store.get(id)))
      return Promise.all(found.flatMap(picture => (picture ? [picture] : [])).map(async ({ path, blob }) => ({
        path: path.replace(/^\//, ""), bytes: new Uint8Array(await blob.arrayBuffer()),
      })))
    },
  }
}
