import { describe, expect, test } from 'vitest'
import { cityCase } from '../src/contexts/city-cases/index.ts'
import { friendlyNotice } from '../src/contexts/frontages/index.ts'
import { hallOrder } from '../src/contexts/hall/index.ts'
import { ticket } from '../src/contexts/hotline/index.ts'
import { dispute } from '../src/contexts/routing/index.ts'
import { eraseRow, kindsOfDesk } from '../src/kernel/matter/index.ts'

const kinds = [ticket, cityCase, dispute, friendlyNotice, hallOrder].map((one) => {
  const { kind, acts } = eraseRow(one as typeof ticket)
  const roles = Object.values(acts).flatMap(({ by }) => (typeof by === 'object' ? by.roles : []))
  return { kind, roles: new Set<string>(roles) }
})

describe('a post of one desk', () => {
  test.each(Object.entries(kindsOfDesk))('as %s reads every kind it acts on', (role, read = []) => {
    const actsOn = kinds.filter(({ roles }) => roles.has(role)).map(({ kind }) => kind)
    expect(actsOn.filter((kind) => !read.includes(kind))).toEqual([])
  })

  test('who walks the streets reads no calls, and who takes calls no cases of the street', () => {
    expect(kindsOfDesk.collector).not.toContain('ticket')
    expect(kindsOfDesk.acceptor).not.toContain('ticket')
    expect(kindsOfDesk.call_agent).not.toContain('city_case')
  })
})
