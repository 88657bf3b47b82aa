// The version of this page. Every request for a file of daylog names it, so that HTTP caches keep
// the files of two versions apart; a file of another version is refused, with an offer to load the
// page again.

/** This page's version; "" while daylog is developed, when files of any version are accepted. */
export const pageVersion = () => document.querySelector("meta[name=version]")?.getAttribute("content") ?? ""

/** The address of a file in this page's version. @param {string} name */
export const versioned = name => `${name}?v=${pageVersion()}`

/**
 * Whether something failed because a file is of another version; same-version.js and the worker
 * write the message.
 * @param {unknown} error
 */
export const isMixed = error => error instanceof Error && /daylog: .* is of another version$/.test(error.message)

/** Reports that a file of another version was refused. @type {() => void} */
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

/** Whether the host has another version now. */
async function hostHasOther() {
  try {
    const response = await fetch("version.json", { cache: "no-store" })
    return response.ok && pageVersion() !== "" && (await response.json()).version !== pageVersion()
  } catch {
    return false
  }
}

/**
 * Loads a part of daylog that is not needed at first: `lazily(() => import("./part.js"))`. If it is
 * of another version, or no longer on the host because of one, that is reported, and the part does
 * not run.
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
 * Whether a document's style sheet is of this page's version. The build writes it into the first
 * rule.
 * @param {Document} document
 */
export function hasOwnSheet(document) {
  const version = pageVersion()
  if (version === "") return true
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (/** @type {CSSStyleRule} */ (rule).selectorText === "daylog-version") {
        return /** @type {CSSStyleRule} */ (rule).style.getPropertyValue("--version").trim() === JSON.stringify(version)
      }
    }
  }
  return document.styleSheets.length === 0
}
