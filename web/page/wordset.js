/** Returns the set of the words in a text. @param {string} text */
export const wordSet = text => new Set(text.trim().split(/\s+/))
