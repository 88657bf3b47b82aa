/** @import { CreateTypesetter, Patch, Post, Typesetter, TypesetterKind } from "../types" */

/** @typedef {ReturnType<typeof createSlot>} Slot */

/** Time after a failed load during which the code is not requested again, in ms. */
const RETRY = 10_000

/**
 * Loads, starts and stops one typesetter, as the posts need it.
 * @param {TypesetterKind} kind
 * @param {(create: CreateTypesetter) => Typesetter | null} start creates the typesetter; null while
 *   the frame loads
 * @param {() => void} onChange the typesetter was started or stopped
 */
export function createSlot(kind, start, onChange) {
  /** Whether the post turns it on. */
  let isEnabled = false
  /** Whether the last patch changed that. */
  let isSwitched = false
  /** Whether the page has had something that may be an item since the log was opened. */
  let mayHoldItems = false
  /**
   * Whether the typesetter is active or loading, or loading has failed within the last `RETRY` ms.
   */
  let isWanted = false
  /** Null until it is loaded. @type {Typesetter | null} */
  let typesetter = null

  /** @param {boolean} wanted */
  function want(wanted) {
    if (wanted === isWanted) return
    isWanted = wanted
    if (wanted) load()
    else activate(null)
  }

  function load() {
    kind.load().then(create => {
      if (isWanted && !typesetter) activate(start(create))
    }, () => {
      // The items stay as source. A first visit may have gone offline, so a later patch tries
      // again.
      setTimeout(() => {
        isWanted = typesetter !== null
      }, RETRY)
    })
  }

  /** @param {Typesetter | null} next */
  function activate(next) {
    if (next === typesetter) return
    typesetter = next
    onChange()
  }

  return {
    mayHold: kind.mayHold,

    /** Returns the typesetter, null if it is not active. */
    get: () => typesetter,

    /**
     * Stops the typesetter if a post turns it off. To be called before the post's blocks are read,
     * so that they stay as they are.
     * @param {Post} post
     */
    stop(post) {
      isSwitched = isEnabled !== kind.isEnabled(post)
      isEnabled = kind.isEnabled(post)
      if (!isEnabled) want(false)
    },

    /**
     * Loads the typesetter if the post turns it on and a block may contain an item.
     * @param {Pick<Patch, "fresh" | "head" | "blocks">} patch
     * @param {() => readonly { html: string }[]} all the blocks of the content
     */
    load({ fresh, head, blocks }, all) {
      if (fresh || isSwitched) mayHoldItems = false
      if (isEnabled && !mayHoldItems) {
        const added = isSwitched ? all() : blocks
        mayHoldItems = kind.mayHold(head) || added.some(({ html }) => kind.mayHold(html))
      }
      want(mayHoldItems)
    },

    /** Creates the typesetter again, for a new document of the frame. */
    restart() {
      typesetter = null
      isWanted = false
      want(mayHoldItems)
    },

    /** False while the typesetter loads. */
    isSettled: () => typesetter !== null || !isWanted,
  }
}
