/**
 * Returns a random id of 128 bits. crypto.randomUUID is not available on pages loaded over plain
 * HTTP.
 */
export function newId() {
  const parts = crypto.getRandomValues(new Uint32Array(4))
  return [...parts].map(part => part.toString(36)).join("-")
}
