import { ResizeFit, Transformer } from '@napi-rs/image'
import { Refusal } from '../../platform/http/refusal.ts'
import { decodableSize } from './photo-size.rules.ts'

/** Longest side of a kept photo: a sheet of paper stays legible. */
const sideMax = 2_560
const jpegQuality = 85
/** Decoded photos take hundreds of megabytes; so many are open at once. */
const openPhotosMax = 2
/** So many wait with their bytes in memory; whoever comes then is asked to come again. */
const waitingMax = 30
const retryAfterSeconds = 5

/** A photo as it is kept: drawn upright, without anything the camera wrote beside the picture. */
export interface CleanPhoto {
  readonly kind: 'jpeg' | 'png'
  readonly bytes: Buffer
}

/**
 * Decodes a photo and writes it anew. Place, time, device and the small preview go with the
 * metadata; a file that is a photo and a page at once is a photo only afterwards.
 *
 * @throws Refusal `evidence/photo-unreadable`
 */
export async function cleanPhoto(
  bytes: Buffer,
  kind: 'jpeg' | 'png' | 'webp',
): Promise<CleanPhoto> {
  const size = decodableSize(bytes, kind)
  if (size === undefined) throw new Refusal('evidence/photo-unreadable')
  return inTurn(async () => {
    const photo = new Transformer(bytes).rotate()
    if (Math.max(size.width, size.height) > sideMax) {
      photo.resize({ width: sideMax, height: sideMax, fit: ResizeFit.Inside })
    }
    // Screenshots are PNG and would suffer as JPEG; everything else is a photograph.
    return kind === 'png'
      ? { kind: 'png', bytes: await photo.png() }
      : { kind: 'jpeg', bytes: await photo.jpeg(jpegQuality) }
  })
}

/**
 * Works on a decoded photo while few others are open.
 * @throws Refusal `evidence/photo-unreadable` for whatever goes wrong in it; `common/busy` where too
 *   many wait
 */
export async function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  await turn()
  try {
    return await work()
  } catch {
    throw new Refusal('evidence/photo-unreadable')
  } finally {
    endTurn()
  }
}

const waiting: (() => void)[] = []
let openPhotos = 0

async function turn(): Promise<void> {
  if (openPhotos < openPhotosMax) {
    openPhotos += 1
    return
  }
  if (waiting.length >= waitingMax) throw new Refusal('common/busy', { retryAfterSeconds })
  await new Promise<void>((resolve) => waiting.push(resolve))
}

/** Hands the place to the next who waits, or frees it. */
function endTurn(): void {
  const next = waiting.shift()
  if (next === undefined) openPhotos -= 1
  else next()
}
