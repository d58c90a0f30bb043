import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { courseOf, decideReview, type VisitHappening } from './visit.rules.ts'

const at = (time: string) => new Date(`2026-11-20T${time}:00+08:00`)
const event = (
  kind: VisitHappening['kind'],
  time: string,
  over: Partial<VisitHappening> = {},
): VisitHappening => ({
  kind,
  at: at(time),
  windowCode: null,
  staffCode: null,
  toWindowCode: null,
  outcome: null,
  ...over,
})

const handedOn = [
  event('ticket_taken', '09:00'),
  event('called', '09:10', { windowCode: 'W01', staffCode: 'wu' }),
  event('handed_over', '09:15', { windowCode: 'W01', staffCode: 'wu', toWindowCode: 'W02' }),
  event('called', '09:20', { windowCode: 'W02', staffCode: 'lin' }),
  event('served', '09:50', { windowCode: 'W02', staffCode: 'lin' }),
  event('left', '09:51'),
]

describe('a visit', () => {
  test('with a hand-over waits twice, is served twice, and changes who answers', () => {
    expect(courseOf(handedOn)).toMatchObject({
      state: 'gone',
      outcome: 'completed',
      waitedSeconds: 15 * 60,
      servedSeconds: 35 * 60,
      windows: ['W01', 'W02'],
      firstStaffCode: 'wu',
      responsibleStaffCode: 'lin',
      handOvers: 1,
    })
  })

  test('stays with the first contact until the next desk has called', () => {
    expect(courseOf(handedOn.slice(0, 3))).toMatchObject({
      state: 'handed_on',
      responsibleStaffCode: 'wu',
    })
  })

  test('left without being served is abandoned, also after a call', () => {
    expect(courseOf([event('ticket_taken', '09:00'), event('left', '09:30')]).outcome).toBe(
      'abandoned',
    )
    const called = event('called', '09:10', { windowCode: 'W01' })
    expect(courseOf([called, event('left', '09:30')]).outcome).toBe('abandoned')
  })

  test('comes to the same in whatever order its events arrive', () =>
    fc.assert(
      fc.property(
        fc.shuffledSubarray(handedOn, { minLength: 1, maxLength: handedOn.length }),
        (arrived) => {
          const inOrder = handedOn.filter((one) => arrived.includes(one))
          expect(courseOf(arrived)).toEqual(courseOf(inOrder))
        },
      ),
    ))

  test('never has times below zero, and never ends without having left', () => {
    const kinds = ['ticket_taken', 'called', 'served', 'handed_over', 'left'] as const
    const any = fc.record({ kind: fc.constantFrom(...kinds), minute: fc.nat(59) })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), (drawn) => {
        const events = drawn.map(({ kind, minute }) =>
          event(kind, `09:${String(minute).padStart(2, '0')}`, { windowCode: 'W01' }),
        )
        const course = courseOf(events)
        expect(course.waitedSeconds ?? 0).toBeGreaterThanOrEqual(0)
        expect(course.servedSeconds ?? 0).toBeGreaterThanOrEqual(0)
        expect(course.outcome === null).toBe(course.leftAt === null)
      }),
    )
  })
})

describe('who asks about a visit', () => {
  const course = courseOf(handedOn)
  const now = at('09:52')
  const asked = { course, hasItem: true, matter: null, now }

  test('the visit itself, at once, when all was reported', () => {
    expect(decideReview(asked)).toBe('asked')
  })

  test('nobody while somebody is there, or while reports may be on their way', () => {
    expect(decideReview({ ...asked, course: courseOf(handedOn.slice(0, 4)) })).toBe('wait')
    const abandoned = courseOf([event('ticket_taken', '09:00'), event('left', '09:51')])
    expect(decideReview({ ...asked, course: abandoned })).toBe('wait')
    expect(decideReview({ ...asked, course: abandoned, now: at('10:21') })).toBe('asked')
  })

  test('the matter that ended with it, never both', () => {
    const matter = { kind: 'application', closedAt: at('09:55') }
    expect(decideReview({ ...asked, matter, now: at('11:00') })).toBe('by_matter')
    expect(decideReview({ ...asked, matter: { ...matter, closedAt: null } })).toBe('wait')
    const before = { ...matter, closedAt: at('08:00') }
    expect(decideReview({ ...asked, matter: before, now: at('11:00') })).toBe('asked')
    const order = { kind: 'hall_order', closedAt: null }
    expect(decideReview({ ...asked, matter: order })).toBe('by_matter')
  })

  test('nobody where the item never became known', () => {
    expect(decideReview({ ...asked, hasItem: false, now: at('11:00') })).toBe('no_item')
  })
})
