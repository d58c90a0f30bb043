import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Actor, type HeldPost, type RoutePolicy, roles } from './actor.ts'
import { conflictOf, nearestFreeUnit } from './conflict.rules.ts'
import { type Attempts, countAttempt, waitSeconds } from './lockout.rules.ts'
import { isStrongPassword, oneTimePassword } from './password.rules.ts'
import { decideAdmission } from './permits.rules.ts'
import { administratorRoles, decideRight } from './separation.rules.ts'
import { decideBeforeWork, firstSetting, isOneTimePasswordExpired } from './settings.rules.ts'

const now = new Date('2026-11-20T16:00:00+08:00')
const post = (unitCode: string, more: Partial<HeldPost> = {}): HeldPost => ({
  postCode: `${unitCode}-1`,
  unitCode,
  role: 'handler',
  ...more,
})

describe('who may come in', () => {
  const staff = (posts: readonly HeldPost[]): Actor => ({
    kind: 'staff',
    regionCode: '990100',
    staffId: 'lin',
    displayName: '林',
    sessionId: 's',
    posts,
  })
  const key: Actor = { kind: 'api', regionCode: '990100', keyId: 'k', scopes: ['matters:read'] }

  test('an entry that names nobody admits nobody', () => {
    for (const actor of [
      staff([post('u1')]),
      key,
      { kind: 'system', regionCode: '990100' } as const,
    ]) {
      expect(decideAdmission(actor, {})).toBe('not-permitted')
    }
    expect(decideAdmission({ kind: 'anonymous' }, {})).toBe('sign-in-needed')
  })

  test('the role of a held post admits, a scope admits keys alone', () => {
    const entry: RoutePolicy = { roles: ['handler'], scopes: ['matters:read'] }
    expect(decideAdmission(staff([post('u1')]), entry)).toBe('admitted')
    expect(decideAdmission(staff([]), entry)).toBe('not-permitted')
    expect(decideAdmission(key, entry)).toBe('admitted')
    expect(decideAdmission(key, { roles: ['handler'] })).toBe('not-permitted')
    expect(decideAdmission(key, { signedIn: true })).toBe('not-permitted')
  })
})

describe('the recipient-conflict check', () => {
  const unitChain = [{ code: 'u1' }, { code: 'bureau' }, { code: 'supervision' }]

  test('a matter about a unit is kept from everybody who holds a post there', () => {
    const person = { staffId: 'lin', posts: [post('u2'), post('u1')] }
    expect(conflictOf(person, { aboutUnitCode: 'u1', unitChain })).toBe('about-own-unit')
    expect(conflictOf({ ...person, posts: [post('u2')] }, { aboutUnitCode: 'u1', unitChain })).toBe(
      undefined,
    )
  })

  test('a matter about a person is kept from the person and from who stands in for them', () => {
    const about = { aboutStaffId: 'zhou', unitChain }
    const deputy = { staffId: 'lin', posts: [post('u2', { deputyFor: 'zhou' })] }
    expect(conflictOf({ staffId: 'zhou', posts: [] }, about)).toBe('about-oneself')
    expect(conflictOf(deputy, about)).toBe('about-oneself')
    expect(conflictOf({ staffId: 'lin', posts: [post('u1')] }, about)).toBe(undefined)
  })

  test('a matter goes up past the unit it is about and past units led by whom it is about', () => {
    const leaders = new Map([
      ['u1', ['zhou']],
      ['bureau', ['zhou', 'qian']],
    ])
    expect(nearestFreeUnit({ aboutUnitCode: 'u1', unitChain }, leaders)).toBe('bureau')
    expect(nearestFreeUnit({ aboutStaffId: 'lin', unitChain }, leaders)).toBe('u1')
    expect(nearestFreeUnit({ aboutStaffId: 'zhou', unitChain }, leaders)).toBe('supervision')
    expect(nearestFreeUnit({ aboutUnitCode: 'u1', unitChain: [{ code: 'u1' }] }, leaders)).toBe(
      undefined,
    )
  })

  test('the unit found is never the one the matter is about', () => {
    const codes = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 })
    fc.assert(
      fc.property(codes, fc.constantFrom('a', 'b', 'c', 'd'), (chain, aboutUnitCode) => {
        const about = { aboutUnitCode, unitChain: chain.map((code) => ({ code })) }
        expect(nearestFreeUnit(about, new Map())).not.toBe(aboutUnitCode)
      }),
    )
  })
})

describe('rights', () => {
  const role = fc.constantFrom(...roles)

  test('no sequence of grants makes two kinds of administrator one person', () => {
    fc.assert(
      fc.property(fc.array(role), (asked) => {
        const held: (typeof roles)[number][] = []
        for (const one of asked) {
          const right = { grantedBy: 'wang', staffId: 'lin', role: one, heldRoles: held }
          if (decideRight(right) === 'granted') held.push(one)
        }
        const kinds = administratorRoles.filter((one) => held.includes(one))
        expect(kinds.length).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('nobody gives themselves anything', () => {
    fc.assert(
      fc.property(role, (one) => {
        const right = { grantedBy: 'lin', staffId: 'lin', role: one, heldRoles: [] }
        expect(decideRight(right)).toBe('not-for-oneself')
      }),
    )
  })
})

describe('failed sign-ins', () => {
  test('the wait doubles from half a minute and stays below an hour', () => {
    let attempts: Attempts | undefined
    const waits: number[] = []
    for (let count = 0; count < 20; count += 1) {
      attempts = countAttempt('login-at-address', attempts, now)
      waits.push(waitSeconds(attempts, now))
    }
    expect(waits.slice(0, 8)).toEqual([0, 0, 0, 0, 30, 60, 120, 240])
    expect(Math.max(...waits)).toBe(3_600)
  })

  test('a day without failure is forgotten', () => {
    const before = {
      failures: 30,
      failedAt: new Date(now.getTime() - 86_400_001),
      blockedUntil: now,
    }
    expect(countAttempt('login', before, now).failures).toBe(1)
  })
})

describe('passwords', () => {
  test.each([
    ['Quiet-River-77', true],
    ['short-A1', false],
    ['alllowercaseletters', false],
    ['lower-case-only-but-long', false],
    ['Password-2026', false],
    ['Lin.clerk-2026', false],
    ['Aa1Aa1Aa1Aa1', false],
    ['长城以外-Blue-7月', true],
  ])('%s is strong enough: %s', (password, isStrong) => {
    expect(isStrongPassword(password, 'lin.clerk')).toBe(isStrong)
  })

  test('a one-time password has sixteen clear letters in groups of four', () => {
    const bytes = fc.uint8Array({ minLength: 64, maxLength: 64 })
    fc.assert(
      fc.property(bytes, (random) => {
        fc.pre(random.filter((byte) => byte < 248).length >= 16)
        expect(oneTimePassword(random)).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/)
      }),
    )
  })

  test('a one-time password lies for two weeks at most', () => {
    const changedAt = new Date(now.getTime() - 15 * 86_400_000)
    expect(isOneTimePasswordExpired({ mustChange: true, changedAt }, now)).toBe(true)
    expect(isOneTimePasswordExpired({ mustChange: false, changedAt }, now)).toBe(false)
  })
})

test('what must be done before work: first the password, then the authenticator', () => {
  const person = {
    mustChange: true,
    changedAt: now,
    roles: ['audit_admin'] as const,
    hasSecondFactor: false,
  }
  const old = new Date(now.getTime() - 181 * 86_400_000)
  const decide = (more: Partial<typeof person>) =>
    decideBeforeWork({ ...person, ...more }, firstSetting, now)

  expect(decide({})).toBe('change_password')
  expect(decide({ mustChange: false })).toBe('enrol_second_factor')
  expect(decide({ mustChange: false, hasSecondFactor: true })).toBe(null)
  expect(decide({ mustChange: false, hasSecondFactor: true, changedAt: old })).toBe(
    'change_password',
  )
})
