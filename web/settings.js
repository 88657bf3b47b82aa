/**
 * What the writer chose, kept by this browser: theme, language, layout, the log that is open. It may be lost without
 * harm, and a browser that forbids storage only forgets it sooner.
 * @param {() => Pick<Storage, "getItem" | "setItem">} storage a function, since naming localStorage can throw
 */
export function settings(storage) {
  /** @returns {Record<string, unknown>} */
  function read() {
    try {
      const stored = JSON.parse(storage().getItem("daylog") ?? "{}")
      return stored && typeof stored === "object" ? stored : {}
    } catch {
      return {} // forbidden or damaged
    }
  }
  let values = read()

  return {
    /** Everything that was set. */
    all: () => ({ ...values }),
    /**
     * The value of key if it was set and is of the fallback's type, else the fallback.
     * @template {string | number | boolean} T
     * @param {string} key
     * @param {T} fallback
     * @returns {T}
     */
    get(key, fallback) {
      const value = values[key]
      return typeof value === typeof fallback ? /** @type {T} */ (value) : fallback
    },
    /**
     * @param {string} key
     * @param {string | number | boolean} value
     */
    set(key, value) {
      // Another tab may have set others meanwhile.
      values = { ...values, ...read(), [key]: value }
      try {
        storage().setItem("daylog", JSON.stringify(values))
      } catch {
        // It holds until the page is closed.
      }
    },
  }
}

/**
 * Two stores as one: what is set goes into both, and the first that knows a key answers.
 * @param {ReturnType<typeof settings>} near
 * @param {ReturnType<typeof settings>} far
 * @returns {ReturnType<typeof settings>}
 */
export function both(near, far) {
  return {
    all: () => ({ ...far.all(), ...near.all() }),
    get: (key, fallback) => near.get(key, far.get(key, fallback)),
    set(key, value) {
      near.set(key, value)
      far.set(key, value)
    },
  }
}
