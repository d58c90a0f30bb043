import { zipEntryNames } from './zip.rules.ts'

export const mediaTypes = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  heic: 'image/heic',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const
export type ContentKind = keyof typeof mediaTypes

/**
 * What a file is by its content. Its name and the type the browser gave are never believed: a page
 * with script in it can be named `photo.jpg`.
 *
 * @returns `undefined` for everything that is not taken, also office files with macros
 */
export function contentKindOf(bytes: Buffer): ContentKind | undefined {
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg'
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png'
  if (textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WEBP') return 'webp'
  if (textAt(bytes, 4, 4) === 'ftyp' && heicBrands.has(textAt(bytes, 8, 4))) return 'heic'
  if (textAt(bytes, 0, 5) === '%PDF-') return 'pdf'
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return officeKindOf(bytes)
  return undefined
}

const heicBrands = new Set(['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis', 'mif1', 'msf1', 'avif'])

function officeKindOf(bytes: Buffer): ContentKind | undefined {
  const names = new Set(zipEntryNames(bytes))
  if (!names.has('[Content_Types].xml')) return undefined
  for (const name of names) if (/vbaProject|\.bin$|\.exe$|\.js$/i.test(name)) return undefined
  if (names.has('word/document.xml')) return 'docx'
  if (names.has('xl/workbook.xml')) return 'xlsx'
  return undefined
}

function startsWith(bytes: Buffer, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}

function textAt(bytes: Buffer, start: number, length: number): string {
  return bytes.toString('latin1', start, start + length)
}

const nameLengthMax = 100

/** The kinds that are kept, each with the ending its name gets. */
const endings = { jpeg: 'jpg', png: 'png', pdf: 'pdf', docx: 'docx', xlsx: 'xlsx' } as const
export type KeptKind = keyof typeof endings

/**
 * A name that is safe on every screen and disk: no path, no control or direction marks, and the
 * ending of what the file really is.
 */
export function safeFileName(name: string, kind: KeptKind): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const stem = last
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}<>:"|?*]/gu, '')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const cut = [...stem].slice(0, nameLengthMax).join('').slice(0, nameLengthMax)
  return `${cut.isWellFormed() && cut !== '' ? cut : '文件'}.${endings[kind]}`
}
