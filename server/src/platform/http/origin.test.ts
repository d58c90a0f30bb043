import { parse } from 'node:querystring'
import { describe, expect, test } from 'vitest'
import { formToken, requireOwnOrigin } from './origin.ts'

const secret = Buffer.alloc(32, 3)
const nowMs = Date.parse('2026-11-20T16:00:00+08:00')

function decide(
  headers: Record<string, string>,
  { url = '/r/abc', method = 'POST', publicOrigin = undefined as string | undefined } = {},
): 'own' | 'refused' {
  const query = parse(url.split('?')[1] ?? '')
  const request = {
    method,
    url,
    query,
    headers: { host: '127.0.0.1:8080', ...headers },
  }
  try {
    requireOwnOrigin(request, { publicOrigin, secret }, nowMs)
    return 'own'
  } catch {
    return 'refused'
  }
}

const form = { 'content-type': 'application/x-www-form-urlencoded' }

describe('where a change comes from', () => {
  test('a page of ours is believed, a page of another site is not', () => {
    expect(decide({ origin: 'http://127.0.0.1:8080' })).toBe('own')
    expect(decide({ origin: 'http://127.0.0.1:9090' })).toBe('refused')
    expect(decide({ origin: 'https://elsewhere.example', 'sec-fetch-site': 'same-origin' })).toBe(
      'refused',
    )
  })

  test('behind https only the public address counts, whatever host the request names', () => {
    const publicOrigin = 'https://city.example'
    expect(decide({ origin: publicOrigin }, { publicOrigin })).toBe('own')
    expect(decide({ origin: 'http://127.0.0.1:8080' }, { publicOrigin })).toBe('refused')
  })

  test('a page without referrer has no origin to name; the browser vouches for it', () => {
    expect(decide({ ...form, origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe('own')
    expect(decide({ ...form, origin: 'null', 'sec-fetch-site': 'cross-site' })).toBe('refused')
    expect(decide({ ...form, origin: 'null', 'sec-fetch-site': 'same-site' })).toBe('refused')
  })

  test('an old browser shows the token of our form, for its path and for twelve hours', () => {
    const token = formToken('/r/abc', secret, nowMs)
    const late = formToken('/r/abc', secret, nowMs - 14 * 3_600_000)
    expect(decide(form)).toBe('refused')
    expect(decide(form, { url: `/r/abc?formToken=${token}` })).toBe('own')
    expect(decide(form, { url: `/r/other?formToken=${token}` })).toBe('refused')
    expect(decide(form, { url: `/r/abc?formToken=${late}` })).toBe('refused')
    expect(decide(form, { url: '/r/abc?formToken=1.x' })).toBe('refused')
  })

  test('a program without cookie needs nothing, with a cookie it must say where it comes from', () => {
    const json = { 'content-type': 'application/json' }
    expect(decide(json)).toBe('own')
    expect(decide({ ...json, cookie: 'huiyin=x' })).toBe('refused')
    expect(decide({ ...json, authorization: 'Bearer x', cookie: 'huiyin=x' })).toBe('own')
  })

  test('reading needs no origin', () => {
    expect(decide({ origin: 'https://elsewhere.example' }, { method: 'GET' })).toBe('own')
  })
})
