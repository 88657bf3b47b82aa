// The images of the logs. They are stored in the browser with the log that they were inserted into,
// under their path on the site. The page shows them from there, and a download contains them at
// that path.

import { placed } from "../../browser/picture.js"
import { createIntake } from "./intake.js"
import { isNamed, keyOf } from "./names.js"
import { createShelf } from "./shelf.js"

/** @import { Notice, Settings, Translate } from "../../types" */
/** @import { OpenLog } from "./intake.js" */
/** @import { Table } from "./shelf.js" */

/**
 * @typedef {object} Options
 * @property {Translate} t
 * @property {Pick<Notice, "say" | "warn" | "settle">} notice
 * @property {(error: unknown) => string} reasonOf
 * @property {import("../../browser/operations.js").Operations["run"]} operate
 * @property {Table} table
 * @property {Pick<Settings, "get">} settings
 * @property {(path: string) => Promise<Blob | null>} fallback reads an image that is not stored
 *   from the blog
 * @property {(source: string) => boolean} isLight reports whether an SVG image keeps the page quick
 * @property {() => OpenLog} openLog
 * @property {() => string} pattern the blog's usual folder of images: "/assets/img/posts/{slug}"
 * @property {() => string[]} shown the paths of the images on the page
 * @property {() => void} onChange an image was loaded, stored or removed
 */

/** @param {Options} options */
export function createPictures({ table, fallback, onChange, shown, ...options }) {
  const { t, notice, openLog, isLight } = options
  const shelf = createShelf({ table, fallback, isLight, onChange })
  const intake = createIntake({ ...options, shelf })

  /**
   * Returns the address of an image in the open log's text. The theme prepends the post's
   * media_subpath to it.
   * @param {string} path
   */
  function addressOf(path) {
    const { mediaSubpath } = openLog()
    const folder = mediaSubpath && keyOf(`${mediaSubpath}/`)
    return encodeURI(folder && path.startsWith(folder) ? path.slice(folder.length) : path)
  }

  /**
   * Returns the stored images that a log's text names: its own by their names in any syntax, others
   * by their whole paths in the text or on the page.
   * @param {{ id: string, text: string }} log
   */
  function namedBy({ id, text }) {
    const page = new Set(id === openLog().id ? shown().map(keyOf) : [])
    return [...shelf.all].flatMap(([path, picture]) => {
      const isUsed = picture.log === id ? isNamed(text, picture.name)
        : isNamed(text, path.slice(1)) || page.has(path)
      return isUsed ? [picture] : []
    })
  }

  return {
    all: shelf.all,
    urlOf: shelf.urlOf,
    get: shelf.get,
    remove: shelf.remove,
    forget: shelf.forget,
    retry: shelf.retry,
    take: intake.take,
    shrink: intake.shrink,
    supply: intake.supply,
    addressOf,
    namedBy,
    keyOf,
    isNamed,

    /** Returns the paths on the page that no stored image has. */
    missing: () => [...new Set(shown().map(keyOf))].filter(path => !shelf.all.has(path)),

    /**
     * Resolves to the stored images that a log's text names, by their paths on the site. Images
     * that may not be written there are reported to the writer.
     * @param {{ id: string, text: string }} log
     * @returns {Promise<{ path: string, bytes: Uint8Array }[]>}
     */
    async packed(log) {
      await intake.settled()
      const found = await Promise.all(namedBy(log).map(({ id }) => shelf.get(id)))
      /** @type {{ path: string, bytes: Uint8Array }[]} */
      const files = []
      /** @type {string[]} */
      const refused = []
      for (const picture of found) {
        if (!picture) continue
        const bytes = new Uint8Array(await picture.blob.arrayBuffer())
        const place = placed(picture.path, bytes)
        if ("path" in place) files.push({ path: place.path, bytes })
        else refused.push(picture.path)
      }
      const names = refused.join(", ")
      if (refused.length > 0) notice.warn("picture-place", t("picture.refused", { names }))
      else notice.settle("picture-place")
      return files
    },
  }
}
