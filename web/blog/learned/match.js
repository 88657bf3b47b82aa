// Matches typed text with words, also while a Hangul syllable is being composed: an unfinished
// syllable matches the syllables that it can become ("머시" → 머신러닝), and initial consonants match
// alone ("ㅁㅅㄹㄴ").

import { initialOfFinal, initialsOf } from "../../browser/hangul.js"

/** Returns a text as decomposed lower-case letters. @param {string} text */
const lettersOf = text => text.normalize("NFD").toLowerCase()

/**
 * Reports whether the final consonant of the typed text is the initial one of the word's next
 * syllable: "파잍" while typing 파이토치.
 * @type {(word: string, typed: string) => boolean}
 */
function startsWithMovedFinal(word, typed) {
  const letters = lettersOf(typed)
  const open = letters.replace(/[\u11a8-\u11c2]$/u, "")
  const isCandidate = open !== letters && open !== "" && word.startsWith(open)
  if (!isCandidate || !/[가-힣]$/.test(typed.normalize("NFC"))) return false
  const next = word[open.length]
  return next !== undefined && initialOfFinal(letters.slice(-1)) === next
}

/**
 * Returns the rank of a word for typed text: 0 if it starts with the text, more for worse matches,
 * -1 for none.
 * @param {string} word
 * @param {string} typed
 */
export function match(word, typed) {
  const query = typed.trim()
  const letters = lettersOf(word)
  const wanted = lettersOf(query)
  if (letters.startsWith(wanted)) return 0
  const at = letters.indexOf(wanted)
  if (at > 0) return /[\p{L}\p{N}]/u.test(letters[at - 1]) ? 2 : 1
  if (startsWithMovedFinal(letters, query)) return 0
  return /^[ㄱ-ㅎ]+$/.test(query) && initialsOf(word).includes(query) ? 3 : -1
}
