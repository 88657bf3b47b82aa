/**
 * Decodes the percent escapes of a URL; returns the text itself if one is invalid, such as a single
 * "%".
 * @param {string} text
 */
export function decoded(text) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
