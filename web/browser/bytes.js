/** Returns a text in UTF-8. @param {string} text */
export const encode = text => new TextEncoder().encode(text)

/** Reports whether two byte arrays are equal. @type {(a: Uint8Array, b: Uint8Array) => boolean} */
export const areEqual = (a, b) => a.length === b.length && a.every((byte, at) => byte === b[at])
