/**
 * Returns a random id of 128 bits. crypto.randomUUID is not available on pages loaded over plain HTTP.
 */
export const newId = () => [...crypto.getRandomValues(new Uint32Array(4))].map(part => part.toString(36)).join("-")
