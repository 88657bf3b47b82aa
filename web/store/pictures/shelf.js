// The stored pictures of all logs, by their paths on the site, and the addresses that the page shows them from.

import { keyOf, nameOf } from "./names.js"

/** @import { Picture } from "../../types" */
/** @import { Made } from "./encode.js" */

/**
 * @typedef {object} Store
 * @property {(picture: Picture & { blob: Blob }) => Promise<unknown>} put
 * @property {() => Promise<Picture[]>} all
 * @property {(id: string) => Promise<(Picture & { blob: Blob }) | null>} get
 * @property {(id: string) => Promise<unknown>} remove
 */

/** An id that no other picture has. Not randomUUID, which a page from plain http does not get. */
const newId = () => [...crypto.getRandomValues(new Uint32Array(4))].map(part => part.toString(36)).join("-")

/**
 * @param {object} options
 * @param {Store} options.store
 * @param {(path: string) => Promise<Blob | null>} options.elsewhere a picture that is not stored, from the writer's folder
 * @param {() => void} options.onChange a picture can be shown now, or no more
 */
export function shelf({ store, elsewhere, onChange }) {
  /** @type {Map<string, Picture>} */
  const all = new Map()
  /** What can be shown; "" is one that is nowhere. @type {Map<string, string>} */
  const urls = new Map()
  /** @type {Promise<void> | null} */
  let reading = null

  let changes = 0

  /** Learns of the stored pictures; the page goes without them when they cannot be read. @returns {Promise<void>} */
  async function readAll() {
    try {
      const before = changes
      const stored = await store.all()
      if (changes !== before) return await readAll() // what was read may be older than that
      all.clear()
      for (const picture of stored) all.set(keyOf(picture.path), picture)
      onChange()
    } catch (error) {
      console.warn("daylog: the pictures could not be read", error)
    }
  }

  /** Again for what is not known: another tab may have put it in. */
  function read() {
    reading ??= readAll().finally(() => {
      reading = null
    })
    return reading
  }

  /** @param {string} key */
  async function load(key) {
    urls.set(key, "")
    const blob = await blobOf(key).catch(() => null)
    if (!blob || urls.get(key) !== "") return
    urls.set(key, URL.createObjectURL(blob))
    onChange()
  }

  /** @param {string} key @returns {Promise<Blob | null>} */
  async function blobOf(key) {
    if (!all.has(key)) await read()
    const picture = all.get(key)
    const stored = picture && await store.get(picture.id)
    return stored ? new Blob([stored.blob], { type: picture.type }) : elsewhere(key)
  }

  /** @param {string} key */
  function letGo(key) {
    const url = urls.get(key)
    if (url) URL.revokeObjectURL(url)
    urls.delete(key)
  }

  void read()

  return {
    all,
    /** Resolves when the stored pictures are known. */
    ready: async () => void await reading,

    /**
     * The address of a picture by its path on the site, "" while there is none; onChange tells when there is.
     * @param {string} path
     */
    urlOf(path) {
      const key = keyOf(path)
      if (!urls.has(key)) void load(key)
      return urls.get(key) ?? ""
    },

    /** @param {string} id */
    get: id => store.get(id),

    /**
     * @param {string} log its id
     * @param {string} path
     * @param {Made} made
     * @returns {Promise<Picture>}
     */
    async put(log, path, { blob, width, height }) {
      const picture = { id: newId(), log, name: nameOf(path), path, type: blob.type, width, height, size: blob.size, created: Date.now() }
      await store.put({ ...picture, blob })
      changes++
      all.set(keyOf(path), picture)
      letGo(keyOf(path))
      onChange()
      return picture
    },

    /** @param {string} key */
    async remove(key) {
      const picture = all.get(key)
      if (picture) await store.remove(picture.id)
      changes++
      all.delete(key)
      letGo(key)
      onChange()
    },

    /**
     * A picture of a log that is the same, byte for byte.
     * @param {string} log
     * @param {Blob} blob
     */
    async twinOf(log, blob) {
      const bytes = new Uint8Array(await blob.arrayBuffer())
      for (const picture of all.values()) {
        if (picture.log !== log || picture.size !== blob.size || picture.type !== blob.type) continue
        const stored = await store.get(picture.id).catch(() => null)
        const other = stored && new Uint8Array(await stored.blob.arrayBuffer())
        if (other?.every((byte, at) => byte === bytes[at])) return picture
      }
      return null
    },

    /** Lets go of what the page showed. */
    forget() {
      for (const key of [...urls.keys()]) letGo(key)
    },

    /** Looks once more for what was nowhere. */
    retry() {
      for (const [key, url] of urls) if (!url) urls.delete(key)
      onChange()
    },
  }
}
