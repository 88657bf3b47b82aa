// The version of this page. Every URL of daylog's files contains it, so that HTTP caches keep the
// files of two versions apart. A file of another version is refused, with an offer to reload.

/** This page's version; "" while daylog is developed, when files of any version are accepted. */
export const pageVersion = () =>
  document.querySelector("meta[name=version]")?.getAttribute("content") ?? ""

/** Returns the URL of a file of this page's version. @param {string} name */
export const versioned = name => `${name}?v=${pageVersion()}`

/**
 * Reports whether an error says that a file is of another version; same-version.js and the worker
 * write the message.
 * @param {unknown} error
 */
const isMixed = error =>
  error instanceof Error && /daylog: .* is of another version$/.test(error.message)

/** Called when a file of another version was refused. @type {() => void} */
let report = () => {}

/** @param {() => void} reporter */
export function whenMixed(reporter) {
  report = reporter
}

/** @param {unknown} error */
export function reportMixed(error) {
  if (isMixed(error)) report()
  return isMixed(error)
}

/** Resolves to whether the host has another version now. */
async function hostHasOther() {
  try {
    const response = await fetch("version.json", { cache: "no-store" })
    return response.ok && pageVersion() !== "" && (await response.json()).version !== pageVersion()
  } catch {
    return false
  }
}

/**
 * Loads a module on demand: `lazily(() => import("./part.js"))`. If the module is of another
 * version, or if the host has another version instead of it, that is reported.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
export async function lazily(load) {
  try {
    return await load()
  } catch (error) {
    if (!reportMixed(error) && (await hostHasOther())) report()
    throw error
  }
}

/**
 * Returns the text of a style sheet of this page's version, null if it cannot be loaded. A sheet of
 * another version is reported.
 * @param {string} name
 */
export async function sheetText(name) {
  const response = await fetch(versioned(name)).catch(() => null)
  const text = response?.ok ? await response.text() : null
  const version = pageVersion()
  if (text === null || version === "" || text.startsWith(sheetMark(version))) return text
  report()
  return null
}

/**
 * Returns the first rule of each style sheet, into which the build writes the version.
 * @param {string} version
 */
const sheetMark = version => `daylog-version{--version:${JSON.stringify(version)}}`

/**
 * Returns a function that loads a part of the app at its first call, like `lazily`, and returns the
 * same part afterwards. After a failure, the next call tries again.
 * @template T
 * @param {() => Promise<T>} load
 * @returns {() => Promise<T>}
 */
export function onDemand(load) {
  /** @type {Promise<T> | null} */
  let loading = null
  return () => {
    if (loading) return loading
    const next = lazily(load)
    loading = next
    next.catch(() => {
      loading = null
    })
    return next
  }
}

/**
 * Reports whether a document's style sheet is of this page's version, which the build writes into
 * the first rule.
 * @param {Document} document
 */
export function hasOwnSheet(document) {
  const version = pageVersion()
  if (version === "") return true
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      const { selectorText, style } = /** @type {CSSStyleRule} */ (rule)
      if (selectorText !== "daylog-version") continue
      return style.getPropertyValue("--version").trim() === JSON.stringify(version)
    }
  }
  return document.styleSheets.length === 0
}
