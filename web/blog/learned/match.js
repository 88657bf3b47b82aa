// How well a word answers what was typed, for writers of Hangul as well: a syllable that is still being composed begins the
// word that it will become a part of ("머시" → 머신러닝), and initial consonants alone are enough ("ㅁㅅㄹㄴ").

const initials = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"

/** The letters that syllables are made of. @param {string} text */
const letters = text => text.normalize("NFD").toLowerCase()

/** The initial consonants of syllables; what is none stays. @param {string} text */
const initialsOf = text => text.normalize("NFC").replace(/[가-힣]/g, syllable => initials[Math.floor((syllable.charCodeAt(0) - 0xac00) / 588)])

/**
 * 0 for a word that begins with what was typed, more for worse answers, -1 for none.
 * @param {string} word
 * @param {string} typed
 */
export function match(word, typed) {
  const wanted = letters(typed.trim())
  const has = letters(word)
  if (has.startsWith(wanted)) return 0
  const at = has.indexOf(wanted)
  if (at > 0) return /[\p{L}\p{N}]/u.test(has[at - 1]) ? 2 : 1
  // A final consonant may be the next syllable's first: "파잍" on the way to 파이토치.
  const moved = letters(typed.trim()).replace(/[\u11a8-\u11c2]$/u, "")
  if (moved !== wanted && moved !== "" && has.startsWith(moved) && /[가-힣]$/.test(typed.normalize("NFC").trim())) {
    const next = has[moved.length]
    if (next !== undefined && finals[wanted.slice(-1)] === next) return 0
  }
  if (/^[ㄱ-ㅎ]+$/.test(typed.trim())) return initialsOf(word).includes(typed.trim()) ? 3 : -1
  return -1
}

/** Final consonants and the initial that each becomes. @type {Record<string, string>} */
const finals = Object.fromEntries([..."ᆨᆩᆫᆮᆯᆷᆸᆺᆻᆼᆽᆾᆿᇀᇁᇂ"].map((final, number) => [final, [..."ᄀᄁᄂᄃᄅᄆᄇᄉᄊᄋᄌᄎᄏᄐᄑᄒ"][number]]))
