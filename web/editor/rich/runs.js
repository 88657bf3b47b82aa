// White space in runs, as browsers display it.

/** @import { Run } from "./model" */

/** @param {Run} run */
const isBlank = run => run.kind === "text" && /^\s*$/.test(run.text)

/**
 * Splits runs into paragraphs at two line breaks. White space becomes one space, and none at the
 * ends of lines.
 * @param {Run[]} runs
 * @returns {Run[][]}
 */
export function tidyRuns(runs) {
  /** @type {Run[][]} */
  const paragraphs = [[]]
  for (const run of runs.flatMap(collapseSpace)) {
    const paragraph = paragraphs[paragraphs.length - 1]
    const last = paragraph.at(-1)
    if (run.kind === "break") {
      if (last?.kind === "break") {
        paragraph.pop()
        paragraphs.push([])
      } else if (last) paragraph.push(run)
    } else if (run.kind === "text") {
      const text = endsInSpace(last) ? run.text.replace(/^\s+/, "") : run.text
      if (text && last?.kind === "text" && sameMarks(last, run)) last.text += text
      else if (text) paragraph.push({ ...run, text })
    } else paragraph.push({ ...run })
  }
  return paragraphs.map(trimmed).filter(paragraph => paragraph.length > 0)
}

/** @param {Run} run @returns {Run[]} */
function collapseSpace(run) {
  if (run.kind !== "text") return [run]
  const text = run.text.replace(/[\u200b\u2060\ufeff]/g, "").replace(/\r\n?/g, "\n")
  if (!run.pre) return [{ ...run, text: text.replace(/\s+/g, " ") }]
  const { pre, ...marks } = run
  return text.split("\n").flatMap((line, n) => [
    ...(n > 0 ? [/** @type {Run} */ ({ ...marks, kind: "break", text: "" })] : []),
    ...(line ? [/** @type {Run} */ ({ ...marks, text: line.replace(/\s+/g, " ") })] : []),
  ])
}

const markNames = /** @type {const} */ (["strong", "em", "del", "sub", "sup", "href"])

/** @type {(a: Run, b: Run) => boolean} */
const sameMarks = (a, b) => markNames.every(mark => (a[mark] || "") === (b[mark] || ""))

/**
 * Reports whether text after a run starts a line or follows white space.
 * @param {Run | undefined} run
 */
function endsInSpace(run) {
  if (!run || run.kind === "break" || run.kind === "newline") return true
  return run.kind === "text" && /\s$/.test(run.text)
}

/** @type {(run: Run) => Run} */
const withoutTrailingSpace = run =>
  run.kind === "text" ? { ...run, text: run.text.trimEnd() } : run

/**
 * Removes the white space and line breaks at the end, and white space before line breaks.
 * @param {Run[]} runs
 */
function trimmed(runs) {
  const list = runs.map((run, n) => {
    const endsLine = n === runs.length - 1 || runs[n + 1].kind === "break"
    return endsLine ? withoutTrailingSpace(run) : run
  })
  const isTrailing = (/** @type {Run | undefined} */ run) =>
    run !== undefined && (run.kind === "break" || isBlank(run))
  while (isTrailing(list.at(-1))) {
    list.pop()
    const end = list.length - 1
    if (end >= 0) list[end] = withoutTrailingSpace(list[end])
  }
  return list.filter(run => !(run.kind === "text" && run.text === ""))
}
