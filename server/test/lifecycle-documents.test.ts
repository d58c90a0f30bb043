import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  application,
  approvalStep,
  automaticReview,
  jointTask,
  promiseCheck,
} from '../src/contexts/applications/index.ts'
import { certificateChange } from '../src/contexts/certificates/index.ts'
import { cityCase } from '../src/contexts/city-cases/index.ts'
import { outsideMatter } from '../src/contexts/exchange/index.ts'
import { friendlyNotice } from '../src/contexts/frontages/index.ts'
import { guidance, hallOrder } from '../src/contexts/hall/index.ts'
import { ticket } from '../src/contexts/hotline/index.ts'
import {
  itemProblem,
  pressureReport,
  rectification,
  serviceCheck,
} from '../src/contexts/reviews/index.ts'
import { dispute } from '../src/contexts/routing/index.ts'
import { task } from '../src/contexts/tasks/index.ts'
import { eraseRow, verificationRule } from '../src/kernel/matter/index.ts'
import { drawLifecycle } from './harness/diagram.ts'

const folder = join(import.meta.dirname, '..', '..', 'docs', 'domain')

/** Documents hold what is drawn from the tables between two marks of its name. */
const drawings: readonly [document: string, name: string, drawn: string][] = [
  ['reviews.md', 'rectification', drawLifecycle(eraseRow(rectification))],
  ['reviews.md', 'inquiry', drawLifecycle(eraseRow(pressureReport))],
  ['tasks.md', 'task', drawLifecycle(eraseRow(task))],
  ['../integrate/outside-matters.md', 'outside_matter', drawLifecycle(eraseRow(outsideMatter))],
  ['applications.md', 'application', drawLifecycle(eraseRow(application))],
  ['applications.md', 'approval_step', drawLifecycle(eraseRow(approvalStep))],
  ['automatic.md', 'automatic_review', drawLifecycle(eraseRow(automaticReview))],
  ['applications.md', 'joint_task', drawLifecycle(eraseRow(jointTask))],
  ['applications.md', 'promise_check', drawLifecycle(eraseRow(promiseCheck))],
  ['routing.md', 'dispute', drawLifecycle(eraseRow(dispute))],
  ['city-cases.md', 'city_case', drawLifecycle(eraseRow(cityCase))],
  ['frontages.md', 'friendly_notice', drawLifecycle(eraseRow(friendlyNotice))],
  ['certificates.md', 'certificate_change', drawLifecycle(eraseRow(certificateChange))],
  ['hall.md', 'guidance', drawLifecycle(eraseRow(guidance))],
  ['hall.md', 'hall_order', drawLifecycle(eraseRow(hallOrder))],
  ['hotline.md', 'ticket', drawLifecycle(eraseRow(ticket))],
  ['verification.md', 'table', tableOf(verificationRule.otherwise.value.kinds)],
]

test.each(drawings)('%s shows the %s as the program has it', (document, name, drawn) => {
  const path = join(folder, document)
  const text = readFileSync(path, 'utf8')
  const marks = [`<!-- drawn: ${name} -->\n`, `\n<!-- end: ${name} -->`] as const
  const [start, end] = marks.map((mark) => text.indexOf(mark)) as [number, number]
  expect(start > 0 && end > start, `the marks of ${name} in ${document}`).toBe(true)
  const from = start + marks[0].length
  if (process.env.WRITE_DRAWINGS === '1') {
    writeFileSync(path, text.slice(0, from) + drawn + text.slice(end))
    return
  }
  // To renew it: WRITE_DRAWINGS=1 npm test -- server/test/lifecycle-documents.test.ts
  expect(text.slice(from, end)).toBe(drawn)
})

test('the three inquiries live by one table', () => {
  const shape = (
    acts: Readonly<Record<string, { from: readonly string[]; to: readonly string[] }>>,
  ) => Object.entries(acts).map(([act, { from, to }]) => [act, from, to])

  expect(shape(itemProblem.acts)).toEqual(shape(pressureReport.acts))
  expect(shape(serviceCheck.acts)).toEqual(shape(pressureReport.acts))
})

function tableOf(kinds: Readonly<Record<string, Readonly<Record<string, string>>>>): string {
  return [
    '| Kind | Low | Normal | High |',
    '|---|---|---|---|',
    ...Object.entries(kinds).map(
      ([kind, { low, normal, high }]) => `| \`${kind}\` | ${low} | ${normal} | ${high} |`,
    ),
  ].join('\n')
}
