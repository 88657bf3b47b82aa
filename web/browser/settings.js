// The writer's settings in the browser's storage: theme, language, layout, the open log. Losing
// them does no harm. Every value is validated when it is read; an invalid one counts as not set.

/** @import { Setting, Settings } from "../types" */

/** @typedef {(value: Setting) => boolean} Check */

/** @type {(...allowed: Setting[]) => Check} */
const oneOf = (...allowed) => value => allowed.includes(value)

/** @type {(min: number, max: number) => Check} */
const between = (min, max) => value => typeof value === "number" && value >= min && value <= max

/** The longest stored text value, in UTF-16 units. */
const LONGEST = 10_000

/**
 * Checks of the settings that are limited further than by their type. Every other setting is a
 * boolean, a finite number or a text of at most LONGEST units.
 * @type {Map<string, Check>}
 */
const checks = new Map(Object.entries({
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
 * Reports whether a stored value is valid for a key.
 * @param {string} key
 * @param {unknown} value
 * @returns {value is Setting}
 */
export function isValid(key, value) {
  switch (typeof value) {
    case "boolean":
      return !checks.has(key)
    case "number":
      return Number.isFinite(value) && (checks.get(key)?.(value) ?? true)
    case "string":
      return value.length <= LONGEST && (checks.get(key)?.(value) ?? true)
    default:
      return false
  }
}

/** The storage key of the settings. */
const KEY = "daylog"

/** The storage key of the copies of invalid values. */
const INVALID = "daylog.invalid"

/**
 * Creates settings that the browser stores. Without storage they last until the page is closed.
 * @param {() => Pick<Storage, "getItem" | "setItem">} storage a function, since reading
 *   localStorage can throw
 * @returns {Settings}
 */
export function createSettings(storage) {
  /** Whether the stored record is damaged and could not be copied: then it is not overwritten. */
  let isStuck = false

  /** @returns {Record<string, unknown>} without a prototype, so that every name can be a key */
  function read() {
    /** @type {string | null} */
    let stored = null
    isStuck = false
    try {
      stored = storage().getItem(KEY)
      const parsed = JSON.parse(stored ?? "{}")
      const isRecord = parsed && typeof parsed === "object" && !Array.isArray(parsed)
      if (!isRecord) throw new TypeError("not an object")
      return Object.assign(Object.create(null), parsed)
    } catch {
      isStuck = stored !== null && !keepInvalid("", stored)
      return Object.create(null)
    }
  }

  /**
   * Stores a copy of an invalid value, once. Reports whether there is a copy now.
   * @param {string} key "" for the whole record
   * @param {unknown} value
   */
  function keepInvalid(key, value) {
    try {
      const before = storage().getItem(INVALID) ?? "[]"
      const copy = JSON.stringify([key, value])
      const comma = before.length > 2 ? "," : ""
      const list = `${before.slice(0, -1)}${comma}${copy}]`
      if (!before.includes(copy)) storage().setItem(INVALID, list)
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
    all() {
      const valid = Object.entries(values).filter(([key, value]) => isValid(key, value))
      return /** @type {Record<string, Setting>} */ (Object.fromEntries(valid))
    },
    get(key, fallback) {
      const value = values[key]
      const isUsable = typeof value === typeof fallback && isValid(key, value)
      return isUsable ? /** @type {typeof fallback} */ (value) : fallback
    },
    set(key, value) {
      // Another tab may have set other values in the meantime.
      const stored = read()
      const replaced = stored[key]
      if (replaced !== undefined && replaced !== null && !isValid(key, replaced)) {
        isStuck ||= !keepInvalid(key, replaced)
      }
      values = Object.assign(values, stored, { [key]: value })
      try {
        if (!isStuck) storage().setItem(KEY, JSON.stringify(values))
      } catch {
        // The value lasts until the page is closed.
      }
    },
  }
}

/**
 * Returns settings that write to two stores and read from the first one that has the key.
 * @param {Settings} first
 * @param {Settings} second
 * @returns {Settings}
 */
export function layerSettings(first, second) {
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
