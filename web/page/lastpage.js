// The last page of a log, kept with its draft: on a later visit it stands there at once, until the engine has read the text again.

/** @import { Language, Patch, Snapshot } from "../types" */

/** @typedef {{ language: Language, length: number, hash: number, patch: Patch }} Kept */

/** How many characters of HTML are kept, about: what is seen first. */
const MOST = 200_000

/** How long after the last change a page is kept, in milliseconds. */
const PAUSE = 1500

/**
 * @param {object} options
 * @param {{ get: (id: string) => Promise<string | null>, put: (id: string, page: string) => Promise<void> }} options.store
 * @param {() => Pick<Patch, "blocks" | "head" | "tail" | "outline">} options.page what is shown
 * @param {(work: () => void) => void} options.idle
 */
export function createLastPage({ store, page, idle }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer

  /** @param {string} id @param {Language} language @param {Snapshot} text @param {Patch} patch */
  function keep(id, language, text, patch) {
    /** @type {Kept} */
    const kept = { language, length: text.length, hash: text.hash(), patch: { ...patch, ...beginning(page()), fresh: true, from: 0, removed: 0, shift: 0 } }
    // A page that is not kept is only one that comes later.
    store.put(id, JSON.stringify(kept)).catch(() => {})
  }

  return {
    /** Hears of a page that is shown. @param {{ id: string, language: Language, text: Snapshot, patch: Patch }} shown */
    follow({ id, language, text, patch }) {
      clearTimeout(timer)
      timer = setTimeout(() => idle(() => keep(id, language, text, patch)), PAUSE)
    },

    /** Another log is opened: what the page shows is not the last one's any more. */
    leave() {
      clearTimeout(timer)
      timer = undefined
    },

    /**
     * The page that was made of a text, as one patch, if it was kept.
     * @param {string} id @param {Language} language @param {Snapshot} text
     * @returns {Promise<Patch | null>}
     */
    async of(id, language, text) {
      /** @type {Kept | null} */
      const kept = await store.get(id).then(stored => stored && JSON.parse(stored)).catch(() => null)
      return kept && kept.language === language && kept.length === text.length && kept.hash === text.hash() && isPatch(kept.patch) ? kept.patch : null
    },
  }
}

/**
 * The beginning of a page, up to MOST.
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
 * Reports whether a stored value is a whole page that the preview can show: it may be damaged, or of another version.
 * @param {any} patch
 * @returns {patch is Patch}
 */
export function isPatch(patch) {
  const isText = (/** @type {unknown} */ value) => typeof value === "string"
  const isOffset = (/** @type {unknown} */ value) => typeof value === "number" && value >= 0 && value <= 2 ** 40
  const isBlock = (/** @type {any} */ block) => isText(block?.html) && isOffset(block.start) && isOffset(block.end)
  const isHeading = (/** @type {any} */ heading) => isText(heading?.id) && isText(heading.text) && isOffset(heading.level)
  return isText(patch?.head) && isText(patch.tail) && Array.isArray(patch.blocks) && patch.blocks.every(isBlock) &&
    (patch.outline === null || Array.isArray(patch.outline) && patch.outline.every(isHeading)) && typeof patch.post === "object" && patch.post !== null
}
