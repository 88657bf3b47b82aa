// What the browser says of its storage. It may say nothing: then so do we.

/** @typedef {{ persisted: boolean | null, used: number | null, left: number | null, erases: boolean }} Space null: not known */

/**
 * Safari, on any device, erases what a site stored that was not visited for seven days, unless it was installed.
 * @param {{ userAgent: string, vendor: string }} browser
 * @param {boolean} installed
 */
export const erases = ({ userAgent, vendor }, installed) => /Apple/.test(vendor) && /Safari|AppleWebKit/.test(userAgent) && !/Chrome|Chromium|Android/.test(userAgent) && !installed

/** @returns {Promise<Space>} */
export async function space() {
  const { storage } = navigator
  const [persisted, estimate] = await Promise.all([
    storage?.persisted?.().catch(() => null) ?? null,
    storage?.estimate?.().catch(() => null) ?? null,
  ])
  const { usage, quota } = estimate ?? {}
  return {
    persisted,
    used: usage ?? null,
    left: usage === undefined || quota === undefined ? null : Math.max(0, quota - usage),
    erases: erases(navigator, matchMedia("(display-mode: standalone)").matches),
  }
}

/** Asks the browser to keep what is stored; some ask the writer. @returns {Promise<boolean>} */
export const persist = async () => (await navigator.storage?.persist?.().catch(() => false)) ?? false

/**
 * Asks for it at the writer's first edit: once in a visit, as browsers change their minds; once and for all where it is the
 * writer who is asked (Firefox).
 * @param {{ get(key: string, fallback: boolean): boolean, set(key: string, value: boolean): void }} settings
 */
export function createPersistRequest(settings) {
  let asked = false
  return () => {
    if (asked) return
    asked = true
    if (/Firefox/.test(navigator.userAgent) && settings.get("persistAsked", false)) return
    settings.set("persistAsked", true)
    void persist()
  }
}

/**
 * A number of bytes as people read it.
 * @param {number} bytes
 * @param {string} language
 */
export function bytesOf(bytes, language) {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"]
  const power = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  const value = bytes / 1000 ** power
  return new Intl.NumberFormat(language, { style: "unit", unit: units[power], unitDisplay: "short", maximumFractionDigits: value < 10 && power > 1 ? 1 : 0 }).format(value)
}
