import fc from 'fast-check'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { commitmentSources } from '../../src/commitment-sources.ts'
import { eraseOldApplications } from '../../src/contexts/applications/index.ts'
import { verifyLedger } from '../../src/kernel/ledger/index.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { begin, fillShop, people, receiptOn, shopPermit } from '../harness/apply.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { signInByPhone } from '../harness/own-pages.ts'
import { publishItem } from '../harness/publish-item.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
await publishItem(town, { code: 'shop', content: shopPermit, validFrom: '2026-06-22' })
let phones = 0

const later = () => world.set(new Date(world.now().getTime() + 120_000).toISOString())
/** Every story a little later, so that a phone is sent one code a minute. */
beforeEach(later)

const act = async (number: string, name: string, fields: object = {}) => {
  const answer = await town.act('lin', number, name, fields)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  await house.ledger.deliverPending(county)
}
const pass = async (number: string, id: string) => {
  const url = `/api/v1/work/applications/${number}`
  const { body } = await town.ask('zhao', { method: 'GET', url })
  const step = body.steps.find((one: { id: string }) => one.id === id)
  await act(step.number, 'pass', { opinion: '王申请的材料齐全' })
}

/** Another department is asked about it, and names who applies. */
const consult = async (number: string, id: string) => {
  const url = `/api/v1/work/applications/${number}`
  const seen = async () => (await town.ask('zhao', { method: 'GET', url })).body
  const step = (await seen()).steps.find((one: { id: string }) => one.id === id)
  const question = { form: 'consultation', question: '王申请的店可否开', waits: true }
  await act(step.number, 'ask_units', { ...question, units: ['tax'] })
  const task = await vi.waitFor(async () => {
    const [found] = (await seen()).jointTasks
    expect(found).toBeDefined()
    return found
  }, 10_000)
  const opinion = { stance: 'agree', opinion: '王申请没有欠税' }
  expect((await town.act('ma', task.number, 'answer', opinion)).status).toBe(200)
  await house.ledger.deliverPending(county)
}

/** Ways an application ends, each with whether an authority decided. */
const ends = {
  turned_away: async (number: string) =>
    act(number, 'refuse_acceptance', { reason: '王申请的店在禁设区' }),
  refused: async (number: string) => {
    await act(number, 'accept_with_gaps', { days: 3, promise: '三日内交' })
    await act(number, 'bring_owed_at_window', {})
    await consult(number, 'accept')
    await pass(number, 'accept')
    const url = `/api/v1/work/applications/${number}`
    const { body } = await town.ask('zhao', { method: 'GET', url })
    const decide = body.steps.find((one: { id: string }) => one.id === 'decide')
    await act(decide.number, 'fail', { opinion: '王申请不符合条件' })
  },
} as const
type End = keyof typeof ends

async function applied(end: End) {
  later()
  const phone = `1990002${String(1000 + phones++)}`
  const me = await signInByPhone(town, phone)
  const draft = await begin(me, { item: 'shop' }, people.wang)
  await fillShop(me, draft)
  await me.send(`${draft}/check`, {})
  const { number } = receiptOn(await me.get(`${draft}/done`))
  await ends[end](number)
  return { me, number }
}

/** What is left of an application that could name somebody. */
async function leftOf(number: string) {
  const [row] = await db.query(sql<{
    form: unknown
    files: number
    named: number
    opinions: number
    consulted: number
  }>`
    select application.form,
      (select count(*)::integer from kernel.evidence as evidence
       where evidence.region_code = matter.region_code
       and evidence.matter_id = matter.id
       and evidence.erased_at is null) as files,
      (select count(*)::integer from applications.handed_in as handed
       where handed.region_code = matter.region_code
       and handed.matter_id = matter.id) as named,
      (select count(*)::integer from applications.step as step
       where step.region_code = matter.region_code
       and step.application_id = matter.id
       and step.opinion is not null) as opinions,
      (select count(*)::integer from applications.joint_task as task
       where task.region_code = matter.region_code
       and task.askers::text like '%' || matter.number || '%'
       and row(task.question, task.answers, task.report)::text like '%王申请%') as consulted
    from kernel.matter as matter
    join applications.application as application
      on application.region_code = matter.region_code
      and application.matter_id = matter.id
    where matter.region_code = ${county}
    and matter.number = ${number}`)
  return row
}

const nothing = { form: null, files: 0, named: 0, opinions: 0, consulted: 0 }

async function askErasure(me: Awaited<ReturnType<typeof applied>>['me']) {
  const answer = await me.send('/me/requests', { type: 'erase' })
  const { number } = receiptOn(answer)
  expect((await town.act('sun', number, 'grant', { publicAnswer: '已删除。' })).status).toBe(200)
  await house.ledger.deliverPending(county)
}

describe('erasing an application', () => {
  test('a person’s request takes what nobody decided at once, drafts with it', async () => {
    const { me, number } = await applied('turned_away')
    const draft = await begin(me, { item: 'shop' }, people.wang)
    expect((await leftOf(number))?.files).toBe(1)

    await askErasure(me)

    expect(await leftOf(number)).toEqual(nothing)
    const drafts = await db.query(sql<{ id: string }>`
      select id
      from applications.draft
      where region_code = ${county}
      and id = ${draft.split('/').at(-1) ?? ''}`)
    expect(drafts).toEqual([])
  })

  test('the file of a decision stays for its time, and goes then', async () => {
    const { me, number } = await applied('refused')
    await askErasure(me)
    expect(await leftOf(number)).toMatchObject({ files: 1, opinions: 2, consulted: 1 })

    await eraseOldApplications(house.applications, county)
    expect((await leftOf(number))?.files).toBe(1)
    const before = world.now()
    world.set(new Date(before.getTime() + 1_100 * 86_400_000).toISOString())
    expect(await eraseOldApplications(house.applications, county)).toBeGreaterThan(0)
    world.set(before.toISOString())

    expect(await leftOf(number)).toEqual(nothing)
  })

  test('the ledger still verifies, however it ended and whoever asked', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom<End>('turned_away', 'refused'),
        fc.boolean(),
        async (end, asks) => {
          const { me, number } = await applied(end)
          if (asks) await askErasure(me)
          const before = world.now()
          world.set(new Date(before.getTime() + 1_100 * 86_400_000).toISOString())
          await eraseOldApplications(house.applications, county)
          world.set(before.toISOString())

          expect(await leftOf(number)).toEqual(nothing)
          expect((await verifyLedger(db, { commitmentSources })).findings).toEqual([])
        },
      ),
      { numRuns: 4 },
    ))
})
