/**
 * Returns a size for readers: "12 kB", "1.5 MB".
 * @param {number} bytes
 */
export function sizeText(bytes) {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
