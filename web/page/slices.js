// Renders due blocks in slices of a few milliseconds, the visible ones first. Keystrokes and
// scrolls are handled between two slices; while somebody types, blocks outside the window are
// rendered in idle callbacks.

/** Length of a slice in ms, unless a single block takes longer. */
export const SLICE = 12

/** Number of blocks around the first visible one that count as visible. */
export const NEAR = 60

/**
 * Time after a patch during which somebody is assumed to type, in ms. Heavy blocks are not rendered
 * again until then.
 */
export const TYPING = 400

/**
 * Returns the nearest block that is wanted; called again, it continues where it found that.
 * @template B
 * @typedef {(isWanted: (block: B) => boolean) => { block: B, distance: number } | null} Search
 */

/**
 * @template B
 * @param {object} options
 * @param {(number: number) => Search<B>} options.search starts a search from a block's number
 *   outwards
 * @param {(block: B, isPaused: boolean) => boolean} options.isDue whether to render a block;
 *   `isPaused`: nobody types
 * @param {() => number} options.view number of the first visible block
 * @param {(block: B, hasTime: () => boolean, isNear: boolean) => void} options.render renders a
 *   block, and others beside it while `hasTime` is true; `isNear`: it counts as visible
 * @param {() => boolean} options.isFull whether the blocks of this slice give the browser enough
 *   work after it; `onSlice` starts to count again
 * @param {() => void} options.onSlice
 * @param {() => void} options.onDone
 * @param {() => number} options.now in ms
 * @param {() => Promise<void>} options.pause resolves after all other pending tasks
 * @param {() => Promise<void>} options.idle resolves in an idle callback
 * @param {(milliseconds: number) => Promise<void>} options.wait
 */
export function createSlicer(options) {
  const { search, isDue, view, render, isFull, onSlice, onDone, now, pause, idle, wait } = options
  let isRunning = false
  /** Whether the search must start again: blocks or the visible part have changed. */
  let isMoved = true
  let next = search(0)
  let patchedAt = -Infinity

  const isPaused = () => now() - patchedAt >= TYPING

  /**
   * Renders for the length of a slice; returns the distance of the next due block, null if there is
   * none now.
   */
  function slice() {
    const end = now() + SLICE
    const hasTime = () => now() < end && !isFull()
    const paused = isPaused()
    if (isMoved) next = search(view())
    isMoved = false
    for (;;) {
      const found = next(block => isDue(block, paused))
      if (!found || !hasTime()) return found?.distance ?? null
      try {
        render(found.block, hasTime, found.distance <= NEAR)
      } catch (error) {
        reportError(error) // the block stays as it is; the others are rendered
      }
    }
  }

  async function run() {
    isRunning = true
    await pause()
    for (;;) {
      const distance = slice()
      onSlice()
      if (distance !== null) await (distance <= NEAR || isPaused() ? pause() : idle())
      else if (!isMoved && !search(0)(block => isDue(block, true))) break
      else {
        isMoved = true
        if (!isPaused()) await wait(TYPING)
      }
    }
    isRunning = false
    onDone()
  }

  return {
    /** Must be called when blocks have become due. */
    start() {
      patchedAt = now()
      isMoved = true
      if (!isRunning) void run()
    },

    /** Starts at the visible part again. */
    restart() {
      isMoved = true
    },

    isRunning: () => isRunning,
  }
}
