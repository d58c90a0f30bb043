import assert from 'node:assert/strict'

/** Longest way into a value; ours are flat. */
const depthMax = 20

/**
 * Asserts that a public answer tells nothing personal: none of the words planted in the data, in
 * no field, however deep, not even inside a longer text or in another writing of a number.
 *
 * @param value - an answer as it left: an object, or its text
 * @param planted - names, phone numbers, identity numbers, texts that were put in
 * @example assertNothingPersonal((await http.inject('/api/v1/matters/…')).json(), ['张三', '13800001234'])
 */
export function assertNothingPersonal(value: unknown, planted: readonly string[]): void {
  assert(planted.length > 0, 'plant at least one word to look for')
  const found = [...placesOf(value)].flatMap(({ place, text }) =>
    planted.filter((word) => tells(text, word)).map((word) => `${place} tells ${word}`),
  )
  assert.equal(found.length, 0, found.join('; '))
}

function tells(text: string, word: string): boolean {
  if (text.includes(word)) return true
  // A number grouped by blanks or dashes is still the number.
  return /^\d{6,}[\dXx]?$/.test(word) && text.replace(/[\s-]/g, '').includes(word)
}

function* placesOf(
  value: unknown,
  place = 'the answer',
  depth = 0,
): Generator<{ place: string; text: string }> {
  assert(depth < depthMax, `${place} is too deep to be looked through`)
  if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) {
      yield { place: `a field name of ${place}`, text: name }
      yield* placesOf(inner, `${place}.${name}`, depth + 1)
    }
  } else if (value !== undefined && value !== null) {
    yield { place, text: String(value) }
  }
}
