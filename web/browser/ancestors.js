// A policy in a document cannot prevent other sites from framing it (frame-ancestors works only as
// a header), so every page that shows a writer's text checks its ancestors before it reads
// anything.

/**
 * Reports whether a window is inside a frame of another origin, directly or further up. A sandboxed
 * frame counts as one.
 * @param {Pick<Window, "origin" | "parent"> & { location: Pick<Location, "ancestorOrigins"> | {} }}
 *   window
 */
export function hasForeignAncestor(window) {
  if (window.parent === window) return false
  const { origin } = window
  if (origin === "null") return true // a sandboxed window shares its origin with no other
  const { location } = window
  const origins = "ancestorOrigins" in location ? [...location.ancestorOrigins] : []
  if (origins.some(other => other !== origin)) return true
  try {
    for (let frame = window.parent; ; frame = frame.parent) {
      if (frame.origin !== origin) return true
      if (frame.parent === frame) return false
    }
  } catch {
    return true // reading a window of another origin throws
  }
}
