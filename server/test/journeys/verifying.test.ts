import { describe, expect, test } from 'vitest'
import { openAccess } from '../../src/kernel/access/index.ts'
import { verificationRule } from '../../src/kernel/matter/index.ts'
import {
  accepted,
  content,
  dayIn,
  judgeNow,
  moment,
  openBad,
  published,
  reachedOnce,
  rectifiedNow,
  seen,
  settle,
  shown,
  uploadEvidence,
} from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { cookieOf, settleMore } from '../harness/more-staff.ts'
import { county, openTown, testPassword, township } from '../harness/town.ts'

const world = testWorld(moment(0, 1, '08:30'))
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app

const notReached = { band: 'morning', way: 'phone', reached: false }

/** Acts with the account of somebody who is not of the usual cast. */
async function actAs(loginName: string, number: string, act: string, fields: object) {
  const cookie = (await cookieOf(town, world, { loginName })) ?? ''
  const headers = { cookie, host: 'localhost', origin: 'http://localhost' }
  const page = await town.app.http.inject({ url: `/api/v1/work/matters/${number}`, headers })
  if (page.statusCode !== 200) return { status: page.statusCode, code: page.json().code }
  const answer = await town.app.http.inject({
    method: 'POST',
    url: `/api/v1/matters/${number}/acts`,
    headers,
    payload: { act, version: page.json().row.version, ...fields },
  })
  return { status: answer.statusCode, code: answer.json().code, body: answer.json() }
}

describe('the follow-up', () => {
  test('is tried three times, then somebody looks at the facts instead', async () => {
    const { number } = await openBad(town)
    await judgeNow(town, number)
    for (const band of ['morning', 'noon']) {
      const tried = await accepted(town.act('he', number, 'follow_up', { ...notReached, band }))
      expect(tried.body.state).toBe('follow_up')
    }

    const third = await accepted(
      town.act('he', number, 'follow_up', { ...notReached, band: 'evening' }),
    )

    expect(third.body.state).toBe('independent_check')
    const checked = await accepted(
      town.act('sun', number, 'check', { passed: true, findings: '现场查看，确已整改' }),
    )
    expect(checked.body.state).toBe('publication_review')
  })

  test('that finds nothing solved sends the matter back with a new clock beside the old one', async () => {
    world.set(moment(1, 1, '09:00'))
    const { number } = await openBad(town)
    await judgeNow(town, number)
    world.set(moment(1, 3, '09:00'))

    await accepted(town.act('he', number, 'follow_up', { ...content, solved: false }))

    const { clocks } = await shown(town, number)
    const rectify = clocks.filter(({ name }: { name: string }) => name === 'rectify')
    expect(
      rectify.map(({ state, dueAt }: { state: string; dueAt: string }) => [state, dueAt]),
    ).toEqual([
      ['stopped', moment(1, 8, '18:00')],
      ['running', moment(1, 10, '18:00')],
    ])
  })

  test('is not made by the unit, nor by who handled it, whatever other post he has', async () => {
    world.set(moment(2, 1, '09:00'))
    await settleMore(town, { db, world }, [{ code: 'two-hats', role: 'handler', unit: 'police' }])
    await db.transaction(county, async (tx) => {
      const ids = await house.org.save(tx, {
        posts: [
          { code: 'second-hat', unitCode: 'oversight', name: '回访', role: 'follow_up_agent' },
        ],
        staff: [],
        appointments: [{ staffCode: 'two-hats', postCode: 'second-hat', validFrom: '2020-01-01' }],
      })
      return ids
    })
    const { number } = await openBad(town)
    await judgeNow(town, number)

    expect((await town.act('zhao', number, 'follow_up', content)).body.code).toBe(
      'matter/not-your-act',
    )
    expect((await actAs('two-hats', number, 'follow_up', content)).code).toBe('matter/not-your-act')
    const { number: own } = await openBad(town, {
      token: await town.serviceEnd({ unitCode: 'tax', itemCode: 'invoice' }),
    })
    await judgeNow(town, own, 'ma')
    expect((await actAs('two-hats', own, 'follow_up', content)).status).toBe(200)
  })
})

describe('an appeal', () => {
  const appeal = { outcome: 'appeal', ground: 'mistaken', appealReason: '评价人按错了键' }
  const upheld = {
    decision: 'not_adopted',
    reason: '录音证实按错',
    publicAnswer: '经核实系误评，原评价保留，不计入统计。',
  }
  const period = `regionCode=${county}&from=${dayIn(3, 1)}&to=${dayIn(3, 7)}&groupBy=unit`

  async function police() {
    await house.ledger.deliverPending(county)
    const { body } = await accepted(
      town.ask('system', { method: 'GET', url: `/api/v1/reviews/summary?${period}` }),
    )
    return body.rows.find(({ key }: { key: string }) => key === 'police')
  }

  test('that is upheld keeps the review and shows the figure with and without it', async () => {
    world.set(moment(3, 1, '09:00'))
    await accepted(town.review({}), 201)
    const { number } = await openBad(town)
    expect(await police()).toMatchObject({ reviewed: 2, good: 1, bad: 1, goodRate: 0.5 })
    const evidence = await uploadEvidence(town, 'lin')
    await accepted(town.act('lin', number, 'judge', { ...appeal, appealEvidence: [evidence] }))
    expect((await town.act('zhao', number, 'decide_appeal', upheld)).body.code).toBe(
      'matter/not-your-act',
    )

    const decided = await accepted(town.act('sun', number, 'decide_appeal', upheld))

    expect(decided.body.stage).toBe('closed')
    expect(await police()).toMatchObject({
      reviewed: 1,
      bad: 0,
      goodRate: 1,
      notAdopted: 1,
      goodRateIncludingNotAdopted: 0.5,
    })
    const list = await accepted(
      town.ask('sun', { method: 'GET', url: `/api/v1/reviews?${period}&unit=police&grade=bad` }),
    )
    expect(list.body.rows).toMatchObject([{ matterNumber: number, adopted: false }])
    const { countInAssessment, exclusionReason, evidence: files } = await seen(town, 'sun', number)
    expect([countInAssessment, exclusionReason]).toEqual([false, '申诉成立，不予采纳'])
    expect(files).toHaveLength(1)
  })

  test('that is refused goes back to the unit, which cannot appeal a second time', async () => {
    world.set(moment(4, 1, '09:00'))
    const { number, rectifyDueAt } = await openBad(town)
    const evidence = [await uploadEvidence(town, 'lin')]
    await accepted(town.act('lin', number, 'judge', { ...appeal, appealEvidence: evidence }))

    const back = await accepted(
      town.act('qin', number, 'decide_appeal', { decision: 'adopted', reason: '录音无此内容' }),
    )

    expect(back.body.state).toBe('assigned')
    const { clocks } = await shown(town, number)
    const rectify = clocks.find(({ name }: { name: string }) => name === 'rectify')
    expect(rectify).toMatchObject({ state: 'running', dueAt: rectifyDueAt })
    const again = await town.act('lin', number, 'judge', { ...appeal, appealEvidence: evidence })
    expect(again.body.code).toBe('matter/field-invalid')
    await settle(town, number)
  })
})

describe('who is the second pair of eyes', () => {
  test('of a small township is the county, not the neighbour', async () => {
    world.set(moment(5, 1, '09:00'))
    await settleTownship()
    const reported = await house.reviews.reportServiceEnd({
      end: {
        regionCode: township,
        unitCode: 'town-hall',
        itemCode: 'pension',
        projectNo: '养老-1',
        serviceNumber: 1,
        channel: 'terminal',
        outcome: 'completed',
        endedAt: world.now().toISOString(),
      },
      reportedBy: 'test',
    })
    const { number } = await openBad(town, { token: reported.invitation.token })
    expect((await actAs('tian', number, 'contact', reachedOnce)).status).toBe(200)
    expect((await actAs('tian', number, 'judge', rectifiedNow)).status).toBe(200)

    expect((await actAs('tong', number, 'follow_up', content)).code).toBe('matter/not-your-act')

    const { row } = await seen(town, 'he', number)
    expect(row.holderUnit).toEqual({ code: 'oversight', name: '效能督查室' })
    await accepted(town.act('he', number, 'follow_up', content))
    await accepted(town.act('sun', number, 'review_publication', published))
  })

  test('is a table of kind and risk that a region publishes with its ground', async () => {
    world.set(moment(6, 1, '09:00'))
    const shipped = verificationRule.otherwise.value
    const peers = { low: 'peer', normal: 'peer', high: 'outside_unit' } as const
    await db.transaction(county, (tx) =>
      house.rulebook.publish(tx, verificationRule, {
        version: 'county-1',
        value: { ...shipped, kinds: { ...shipped.kinds, rectification: peers } },
        effectiveFrom: dayIn(6, 1),
        ground: '澍政办〔2026〕3号',
        publishedBy: 'test',
        publishedAt: world.now(),
      }),
    )
    await house.rulebook.load()
    await settleMore(town, { db, world }, [
      { code: 'colleague', role: 'follow_up_agent', unit: 'police' },
    ])
    const { number } = await openBad(town)
    const { number: grave } = await openBad(town, {
      grade: 'very_dissatisfied',
      tags: ['115'],
    })
    await judgeNow(town, number)
    await judgeNow(town, grave)

    expect((await actAs('colleague', number, 'follow_up', content)).status).toBe(200)
    expect((await actAs('colleague', grave, 'follow_up', content)).code).toBe('matter/not-your-act')
  })

  test('is a colleague where the supervising office itself had to answer', async () => {
    world.set(moment(7, 1, '09:00'))
    const token = await town.serviceEnd({ staffCode: 'zhao' })
    const { number } = await openBad(town, { token })
    const { row } = await seen(town, 'sun', number)
    expect(row.holderUnit.code).toBe('oversight')
    await settleMore(town, { db, world }, [{ code: 'inside', role: 'handler', unit: 'oversight' }])
    expect((await actAs('inside', number, 'contact', reachedOnce)).status).toBe(200)
    expect((await actAs('inside', number, 'judge', rectifiedNow)).status).toBe(200)

    await accepted(town.act('he', number, 'follow_up', content))
  })

  test('may be overridden by a named leader with a reason that stays on record', async () => {
    world.set(moment(8, 1, '09:00'))
    const { number } = await openBad(town)
    await judgeNow(town, number)
    const ground = { ground: '县政府办公室批示', reason: '当事人已去世，家属要求不再回访' }
    expect((await town.act('sun', number, 'override', ground)).body.code).toBe(
      'matter/not-your-act',
    )

    await accepted(town.act('wang', number, 'override', ground))

    const { timeline } = await seen(town, 'sun', number)
    expect(timeline.at(-1)).toMatchObject({ act: 'override', actorName: '王县长' })
    expect(timeline.at(-1).lines.join()).toContain(ground.reason)
  })
})

describe('a deputy', () => {
  test('acts for the absent handler, and the record says so', async () => {
    world.set(moment(9, 1, '09:00'))
    await settleMore(town, { db, world }, [
      { code: 'stand-in', role: 'window_clerk', unit: 'police' },
    ])
    const cookie = (await cookieOf(town, world, { loginName: 'stand-in' })) ?? ''
    const { number } = await openBad(town)
    await accepted(town.act('zhao', number, 'assign', { staffId: town.staffIds.lin }))
    // A clerk at a window knows nothing of it, not even that it is there.
    expect((await actAs('stand-in', number, 'contact', reachedOnce)).status).toBe(404)
    const me = await town.app.http.inject({ url: '/api/v1/session', headers: { cookie } })
    const away = { validFrom: dayIn(9, 1), validTo: dayIn(9, 5), reason: 'leave' }
    await accepted(
      town.ask('lin', {
        method: 'POST',
        url: '/api/v1/absences',
        payload: { deputyStaffId: me.json().staffId, ...away },
      }),
      201,
    )
    // What somebody may do is asked anew every two seconds.
    world.set(moment(9, 1, '09:00:10'))

    const acted = await actAs('stand-in', number, 'contact', reachedOnce)

    expect(acted.status, JSON.stringify(acted.body)).toBe(200)
    const { timeline } = await seen(town, 'zhao', number)
    expect(timeline.at(-1).actorName).toBe('stand-in（代林办事）')
  })
})

/** A handler and a follow-up agent of the township itself: neighbours, as everybody there. */
async function settleTownship(): Promise<void> {
  const since = { validFrom: '2020-01-01' }
  const access = openAccess({ db, world, org: house.org, crypto: house.crypto, isSecure: false })
  await db.transaction(township, async (tx) => {
    const ids = await house.org.save(tx, {
      posts: [
        { code: 'tian', unitCode: 'town-hall', name: '办事', role: 'handler' },
        { code: 'tong', unitCode: 'town-office', name: '回访', role: 'follow_up_agent' },
      ],
      units: [{ code: 'town-office', name: '柳湾镇党政办', kind: 'supervising_office', ...since }],
      staff: [
        { staffCode: 'tian', displayName: '田镇', unitCode: 'town-hall' },
        { staffCode: 'tong', displayName: '童镇', unitCode: 'town-office' },
      ],
      appointments: ['tian', 'tong'].map((code) => ({ staffCode: code, postCode: code, ...since })),
    })
    for (const loginName of ['tian', 'tong']) {
      const staffId = ids.get(loginName) ?? ''
      await access.createAccount(tx, { staffId, loginName, password: testPassword })
    }
  })
  house.org.forget()
}
