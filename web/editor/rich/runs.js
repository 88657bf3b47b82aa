// White space in runs, as a page shows it.

/** @import { Run } from "./model" */

/** @param {Run} run */
const isBlank = run => run.kind === "text" && /^\s*$/.test(run.text)

/**
 * Puts what one line means on one line: white space is one blank, none at the ends; two line breaks begin a paragraph.
 * @param {Run[]} runs
 * @returns {Run[][]} paragraphs
 */
export function tidyRuns(runs) {
  /** @type {Run[][]} */
  const paragraphs = [[]]
  for (const run of runs.flatMap(spaced)) {
    const paragraph = paragraphs[paragraphs.length - 1], last = paragraph.at(-1)
    if (run.kind === "break") {
      if (last?.kind === "break") {
        paragraph.pop()
        paragraphs.push([])
      } else if (last) paragraph.push(run)
    } else if (run.kind === "text") {
      const bare = !last || last.kind === "break" || last.kind === "newline" || /\s$/.test(last.kind === "text" ? last.text : "")
      const text = bare ? run.text.replace(/^\s+/, "") : run.text
      if (text && last?.kind === "text" && sameMarks(last, run)) last.text += text
      else if (text) paragraph.push({ ...run, text })
    } else paragraph.push({ ...run })
  }
  return paragraphs.map(trimmed).filter(paragraph => paragraph.length > 0)
}

/** @param {Run} run @returns {Run[]} */
function spaced(run) {
  if (run.kind !== "text") return [run]
  const text = run.text.replace(/[\u200b\u2060\ufeff]/g, "").replace(/\r\n?/g, "\n")
  if (!run.pre) return [{ ...run, text: text.replace(/\s+/g, " ") }]
  const { pre, ...marks } = run
  // The text around the last line break is not a line of its own.
  return text.split("\n").flatMap((line, n) => [
    ...(n > 0 ? [/** @type {Run} */ ({ ...marks, kind: "break", text: "" })] : []),
    ...(line ? [/** @type {Run} */ ({ ...marks, text: line.replace(/\s+/g, " ") })] : []),
  ])
}

/** @type {(a: Run, b: Run) => boolean} */
function sameMarks(a, b) {
  return /** @type {const} */ (["strong", "em", "del", "sub", "sup", "href"]).every(mark => (a[mark] || "") === (b[mark] || ""))
}

/** Without blanks and breaks at the end, nor blanks before a break. @param {Run[]} runs */
function trimmed(runs) {
  const list = runs.map((run, n) => (run.kind === "text" && (n === runs.length - 1 || runs[n + 1].kind === "break") ? { ...run, text: run.text.replace(/\s+$/, "") } : run))
  while (list.length > 0 && (list[list.length - 1].kind === "break" || isBlank(list[list.length - 1]))) {
    list.pop()
    const last = list.at(-1)
    if (last?.kind === "text") list[list.length - 1] = { ...last, text: last.text.replace(/\s+$/, "") }
  }
  return list.filter(run => !(run.kind === "text" && run.text === ""))
}
