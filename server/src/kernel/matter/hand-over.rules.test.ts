import { expect, test } from 'vitest'
import { faultOfHeir } from './hand-over.rules.ts'
import type { ListedMatter } from './lifecycle.ts'

const matter: ListedMatter = {
  regionCode: '990121',
  id: '0',
  number: 'ZG1',
  kind: 'rectification',
  state: 'independent_check',
  stage: 'checking',
  version: 1,
  title: '',
  itemCode: null,
  accountableUnitCode: 'GA',
  holderUnitCode: 'OF',
  holderStaffId: 'leaver',
  aboutUnitCode: null,
  aboutStaffId: 'rated',
  risk: 'normal',
  identityGrade: 'open',
  reportedBy: null,
  supervised: false,
  countInAssessment: true,
  exclusionReason: null,
  openedAt: new Date(0),
  closedAt: null,
  nextDueAt: new Date(1),
  nextClock: 'check',
}
const at = (unitCode: string, deputyFor?: string) => ({
  postCode: 'P',
  unitCode,
  role: 'supervisor' as const,
  ...(deputyFor === undefined ? {} : { deputyFor }),
})

test('a check is not inherited by who handled the matter; other work is', () => {
  const handler = { staffId: 'handler', posts: [at('OF')] }

  expect(faultOfHeir(matter, handler, ['handler'])).toBe('handled-it')
  expect(faultOfHeir({ ...matter, stage: 'handling' }, handler, ['handler'])).toBeUndefined()
  expect(faultOfHeir(matter, handler, ['other'])).toBeUndefined()
})

test('nobody inherits what is about him, or from another unit, or as a deputy', () => {
  expect(faultOfHeir(matter, { staffId: 'rated', posts: [at('OF')] }, [])).toBe('in-conflict')
  expect(faultOfHeir(matter, { staffId: 'a', posts: [at('GA')] }, [])).toBe('not-of-the-unit')
  expect(faultOfHeir(matter, { staffId: 'a', posts: [at('OF', 'b')] }, [])).toBe('not-of-the-unit')
})
