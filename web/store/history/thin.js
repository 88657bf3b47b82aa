const HOUR = 60 * 60 * 1000
const DAY = 24 * HOUR

/**
 * Returns the ids of the revisions of one log that can be removed. All revisions of the last 24
 * hours stay, then the newest of each hour for a week, then the newest of each day. The text of a
 * conflict with another tab is stored nowhere else and stays.
 * @param {{ id: number, time: number, reason: string }[]} revisions
 * @param {number} now
 * @returns {number[]}
 */
export function revisionsToRemove(revisions, now) {
  const seen = new Set()
  const newestFirst = [...revisions].sort((a, b) => b.time - a.time || b.id - a.id)
  return newestFirst.flatMap(({ id, time, reason }) => {
    const age = now - time
    if (age < DAY || reason === "conflict") return []
    const isRecent = age < 7 * DAY
    const slot = isRecent ? `hour ${Math.floor(time / HOUR)}` : new Date(time).toDateString()
    if (seen.has(slot)) return [id]
    seen.add(slot)
    return []
  })
}
