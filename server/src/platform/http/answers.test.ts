import { describe, expect, test } from 'vitest'
import { Cursors, pageOf } from './cursor.ts'
import { contentSecurityPolicy } from './headers.ts'
import { preferredLanguage } from './language.ts'
import { requireVersion } from './versions.ts'

const cursors = new Cursors(Buffer.alloc(32, 5))

describe('pages of a list', () => {
  test('a cursor leads on, belongs to its list and cannot be made by hand', () => {
    const cursor = cursors.write('matters', ['2026-11-20', 'b'])

    expect(cursors.read('matters', cursor)).toEqual(['2026-11-20', 'b'])
    expect(() => cursors.read('reviews', cursor)).toThrow('common/invalid-input')
    expect(() => cursors.read('matters', `${cursor}AA`)).toThrow('common/invalid-input')
    expect(() => cursors.read('matters', 'x')).toThrow('common/invalid-input')
    expect(() => new Cursors(Buffer.alloc(32, 6)).read('matters', cursor)).toThrow()
  })

  test('the last page has no next one', () => {
    const place = (row: string) => [row]
    const full = pageOf(cursors, { list: 'x', rows: ['a', 'b', 'c'], limit: 2, place })
    const last = pageOf(cursors, { list: 'x', rows: ['c'], limit: 2, place })

    expect(full.rows).toEqual(['a', 'b'])
    expect(cursors.read('x', full.nextCursor ?? '')).toEqual(['b'])
    expect(last).toEqual({ rows: ['c'], nextCursor: null })
  })
})

describe('versions', () => {
  test('a change is let through only by who has seen the present version', () => {
    expect(() => requireVersion({ headers: { 'if-match': '"3"' } }, 3)).not.toThrow()
    expect(() => requireVersion({ headers: { 'if-match': '"2"' } }, 3)).toThrow(
      'common/version-changed',
    )
    expect(() => requireVersion({ headers: {} }, 3)).not.toThrow()
  })
})

describe('the language of an answer', () => {
  test.each([
    [undefined, 'zh'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['en;q=0.1, zh;q=0.2', 'zh'],
    ['fr', 'zh'],
    [';;q=x,en', 'en'],
  ])('%s is read as %s', (header, language) => {
    expect(preferredLanguage(header)).toBe(language)
  })
})

test('a page runs nothing but what it names, and is never framed', () => {
  const policy = contentSecurityPolicy({ styleHashes: ['sha256-abc='] })

  expect(policy).toContain("style-src 'sha256-abc='")
  expect(policy).toContain("script-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
})
