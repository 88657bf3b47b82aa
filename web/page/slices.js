// Renders what is due, in slices of a few milliseconds, what is in view first. Keystrokes and scrolls get their turn between
// two slices; while somebody types, only what is in view does not wait for idle moments.

/** How long a slice takes, unless a single block takes longer, in milliseconds. */
export const SLICE = 12

/** Blocks as near as this to the first one in view count as in view. */
export const NEAR = 60

/** How long after a patch somebody is taken to type, in milliseconds. Until then, heavy blocks are not rendered again. */
export const REST = 400

/**
 * @template B
 * @param {object} options
 * @param {(from: number) => (wanted: (block: B) => boolean) => { block: B, distance: number } | null} options.search starts a
 *   search for the nearest block to the one with a number, which goes on where it found the last one
 * @param {(block: B, rested: boolean) => boolean} options.isDue whether a block is to be rendered; `rested` says that nobody types
 * @param {() => number} options.view the number of the block in view
 * @param {(block: B, more: () => boolean, near: boolean) => void} options.render renders a block, and others beside it while
 *   `more` says so; `near` says that it is in view
 * @param {() => void} options.onSlice
 * @param {() => void} options.onDone
 * @param {() => number} options.now in milliseconds
 * @param {() => Promise<void>} options.pause resolves when everything else that waits had its turn
 * @param {() => Promise<void>} options.idle resolves when nothing else is to be done, or soon
 * @param {(milliseconds: number) => Promise<void>} options.wait
 */
export function createSlicer({ search, isDue, view, render, onSlice, onDone, now, pause, idle, wait }) {
  let running = false
  let moved = true
  let next = search(0)
  let touched = -Infinity

  const isRested = () => now() - touched >= REST

  /** Renders for the length of a slice. Returns the distance of what comes next, or null when nothing is due now. */
  function slice() {
    const until = now() + SLICE
    const rested = isRested()
    if (moved) next = search(view())
    moved = false
    for (;;) {
      const found = next(block => isDue(block, rested))
      if (!found || now() >= until) return found?.distance ?? null
      try {
        render(found.block, () => now() < until, found.distance <= NEAR)
      } catch (error) {
        reportError(error) // the block stays as it is; the others are rendered
      }
    }
  }

  async function run() {
    running = true
    await pause()
    for (;;) {
      const distance = slice()
      onSlice()
      if (distance !== null) await (distance <= NEAR || isRested() ? pause() : idle())
      else if (!moved && !search(0)(block => isDue(block, true))) break
      else {
        moved = true
        if (!isRested()) await wait(REST)
      }
    }
    running = false
    onDone()
  }

  return {
    /** Something is due. */
    start() {
      touched = now()
      moved = true
      if (!running) void run()
    },
    /** Something else is in view. */
    look() {
      moved = true
    },
    isRunning: () => running,
  }
}
