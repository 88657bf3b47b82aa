// Hangul syllables and their letters. A syllable is composed of an initial consonant, a medial
// vowel and possibly a final consonant or cluster; Unicode orders syllables by them.

const initials = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"

/** The letters of each final; the last letter of a final may begin the next syllable. */
const finals = (
  " ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ"
).split(" ")

const FIRST_SYLLABLE = 0xac00
const MEDIALS = 21
const PER_INITIAL = MEDIALS * finals.length
const SYLLABLES = initials.length * PER_INITIAL

/** Code points before the first initial and before the first final of decomposed text (NFD). */
const FIRST_INITIAL = 0x1100
const BEFORE_FINALS = 0x11a7

/**
 * Replaces the syllables of a text by their initial consonants; other characters stay.
 * @param {string} text
 */
export function initialsOf(text) {
  return text.normalize("NFC").replace(/[가-힣]/g, syllable =>
    initials[Math.floor((syllable.charCodeAt(0) - FIRST_SYLLABLE) / PER_INITIAL)])
}

/**
 * Returns the initial (NFD) that a final consonant (NFD) turns into when a vowel follows; undefined
 * for clusters and for other characters.
 * @param {string} final
 */
export function initialOfFinal(final) {
  const letters = finals[final.charCodeAt(0) - BEFORE_FINALS] ?? ""
  const index = letters === "" ? -1 : initials.indexOf(letters)
  return index < 0 ? undefined : String.fromCharCode(FIRST_INITIAL + index)
}

/**
 * Returns the source of a regular expression that matches each syllable, or pair of syllables, that
 * a syllable may become while it is composed: 길 and 기록 for 기, 값 for 갑.
 * @param {string} syllable a syllable or an initial consonant
 * @returns {string | undefined} undefined for other characters
 */
export function composingPattern(syllable) {
  if (initials.includes(syllable)) return `(?:${syllable}|${beginningWith(syllable)})`
  const index = syllable.charCodeAt(0) - FIRST_SYLLABLE
  if (!(index >= 0 && index < SYLLABLES)) return undefined
  const final = index % finals.length
  const open = FIRST_SYLLABLE + index - final
  const at = (/** @type {number} */ final) => String.fromCharCode(open + final)
  if (final === 0) return `[${syllable}-${at(finals.length - 1)}]`
  const extended = finals.flatMap((letters, n) =>
    (letters.startsWith(finals[final]) ? [at(n)] : []))
  // The last letter of the final moves to the next syllable.
  const before = at(Math.max(0, finals.indexOf(finals[final].slice(0, -1))))
  return `(?:[${extended.join("")}]|${before}${beginningWith(finals[final].slice(-1))})`
}

/**
 * Returns a character class of the syllables with an initial, "" for a letter that is none.
 * @param {string} letter
 */
function beginningWith(letter) {
  const index = initials.indexOf(letter)
  if (index < 0) return ""
  const first = FIRST_SYLLABLE + index * PER_INITIAL
  return `[${String.fromCharCode(first)}-${String.fromCharCode(first + PER_INITIAL - 1)}]`
}
