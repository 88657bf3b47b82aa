/**
 * Says whether the input method takes a key, so that the page must not act on it. Enter that only ends a syllable has the code 229, in
 * Safari even after the composition. A phone's keyboard sends its own Enter (13) within an open composition, and means it.
 * @param {Pick<KeyboardEvent, "key" | "keyCode" | "isComposing">} event
 */
export function isImeKey({ key, keyCode, isComposing }) {
  return keyCode === 229 || (isComposing && key !== "Enter")
}
