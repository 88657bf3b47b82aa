// Stores images of the writer's files with the open log.

import { placed } from "../../browser/picture.js"
import { prepare } from "./encode.js"
import { folderOf, freePath, isNamed, stemOf, usualExtensions } from "./names.js"
import { baseName } from "../../browser/names.js"

/** @import { Notice, Picture, Settings, Translate } from "../../types" */
/** @import { Prepared, Refusal } from "./encode.js" */
/** @import { createShelf } from "./shelf.js" */

/** @typedef {{ id: string, name: string, text: string, mediaSubpath: string }} OpenLog */

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {Pick<Notice, "say" | "warn" | "settle">} notice
 * @property {(error: unknown) => string} reasonOf
 * @property {import("../../browser/operations.js").Operations["run"]} operate
 * @property {Pick<Settings, "get">} settings
 * @property {ReturnType<typeof createShelf>} shelf
 * @property {(source: string) => boolean} isLight reports whether an SVG image keeps the page quick
 * @property {() => OpenLog} openLog
 * @property {() => string} pattern the blog's usual folder of images: "/assets/img/posts/{slug}"
 */

/** @param {Options} options */
export function createIntake(options) {
  const { t, notice, reasonOf, operate, settings, shelf, isLight, openLog, pattern } = options
  /**
   * Images are stored one after the other, since each takes the next number.
   * @type {Promise<unknown>}
   */
  let queue = Promise.resolve()
  /** The reason of the last failed write. */
  let failure = ""

  /** @type {(refusal: Refusal, name: string) => string} */
  const messageOf = (refusal, name) => t(`picture.${refusal}`, { name, reason: failure })

  /**
   * Reports whether a path is in use; a name in the text belongs to an image of the blog.
   * @type {(text: string) => (path: string) => boolean}
   */
  const isTakenIn = text => path => shelf.all.has(path) || isNamed(text, baseName(path))

  /** @type {(id: string, path: string, prepared: Prepared) => Promise<Picture | Refusal>} */
  async function keep(id, path, prepared) {
    try {
      return await shelf.put(id, path, prepared)
    } catch (error) {
      console.warn("daylog: a picture could not be stored", error)
      failure = reasonOf(error)
      return "store"
    }
  }

  /**
   * @type {(file: File, id: string, pathFor: (extension: string) => string) => Promise<Picture |
   *   Refusal>}
   */
  async function takeOne(file, id, pathFor) {
    const prepared = await prepare(file, settings.get("shrinkPictures", false), isLight)
    if (typeof prepared === "string") return prepared
    if (prepared.hasPlace) notice.say(t("picture.place", { name: file.name }))
    const twin = await shelf.twinOf(id, prepared.blob)
    return twin ?? keep(id, pathFor(usualExtensions[prepared.blob.type]), prepared)
  }

  /**
   * Stores images with the open log. An image that the log already has is not stored again.
   * Resolves to the images; refused files are reported to the writer.
   * @param {File[]} files
   * @returns {Promise<Picture[]>}
   */
  function take(files) {
    const { id, name, text, mediaSubpath } = openLog()
    const stem = stemOf(name)
    const folder = folderOf(pattern(), stem, mediaSubpath)
    const isTaken = isTakenIn(text)
    /** @param {string} extension */
    const pathFor = extension => freePath(folder, stem, extension, isTaken)
    async function takeAll() {
      /** @type {Picture[]} */
      const pictures = []
      /** @type {string[]} */
      const refused = []
      for (const file of files) {
        const answer = await takeOne(file, id, pathFor)
        if (typeof answer === "object") pictures.push(answer)
        else refused.push(messageOf(answer, file.name))
      }
      if (refused.length > 0) notice.warn("picture", refused.join(" "))
      else notice.settle("picture")
      return pictures
    }
    const details = { name: files[0]?.name ?? "", total: files.length }
    const result = queue.then(shelf.ready).then(() => operate("picture", details, takeAll))
    queue = result.catch(() => {})
    return result
  }

  /**
   * Stores a smaller copy of an image with the open log. The original stays, since undo may bring
   * its name back into the text.
   * @param {Picture & { blob: Blob }} original
   * @returns {Promise<Picture | null>} null if there is no smaller copy; the reason is shown
   */
  async function shrink({ blob, name, path, size }) {
    const prepared = await prepare(new File([blob], name), true, isLight)
    const log = openLog()
    if (typeof prepared === "string" || prepared.blob.size >= size) {
      notice.say(t("pictures.smallest", { name }))
      return null
    }
    const folder = path.slice(0, path.lastIndexOf("/"))
    const extension = usualExtensions[prepared.blob.type]
    const free = freePath(folder, stemOf(log.name), extension, isTakenIn(log.text))
    const kept = await keep(log.id, free, prepared)
    if (typeof kept === "object") return kept
    notice.warn("picture", messageOf(kept, name))
    return null
  }

  /**
   * Stores a file at a path that the page names.
   * @param {string} path
   * @param {File} file
   */
  async function supply(path, file) {
    const { id } = openLog()
    const prepared = await prepare(file, false, isLight)
    if (typeof prepared === "string") return notice.warn("picture", messageOf(prepared, file.name))
    const place = placed(path, new Uint8Array(await prepared.blob.arrayBuffer()))
    const kept = "path" in place ? await keep(id, path, prepared) : "misplaced"
    if (typeof kept === "string") notice.warn("picture", messageOf(kept, file.name))
  }

  return {
    take,
    shrink,
    supply,

    /** Resolves when all images are stored. */
    settled: () => queue.then(shelf.ready),
  }
}
