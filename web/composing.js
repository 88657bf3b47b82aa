/**
 * Watches whether a syllable is being composed in element. A Korean composition starts and ends with every syllable, so
 * it is over only when no next one has begun a moment later.
 * @param {HTMLElement} element
 */
export function create(element) {
  let composing = false
  let last = -Infinity
  // In whatever field, and in a dialog that a key has closed. Not "input", which makes each key slower (docs/architecture.md).
  for (const type of ["keydown", "beforeinput", "compositionend"]) element.ownerDocument.addEventListener(type, () => (last = performance.now()), true)
  element.addEventListener("compositionstart", () => {
    composing = true
  })
  element.addEventListener("compositionend", () => {
    composing = false
  })

  /** Resolves when nothing is composed, at once if nothing is. */
  async function over() {
    while (composing) {
      await new Promise(resolve => element.addEventListener("compositionend", resolve, { once: true }))
      await new Promise(resolve => setTimeout(resolve, 80))
    }
  }

  return {
    over,

    /** Resolves when no key has come for a while, and nothing is composed. @param {number} pause in milliseconds */
    async rest(pause) {
      const left = () => last + pause - performance.now()
      for (await over(); left() > 0; await over()) await new Promise(resolve => setTimeout(resolve, left()))
    },
  }
}
