// The stored images of all logs by their paths on the site, and the blob: URLs that the page uses.

import { areEqual } from "../../browser/bytes.js"
import { newId } from "../../browser/ids.js"
import { baseName } from "../../browser/names.js"
import { keyOf } from "./names.js"

/** @import { Picture } from "../../types" */
/** @import { Prepared } from "./encode.js" */

/**
 * @typedef {object} Table
 * @property {(picture: Picture & { blob: Blob }) => Promise<unknown>} put
 * @property {() => Promise<Picture[]>} all
 * @property {(id: string) => Promise<(Picture & { blob: Blob }) | null>} get
 * @property {(id: string) => Promise<unknown>} remove
 */

/**
 * @param {object} options
 * @param {Table} options.table
 * @param {(path: string) => Promise<Blob | null>} options.fallback reads an image that is not
 *   stored from the blog
 * @param {(source: string) => boolean} options.isLight reports whether an SVG image keeps the page
 *   quick
 * @param {() => void} options.onChange an image was loaded, stored or removed
 */
export function createShelf({ table, fallback, isLight, onChange }) {
  /** The stored images by their paths (keyOf). @type {Map<string, Picture>} */
  const all = new Map()
  /**
   * The URLs of the images that the page has requested, "" for none.
   * @type {Map<string, string>}
   */
  const urls = new Map()
  /** @type {Promise<void> | null} */
  let reading = null
  let changes = 0

  /** @returns {Promise<void>} */
  async function readAll() {
    try {
      const before = changes
      const stored = await table.all()
      if (changes !== before) return await readAll()
      all.clear()
      for (const picture of stored) all.set(keyOf(picture.path), picture)
      onChange()
    } catch (error) {
      console.warn("daylog: the pictures could not be read", error)
    }
  }

  /** Reads the list, again for an unknown path: another tab may have stored an image. */
  function read() {
    reading ??= readAll().finally(() => {
      reading = null
    })
    return reading
  }

  /** @param {string} key @returns {Promise<Blob | null>} */
  async function blobOf(key) {
    if (!all.has(key)) await read()
    const picture = all.get(key)
    const stored = picture && await table.get(picture.id)
    return stored ? new Blob([stored.blob], { type: picture.type }) : fallback(key)
  }

  /** @param {string} key */
  async function load(key) {
    urls.set(key, "")
    const blob = await blobOf(key).catch(() => null)
    const isHeavy = blob?.type === "image/svg+xml" && !isLight(await blob.text())
    if (!blob || isHeavy || urls.get(key) !== "") return
    urls.set(key, URL.createObjectURL(blob))
    onChange()
  }

  /** @param {string} key */
  function release(key) {
    const url = urls.get(key)
    if (url) URL.revokeObjectURL(url)
    urls.delete(key)
  }

  void read()

  return {
    all,

    /** Resolves when the list has been read. */
    ready: async () => void await reading,

    /**
     * Returns the URL of an image by its path on the site, "" while it is not loaded.
     * @param {string} path
     */
    urlOf(path) {
      const key = keyOf(path)
      if (!urls.has(key)) void load(key)
      return urls.get(key) ?? ""
    },

    /** @param {string} id */
    get: id => table.get(id),

    /**
     * Stores an image.
     * @param {string} log its id
     * @param {string} path
     * @param {Prepared} prepared
     * @returns {Promise<Picture>}
     */
    async put(log, path, { blob, width, height }) {
      const { size, type } = blob
      const created = Date.now()
      const name = baseName(path)
      const picture = { id: newId(), log, name, path, type, width, height, size, created }
      await table.put({ ...picture, blob })
      changes++
      all.set(keyOf(path), picture)
      release(keyOf(path))
      onChange()
      return picture
    },

    /** Deletes an image. @param {string} key its path */
    async remove(key) {
      const picture = all.get(key)
      if (picture) await table.remove(picture.id)
      changes++
      all.delete(key)
      release(key)
      onChange()
    },

    /**
     * Resolves to the image of a log with the same bytes, null if there is none.
     * @param {string} log its id
     * @param {Blob} blob
     */
    async twinOf(log, blob) {
      const bytes = new Uint8Array(await blob.arrayBuffer())
      for (const picture of all.values()) {
        const isSimilar = picture.size === blob.size && picture.type === blob.type
        if (picture.log !== log || !isSimilar) continue
        const stored = await table.get(picture.id).catch(() => null)
        const other = stored && new Uint8Array(await stored.blob.arrayBuffer())
        if (other && areEqual(other, bytes)) return picture
      }
      return null
    },

    /** Releases the URLs of the page's images. */
    forget() {
      for (const key of [...urls.keys()]) release(key)
    },

    /** Tries again to load the images that were not found. */
    retry() {
      for (const [key, url] of urls) if (!url) urls.delete(key)
      onChange()
    },
  }
}
