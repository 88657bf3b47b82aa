const hour = 60 * 60 * 1000
const day = 24 * hour

/**
 * Which revisions of one log to let go: all of the last day stay, then one of each hour for a week, then one of each day;
 * of several the newest. What another tab wrote, and lost, is not in any other: it stays.
 * @param {{ id: number, time: number, reason: string }[]} revisions
 * @param {number} now
 * @returns {number[]} their ids
 */
export function thin(revisions, now) {
  const seen = new Set()
  return [...revisions].sort((a, b) => b.time - a.time || b.id - a.id).flatMap(({ id, time, reason }) => {
    const age = now - time
    if (age < day || reason === "conflict") return []
    const slot = age < 7 * day ? `hour ${Math.floor(time / hour)}` : new Date(time).toDateString()
    if (seen.has(slot)) return [id]
    seen.add(slot)
    return []
  })
}
