// A log whose text is built when it is read: to build a long text at each keystroke takes longer
// than to render the change. A spread copy of such a log reads its text; these functions do not.

/**
 * Returns a copy of a log without its text.
 * @template {object} T
 * @param {T} log
 * @returns {Omit<T, "text">}
 */
export function withoutText(log) {
  const { text, ...others } = /** @type {any} */ (Object.getOwnPropertyDescriptors(log))
  return Object.defineProperties(/** @type {any} */ ({}), others)
}

/**
 * Returns a copy of a log with another text.
 * @template {object} T
 * @param {T} log
 * @param {() => string} read builds the text; it may be called several times
 * @returns {Omit<T, "text"> & { text: string }}
 */
export function withText(log, read) {
  const copy = /** @type {any} */ (withoutText(log))
  return Object.defineProperty(copy, "text", { get: read, enumerable: true, configurable: true })
}
