/** Reports whether two byte arrays are equal. @type {(a: Uint8Array, b: Uint8Array) => boolean} */
export const areEqual = (a, b) => a.length === b.length && a.every((byte, at) => byte === b[at])
