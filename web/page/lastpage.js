// Stores the last page of each log beside its draft. A later visit shows it at once, until the
// engine has rendered the text.

/** @import { Patch, Snapshot } from "../types" */

/** @typedef {{ length: number, hash: number, patch: Patch }} StoredPage */

/** Approximate length of the stored HTML, in UTF-16 units: the part that is visible first. */
const MOST = 200_000

/** Time after the last change when a page is stored, in ms. */
const PAUSE = 1500

/**
 * The store of the pages, as JSON by the id of their log.
 * @typedef {object} PageStore
 * @property {(id: string) => Promise<string | null>} get
 * @property {(id: string, page: string) => Promise<void>} put
 */

/**
 * @param {object} options
 * @param {PageStore} options.store
 * @param {() => Pick<Patch, "blocks" | "head" | "tail" | "outline">} options.page returns the
 *   current page
 * @param {(work: () => void) => void} options.idle runs work in an idle callback
 */
export function createLastPage({ store, page, idle }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  /** @param {string} id @param {Snapshot} text @param {Patch} patch */
  function save(id, text, patch) {
    const whole = { ...patch, ...beginning(page()), fresh: true, from: 0, removed: 0, shift: 0 }
    /** @type {StoredPage} */
    const stored = { length: text.length, hash: text.hash(), patch: whole }
    // If it fails, a later visit waits for the engine.
    store.put(id, JSON.stringify(stored)).catch(() => {})
  }

  return {
    /**
     * Stores a page that is shown, later.
     * @param {{ id: string, text: Snapshot, patch: Patch }} shown
     */
    follow({ id, text, patch }) {
      clearTimeout(timer)
      timer = setTimeout(() => idle(() => save(id, text, patch)), PAUSE)
    },

    /** Must be called before another log is opened. */
    leave() {
      clearTimeout(timer)
      timer = undefined
    },

    /**
     * Returns the stored page of a text as one patch, null if there is none for exactly this
     * text.
     * @param {string} id
     * @param {Snapshot} text
     * @returns {Promise<Patch | null>}
     */
    async of(id, text) {
      /** @type {StoredPage | null} */
      const stored = await store.get(id).then(json => json && JSON.parse(json)).catch(() => null)
      if (stored?.length !== text.length) return null
      return stored.hash === text.hash() && isPatch(stored.patch) ? stored.patch : null
    },
  }
}

/**
 * Returns the first blocks of a page, up to `MOST` units of HTML.
 * @template {Pick<Patch, "blocks">} P
 * @param {P} page
 * @returns {P}
 */
export function beginning(page) {
  let size = 0
  const end = page.blocks.findIndex(({ html }) => (size += html.length) > MOST)
  return end < 0 ? page : { ...page, blocks: page.blocks.slice(0, end) }
}

/**
 * Whether a stored value is a page that the preview can show: it may be damaged, or of another
 * version.
 * @param {any} patch
 * @returns {patch is Patch}
 */
export function isPatch(patch) {
  const isOutline = patch?.outline === null || isListOf(patch?.outline, isHeading)
  return isText(patch?.head) && isText(patch.tail) && isListOf(patch.blocks, isBlock) && isOutline
    && isObject(patch.post) && isPage(patch.page)
}

/** @param {any} value */
const isPage = value => isText(value?.contents) && isText(value.lang)

/** @param {unknown} value */
const isObject = value => typeof value === "object" && value !== null

/** @param {unknown} value */
const isText = value => typeof value === "string"

/** @param {unknown} value */
const isOffset = value => typeof value === "number" && value >= 0 && value <= 2 ** 40

/** @param {any} value */
const isBlock = value => isText(value?.html) && isOffset(value.start) && isOffset(value.end)

/** @param {any} value */
const isHeading = value => isText(value?.id) && isText(value.text) && isOffset(value.level)

/** @param {unknown} value @param {(item: unknown) => boolean} isItem */
const isListOf = (value, isItem) => Array.isArray(value) && value.every(isItem)
