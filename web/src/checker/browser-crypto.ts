/**
 * What the library for SM2 takes from Node where a browser has none of its own; every browser has,
 * so the page asks no module by that name and carries none.
 */
export const webcrypto = globalThis.crypto
