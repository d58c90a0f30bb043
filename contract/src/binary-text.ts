const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/**
 * Base32 of RFC 4648 without padding: its characters are of the dense mode of QR codes, where they
 * take a fifth less room than base64, and none of them means anything in an address.
 */
export function toBase32(bytes: Uint8Array): string {
  let text = ''
  let held = 0
  let bits = 0
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += alphabet[(held >>> bits) & 31]
      held &= (1 << bits) - 1
    }
  }
  return bits === 0 ? text : text + alphabet[(held << (5 - bits)) & 31]
}

/** The bytes of {@link toBase32}; nothing when the text could not have come from it. */
export function fromBase32(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 5) / 8))
  let held = 0
  let bits = 0
  let length = 0
  for (const one of text) {
    const value = alphabet.indexOf(one)
    if (value < 0) return undefined
    held = (held << 5) | value
    bits += 5
    if (bits < 8) continue
    bits -= 8
    bytes[length++] = held >>> bits
    held &= (1 << bits) - 1
  }
  // Bits left over must be zero: each content has one spelling.
  return bits >= 5 || held !== 0 ? undefined : bytes
}

/** Base64url without padding, as in JSON Web Keys. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[0-9A-Za-z_-]*$/.test(text)) return undefined
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (one) =>
      one.charCodeAt(0),
    )
  } catch {
    return undefined
  }
}
