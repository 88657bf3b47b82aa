/** Shortest time between two reports of the page's height while blocks are rendered, in ms. */
const RESIZE = 100

/**
 * Reports when elements change their size.
 * @param {object} options
 * @param {() => boolean} options.isBusy whether blocks are being rendered
 * @param {() => void} options.onSize is called for every change
 * @param {() => void} options.onResize as well, but while the page is busy not twice within
 *   `RESIZE` ms
 */
export function watchSizes({ isBusy, onSize, onResize }) {
  let reportedAt = -Infinity
  const observer = new ResizeObserver(() => {
    onSize()
    const now = performance.now()
    if (isBusy() && now - reportedAt < RESIZE) return
    reportedAt = now
    onResize()
  })

  return {
    /** Watches these elements instead of the previous ones. @param {Element[]} elements */
    watch(elements) {
      observer.disconnect()
      for (const element of elements) observer.observe(element)
    },
  }
}
