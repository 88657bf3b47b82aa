/**
 * Runs work in a time zone.
 * @param {string} zone
 * @param {() => void} work
 */
export function inZone(zone, work) {
  const before = process.env.TZ
  process.env.TZ = zone
  try {
    work()
  } finally {
    if (before === undefined) delete process.env.TZ
    else process.env.TZ = before
  }
}
