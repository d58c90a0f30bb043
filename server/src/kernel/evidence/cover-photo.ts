import { ResizeFit, Transformer } from '@napi-rs/image'
import { Refusal } from '../../platform/http/refusal.ts'
import { inTurn } from './clean-photo.ts'
import { decodableSize, photoSizeOf } from './photo-size.rules.ts'

/** A part of a photo to be covered, in thousandths of its width and height from the upper left. */
export interface CoveredArea {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Longest side of what is shown to everybody. */
const sideMax = 1_280
const jpegQuality = 80
const black = 0x20

/**
 * Draws a photo anew with areas filled in one colour. What lay below is not in the copy: neither
 * blurred nor behind a layer, and no metadata is written. An area is never smaller than asked.
 *
 * @param bytes - a photo as it is kept here
 * @throws Refusal `evidence/photo-unreadable`
 */
export async function coverPhoto(
  bytes: Buffer,
  kind: 'jpeg' | 'png',
  areas: readonly CoveredArea[],
): Promise<Buffer> {
  const size = decodableSize(bytes, kind)
  if (size === undefined) throw new Refusal('evidence/photo-unreadable')
  return inTurn(async () => {
    const photo = new Transformer(bytes)
    if (Math.max(size.width, size.height) > sideMax) {
      photo.resize({ width: sideMax, height: sideMax, fit: ResizeFit.Inside })
    }
    // As JPEG every photo has three bytes a pixel, whatever it was.
    const plain = await photo.jpeg(95)
    const drawn = photoSizeOf(plain, 'jpeg')
    if (drawn === undefined) throw new Refusal('evidence/photo-unreadable')
    const pixels = withAlpha(await new Transformer(plain).rawPixels(), drawn)
    for (const area of areas) fill(pixels, drawn, area)
    return Transformer.fromRgbaPixels(pixels, drawn.width, drawn.height).jpeg(jpegQuality)
  })
}

interface Size {
  readonly width: number
  readonly height: number
}

function withAlpha(pixels: Buffer, { width, height }: Size): Uint8Array {
  const channels = pixels.length / (width * height)
  if (channels !== 3) throw new Refusal('evidence/photo-unreadable')
  const drawn = new Uint8Array(width * height * 4)
  for (let from = 0, to = 0; from < pixels.length; from += 3, to += 4) {
    drawn[to] = pixels[from] ?? 0
    drawn[to + 1] = pixels[from + 1] ?? 0
    drawn[to + 2] = pixels[from + 2] ?? 0
    drawn[to + 3] = 255
  }
  return drawn
}

function fill(pixels: Uint8Array, { width, height }: Size, area: CoveredArea): void {
  const left = Math.floor((area.left * width) / 1000)
  const right = Math.min(width, Math.ceil(((area.left + area.width) * width) / 1000))
  const top = Math.floor((area.top * height) / 1000)
  const bottom = Math.min(height, Math.ceil(((area.top + area.height) * height) / 1000))
  for (let row = top; row < bottom; row++) {
    for (let column = left; column < right; column++) {
      pixels.fill(black, (row * width + column) * 4, (row * width + column) * 4 + 3)
    }
  }
}
