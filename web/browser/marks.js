// Characters that browsers shape and break together. The layout of a long run of them takes
// quadratic time.

/**
 * Characters that join others into one: marks on a letter, modifiers of emoji, leading consonants
 * of Hangul, signs of numbers; and invisible characters such as soft hyphens.
 * Source: grapheme clusters, https://www.unicode.org/reports/tr29/
 */
const MARKS = /[\p{M}\p{Grapheme_Extend}\p{Emoji_Modifier}\p{Default_Ignorable_Code_Point}\u1100-\u115f\ua960-\ua97c\u0600-\u0605\u06dd\u070f\u08e2\u200c\u200d\u2060\u202a-\u202e\u2066-\u2069\u{e0020}-\u{e007f}]{9,}|(?:\p{Extended_Pictographic}\ufe0f?\u200d){9,}/gu

/** Scripts without spaces, whose words are looked up in a dictionary. */
const UNSPACED = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]{1000,}/gu

/** A word whose letters change their direction again and again. Tags are not part of it. */
const MIXED = /(?:[^\s<>\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]{1,50}[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]{1,50}){9,}/g

/** Letters that change their form beside others, and those that run to the left. */
const COMPLEX = /[\u0590-\u109f\u1780-\u18af\ufb1d-\ufdff\ufe70-\ufefc]/g

/** @type {[RegExp, number][]} each with the length up to which a run takes no time */
const RUNS = [[MARKS, 8], [UNSPACED, 1000], [MIXED, 100]]

/**
 * Counts the characters in runs that would keep a browser busy, beyond the first ones of each run.
 * @param {string} text
 */
export function marksOf(text) {
  let marks = 0
  for (const [pattern, kept] of RUNS) {
    for (const [run] of text.matchAll(pattern)) marks += Math.max(0, run.length - kept)
  }
  return marks
}

/** Returns a text with only the first characters of such runs. @param {string} text */
export const withoutMarks = text => RUNS.reduce((rest, [pattern, kept]) =>
  rest.replace(pattern, run => run.slice(0, kept)), text)

/** Counts the letters whose layout takes longer than that of others. @param {string} text */
export const complexIn = text => text.match(COMPLEX)?.length ?? 0
