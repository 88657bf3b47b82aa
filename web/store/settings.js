// The writer's settings: theme, language, layout, the open log. They are a convenience: losing them does no harm, so
// every value is validated when it is read, and an invalid one counts as not set.

/** @typedef {string | number | boolean} Value */

/** @type {(...allowed: Value[]) => (value: Value) => boolean} */
const oneOf = (...allowed) => value => allowed.includes(value)

/** @type {(least: number, most: number) => (value: Value) => boolean} */
const between = (least, most) => value => typeof value === "number" && value >= least && value <= most

/** The longest stored text value, in UTF-16 units. */
const LONGEST = 10_000

/**
 * The settings whose values are limited further than by their type. Every other setting is a boolean, a finite number
 * or a text of at most LONGEST units.
 * @type {Map<string, (value: Value) => boolean>}
 */
const limits = new Map(Object.entries({
  language: oneOf("ko", "en"),
  theme: oneOf("system", "light", "dark"),
  view: oneOf("edit", "both", "page"),
  rail: oneOf("open", "closed"),
  split: between(0, 100),
  nightUntil: oneOf(0, 1, 2, 3, 4, 5, 6),
  weekLogs: oneOf(0, 3, 4, 5, 6, 7),
  caret: between(0, Number.MAX_SAFE_INTEGER),
  backup: between(0, Number.MAX_SAFE_INTEGER),
}))

/**
 * Reports whether a stored value can be a setting.
 * @param {string} key
 * @param {unknown} value
 * @returns {value is Value}
 */
export function isValid(key, value) {
  switch (typeof value) {
    case "boolean":
      return !limits.has(key)
    case "number":
      return Number.isFinite(value) && (limits.get(key)?.(value) ?? true)
    case "string":
      return value.length <= LONGEST && (limits.get(key)?.(value) ?? true)
    default:
      return false
  }
}

/** The key of the settings in the storage, and that of the copy of values that were invalid. */
const KEY = "daylog"
const INVALID = "daylog.invalid"

/**
 * Settings that this browser stores. Where storage is forbidden they last until the page is closed.
 * @param {() => Pick<Storage, "getItem" | "setItem">} storage a function, since naming localStorage can throw
 */
export function settings(storage) {
  /** Whether the stored record is damaged and could not be copied: then it is not overwritten. */
  let isStuck = false

  /** @returns {Record<string, unknown>} an object without a prototype, so that every name can be a key */
  function read() {
    /** @type {string | null} */
    let stored = null
    isStuck = false
    try {
      stored = storage().getItem(KEY)
      const parsed = JSON.parse(stored ?? "{}")
      if (!parsed || typeof parsed !== "object" || Array.isArray(parsed)) throw new TypeError("not an object")
      return Object.assign(Object.create(null), parsed)
    } catch {
      isStuck = stored !== null && !keepInvalid("", stored)
      return Object.create(null)
    }
  }

  /**
   * Keeps a copy of an invalid value, once. Reports whether there is one now.
   * @param {string} key "" for the whole record
   * @param {unknown} value
   */
  function keepInvalid(key, value) {
    try {
      const before = storage().getItem(INVALID) ?? "[]"
      const copy = JSON.stringify([key, value])
      if (!before.includes(copy)) storage().setItem(INVALID, `${before.slice(0, -1)}${before.length > 2 ? "," : ""}${copy}]`)
      return true
    } catch {
      return false // no room
    }
  }

  let values = read()
  for (const [key, value] of Object.entries(values)) {
    if (value !== null && !isValid(key, value)) keepInvalid(key, value)
  }

  return {
    accepts: isValid,

    /** Every valid value that was set. */
    all: () => Object.fromEntries(Object.entries(values).filter(([key, value]) => isValid(key, value))),
    /**
     * The value of key if it is valid and has the fallback's type, else the fallback.
     * @template {Value} T
     * @param {string} key
     * @param {T} fallback
     * @returns {T}
     */
    get(key, fallback) {
      const value = values[key]
      return typeof value === typeof fallback && isValid(key, value) ? /** @type {T} */ (value) : fallback
    },
    /**
     * @param {string} key
     * @param {Value} value
     */
    set(key, value) {
      // Another tab may have set others in the meantime.
      const stored = read()
      const replaced = stored[key]
      if (replaced !== undefined && replaced !== null && !isValid(key, replaced)) isStuck ||= !keepInvalid(key, replaced)
      values = Object.assign(values, stored, { [key]: value })
      try {
        if (!isStuck) storage().setItem(KEY, JSON.stringify(values))
      } catch {
        // It holds until the page is closed.
      }
    },
  }
}

/**
 * Two stores as one: a new value goes into both, and the first one that has a key answers.
 * @param {ReturnType<typeof settings>} first
 * @param {ReturnType<typeof settings>} second
 * @returns {ReturnType<typeof settings>}
 */
export function both(first, second) {
  return {
    accepts: isValid,
    all: () => ({ ...second.all(), ...first.all() }),
    get: (key, fallback) => first.get(key, second.get(key, fallback)),
    set(key, value) {
      first.set(key, value)
      second.set(key, value)
    },
  }
}
