// The dialog with a log's images, and inserting images into the text.

import { escapeAlt } from "../../../browser/markdown.js"
import { sizeText } from "../../../browser/size.js"
import { createPictureList } from "./list.js"
import { insertion, references, removal, replacement, sourceOf } from "./references.js"

/** @import { Edit, Notice, Picture, Settings, Translate } from "../../../types" */
/** @import { Entry } from "./list.js" */

export { takePastes } from "./paste.js"

/** The size from which scaling an image down is offered, in bytes. */
const LARGE = 150_000

/** Types that cannot be scaled down. */
const fixedTypes = ["image/gif", "image/svg+xml"]

/**
 * The stored images (store/pictures).
 * @typedef {object} Pictures
 * @property {Map<string, Picture>} all by path
 * @property {(files: File[]) => Promise<Picture[]>} take stores images with the open log
 * @property {(original: Picture & { blob: Blob }) => Promise<Picture | null>} shrink
 * @property {(path: string, file: File) => Promise<unknown>} supply
 * @property {(id: string) => Promise<(Picture & { blob: Blob }) | null>} get
 * @property {(path: string) => Promise<unknown>} remove
 * @property {(path: string) => string} urlOf "" for an image that is not loaded
 * @property {(path: string) => string} addressOf returns the address in the open log's text
 * @property {(log: { id: string, text: string }) => Picture[]} namedBy
 * @property {(text: string, name: string) => boolean} isNamed
 * @property {(path: string) => string} keyOf
 * @property {() => string[]} missing the paths on the page that no stored image has
 */

/**
 * @typedef {object} Editor
 * @property {() => { start: number, end: number }} selection
 * @property {(edits: Edit[]) => void} apply
 * @property {(start: number, end?: number) => void} jump
 * @property {() => Promise<void>} composed resolves when no composition is in progress
 */

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {Pick<Notice, "say">} notice
 * @property {Pick<Settings, "get" | "set">} settings
 * @property {Pictures} pictures
 * @property {Editor} editor
 * @property {() => { id: string, text: string }} openLog
 * @property {(accept: string, onFiles: (files: File[]) => void) => void} choose
 */

/**
 * @param {HTMLDialogElement} root
 * @param {Options} options
 */
export function createPictureDialog(root, options) {
  const { t, notice, settings, pictures, editor, openLog, choose } = options
  const list = createPictureList(root, {
    t,
    shrinks: settings.get("shrinkPictures", false),
    onShrinks: on => settings.set("shrinkPictures", on),
    onAdd: () => chooseFiles(files => void put(files)),
    onInsert(path) {
      list.close()
      const picture = pictures.all.get(path)
      if (picture) insert([picture])
    },
    onRemove: path => void remove(path),
    onShrink: path => void shrink(path),
    onSupply: path => chooseFiles(([file]) => file && void pictures.supply(path, file)),
    onAlt: setAlt,
  })

  /** @param {(files: File[]) => void} onFiles */
  const chooseFiles = onFiles => choose("image/*", onFiles)

  /** @param {Picture[]} inserted */
  function insert(inserted) {
    const { text } = openLog()
    const { edit, alt } = insertion(text, editor.selection(), inserted.length, words =>
      inserted.map(picture => sourceOf(pictures.addressOf(picture.path), picture, words)))
    editor.apply([edit])
    editor.jump(alt.start, alt.end)
  }

  /** Stores images and inserts them at the cursor. @param {File[]} files */
  async function put(files) {
    const { id } = openLog()
    const taken = await pictures.take(files)
    await editor.composed()
    // The writer may have opened another log in the meantime.
    if (taken.length === 0 || openLog().id !== id) return
    list.close()
    insert(taken)
  }

  /** @param {string} path */
  function referencesTo(path) {
    const address = pictures.addressOf(path)
    const all = references(openLog().text)
    return all.filter(({ url }) => pictures.keyOf(url) === path || url === address)
  }

  /** @type {(path: string, alt: string) => void} */
  function setAlt(path, alt) {
    const [first] = referencesTo(path)
    if (!first || first.alt === alt) return
    editor.apply([{ start: first.altStart, end: first.altEnd, text: escapeAlt(alt) }])
  }

  /** @param {string} path */
  const altOf = path => referencesTo(path)[0]?.alt ?? null

  /** @param {string} path @returns {Entry} */
  function missingEntry(path) {
    const url = pictures.urlOf(path)
    const size = { size: 0, width: 0, height: 0, shrinks: false }
    return { path, url, ...size, state: "missing", alt: altOf(path) }
  }

  /** @type {(path: string, picture: Picture, isUsed: boolean) => Entry} */
  function storedEntry(path, { log, size, width, height, type }, isUsed) {
    const shrinks = log === openLog().id && size > LARGE && !fixedTypes.includes(type)
    const state = isUsed ? "used" : "unused"
    const url = pictures.urlOf(path)
    return { path, url, size, width, height, shrinks, state, alt: altOf(path) }
  }

  function show() {
    const log = openLog()
    const used = pictures.namedBy(log)
    const shown = [...pictures.all].filter(([, picture]) => {
      return picture.log === log.id || used.includes(picture)
    })
    shown.sort(([, a], [, b]) => a.created - b.created)
    list.show([
      // An image in the blog's folder has a URL and is not missing.
      ...pictures.missing().map(missingEntry).filter(({ url }) => url === ""),
      ...shown.map(([path, picture]) => storedEntry(path, picture, used.includes(picture))),
    ])
  }

  /** Renders the open dialog again, after a change of the page or of the images. */
  function update() {
    if (list.isIdle()) show()
  }

  /**
   * Removes an image from the text, or deletes it if the text does not name it.
   * @param {string} path
   */
  async function remove(path) {
    const picture = pictures.all.get(path)
    if (!picture) return
    const { text } = openLog()
    if (pictures.isNamed(text, picture.name)) {
      const found = referencesTo(path)
      if (found.length === 0) return notice.say(t("pictures.byHand", { name: picture.name }))
      editor.apply(found.map(reference => removal(text, reference)))
      notice.say(t("pictures.takenOut"))
    } else {
      await pictures.remove(path)
    }
    update()
  }

  /** Replaces an image by a smaller copy. @param {string} path */
  async function shrink(path) {
    const picture = pictures.all.get(path)
    const original = picture && await pictures.get(picture.id)
    const copy = original && await pictures.shrink(original)
    const { id, text } = openLog()
    if (!copy || copy.log !== id) return
    const url = pictures.addressOf(copy.path)
    const found = referencesTo(path)
    const edits = found.map(reference => replacement(text, reference, { ...copy, url }))
    if (edits.length > 0) editor.apply(edits)
    const [before, after] = [original.size, copy.size].map(sizeText)
    notice.say(t("pictures.shrunk", { before, after }))
    update()
  }

  return {
    put,
    update,
    open: show,

    /** Lets the writer choose images, and inserts them. */
    choose: () => chooseFiles(files => void put(files)),

    /**
     * Lets the writer choose an image, which is stored but not inserted.
     * @param {(address: string) => void} use gets its address in the text
     */
    chooseOne: use => chooseFiles(async files => {
      const { id } = openLog()
      const [picture] = await pictures.take(files.slice(0, 1))
      if (picture && openLog().id === id) use(pictures.addressOf(picture.path))
    }),
  }
}
