import { Transformer } from '@napi-rs/image'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverPhoto } from './cover-photo.ts'
import { bombPng, twoColourPhoto } from './sample-files.fixture.ts'

const thousandths = fc.record({
  left: fc.integer({ min: 0, max: 1000 }),
  top: fc.integer({ min: 0, max: 1000 }),
  width: fc.integer({ min: 1, max: 1000 }),
  height: fc.integer({ min: 1, max: 1000 }),
})

test('no pixel of a covered area shows anything, and the others stay', async () => {
  const [width, height] = [61, 37]
  const photo = await (await twoColourPhoto(width, height)).png()
  await fc.assert(
    fc.asyncProperty(fc.array(thousandths, { maxLength: 3 }), async (areas) => {
      const drawn = new Transformer(await coverPhoto(photo, 'png', areas))
      const pixels = await drawn.rawPixels()
      for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
          const covers = (margin: number) =>
            areas.some(
              ({ left, top, ...area }) =>
                (x + 1 + margin) * 1000 > left * width &&
                (x - margin) * 1000 < (left + area.width) * width &&
                (y + 1 + margin) * 1000 > top * height &&
                (y - margin) * 1000 < (top + area.height) * height,
            )
          const at = (y * width + x) * 3
          const colour = [...pixels.subarray(at, at + 3)]
          // JPEG lets colours run a little; red and blue themselves are far away.
          if (covers(-8)) expect(Math.max(...colour)).toBeLessThan(0x60)
          else if (!covers(17)) expect(Math.max(...colour)).toBeGreaterThan(0x90)
        }
      }
    }),
    { numRuns: 30 },
  )
})

test('the copy is as large as a page needs, a JPEG, and carries nothing beside the picture', async () => {
  const wide = await (await twoColourPhoto(2_560, 100)).jpeg()
  const copy = await coverPhoto(wide, 'jpeg', [])
  expect(await new Transformer(copy).metadata(true)).toMatchObject({
    width: 1_280,
    height: 50,
    format: 'jpeg',
  })
  expect(copy.includes('Exif')).toBe(false)
})

test('what claims more pixels than a photo has is not decoded', async () => {
  await expect(coverPhoto(bombPng(), 'png', [])).rejects.toMatchObject({
    code: 'evidence/photo-unreadable',
  })
})
