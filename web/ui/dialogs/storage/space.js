// The browser's storage: whether it is persistent, and how much space it has.

/** @import { Settings } from "../../../types" */

/**
 * The state of the storage; null for values that the browser does not tell.
 * @typedef {object} Space
 * @property {boolean | null} isPersistent
 * @property {number | null} used bytes
 * @property {number | null} left bytes
 * @property {boolean} isErased whether the browser deletes the storage of unvisited sites
 */

/**
 * Reports whether a browser deletes the storage of sites that were not visited for seven days:
 * Safari does, on any device, unless the site is installed.
 * @param {{ userAgent: string, vendor: string }} browser
 * @param {boolean} isInstalled
 */
export function erasesStorage({ userAgent, vendor }, isInstalled) {
  const isSafari = /Apple/.test(vendor) && /Safari|AppleWebKit/.test(userAgent)
  return isSafari && !/Chrome|Chromium|Android/.test(userAgent) && !isInstalled
}

/** @returns {Promise<Space>} */
export async function readSpace() {
  const { storage } = navigator
  const [isPersistent, estimate] = await Promise.all([
    storage?.persisted?.().catch(() => null) ?? null,
    storage?.estimate?.().catch(() => null) ?? null,
  ])
  const { usage, quota } = estimate ?? {}
  return {
    isPersistent,
    used: usage ?? null,
    left: usage === undefined || quota === undefined ? null : Math.max(0, quota - usage),
    isErased: erasesStorage(navigator, matchMedia("(display-mode: standalone)").matches),
  }
}

/**
 * Asks the browser for persistent storage; some browsers ask the writer.
 * @returns {Promise<boolean>} whether it is persistent now
 */
export async function requestPersistence() {
  return (await navigator.storage?.persist?.().catch(() => false)) ?? false
}

/**
 * Returns a function that asks for persistent storage at the first edit. It asks once per visit,
 * because browsers may change their decision, but only once ever in Firefox, which asks the writer.
 * @param {Settings} settings
 */
export function createPersistRequest(settings) {
  let isAsked = false
  return () => {
    if (isAsked) return
    isAsked = true
    if (/Firefox/.test(navigator.userAgent) && settings.get("persistAsked", false)) return
    settings.set("persistAsked", true)
    void requestPersistence()
  }
}

/**
 * Formats a number of bytes with a decimal unit.
 * @param {number} bytes
 * @param {string} language
 */
export function formatBytes(bytes, language) {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"]
  const thousands = bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3)
  const power = Math.min(units.length - 1, thousands)
  const value = bytes / 1000 ** power
  return new Intl.NumberFormat(language, {
    style: "unit", unit: units[power], unitDisplay: "short",
    maximumFractionDigits: value < 10 && power > 1 ? 1 : 0,
  }).format(value)
}
