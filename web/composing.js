/**
 * Watches whether a syllable is being composed in element. A Korean composition starts and ends with every syllable, so
 * it is over only when no next one has begun a moment later.
 * @param {HTMLElement} element
 */
export function create(element) {
  let composing = false
  element.addEventListener("compositionstart", () => {
    composing = true
  })
  element.addEventListener("compositionend", () => {
    composing = false
  })
  return {
    /** Resolves when nothing is composed, at once if nothing is. */
    async over() {
      while (composing) {
        await new Promise(resolve => element.addEventListener("compositionend", resolve, { once: true }))
        await new Promise(resolve => setTimeout(resolve, 80))
      }
    },
  }
}
