import { describe, expect, test } from 'vitest'
import {
  accepted,
  dayIn,
  moment,
  openBad,
  reachedOnce,
  rectifiedNow,
  seen,
  shown,
} from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { openTown } from '../harness/town.ts'

const world = testWorld(moment(0, 1, '08:30'))
const db = await testDatabase()
const town = await openTown(db, world)

const plan = {
  outcome: 'rectify_by_plan',
  planReason: '需要更换设备',
  plan: '先借用设备，两周内到货',
  responsible: '林办事',
  planElsewhereLooked: '查了其他窗口的设备',
  planElsewhereFound: 1,
}

function clockOf(matter: { clocks: { name: string; state: string }[] }, name: string) {
  return matter.clocks.findLast((clock) => clock.name === name)
}

describe('the first contact', () => {
  test('has been tried enough after three bands of the day, and only then', async () => {
    world.set(moment(0, 5, '16:00'))
    const { number } = await openBad(town)
    world.set(moment(0, 8, '09:00'))
    for (const band of ['morning', 'morning', 'noon']) {
      await accepted(town.act('lin', number, 'contact', { ...reachedOnce, band, reached: false }))
    }
    const early = await town.act('lin', number, 'judge', rectifiedNow)
    expect(early.body.code).toBe('reviews/contact-first')

    await accepted(
      town.act('lin', number, 'contact', { ...reachedOnce, band: 'evening', reached: false }),
    )

    expect(clockOf(await seen(town, 'lin', number), 'contact')).toMatchObject({
      state: 'stopped',
      met: true,
    })
    const more = await town.act('lin', number, 'contact', reachedOnce)
    expect(more.body.code).toBe('reviews/contacted-already')
    await accepted(town.act('lin', number, 'judge', rectifiedNow))
  })

  test('is not made by who was rated, nor by another unit', async () => {
    world.set(moment(1, 1, '16:00'))
    const token = await town.serviceEnd({ staffCode: 'lin' })
    const { number } = await openBad(town, { token })

    expect((await town.act('lin', number, 'contact', reachedOnce)).status).toBe(404)
    expect((await town.act('ma', number, 'contact', reachedOnce)).status).toBe(404)
    expect((await town.act('zhao', number, 'contact', reachedOnce)).status).toBe(200)
  })
})

describe('each judgement', () => {
  test('asks for its own fields, and names those that are missing', async () => {
    world.set(moment(2, 1, '09:00'))
    const { number } = await openBad(town)
    await accepted(town.act('lin', number, 'contact', reachedOnce))
    const wanted = {
      rectify_now: ['measure', 'measureOn', 'elsewhereLooked', 'elsewhereFound', 'publicAnswer'],
      rectify_by_plan: [
        'planReason',
        'plan',
        'planDueOn',
        'responsible',
        'planElsewhereLooked',
        'planElsewhereFound',
      ],
      explain: ['explanation', 'explainedBy', 'reaction', 'publicAnswer'],
      appeal: ['ground', 'appealReason', 'appealEvidence'],
    }
    for (const [outcome, fields] of Object.entries(wanted)) {
      const refused = await town.act('lin', number, 'judge', { outcome })
      expect(refused.status).toBe(422)
      expect(refused.body.code).toBe('matter/field-needed')
      expect(refused.body.details.fields.map(({ name }: { name: string }) => name)).toEqual(fields)
    }
  })

  test('“no ground in law” is an explanation that the person reads as the answer', async () => {
    world.set(moment(3, 1, '09:00'))
    const { number } = await openBad(town)
    await accepted(town.act('lin', number, 'contact', reachedOnce))

    const judged = await town.act('lin', number, 'judge', {
      outcome: 'explain',
      explanation: '依据身份证法，须本人到场',
      explainedBy: 'phone',
      reaction: '表示理解',
      publicAnswer: '办理身份证须本人到场，这是法律的要求。',
    })

    expect(judged.body.state).toBe('follow_up')
    const { texts } = await seen(town, 'he', number)
    expect(texts.find(({ kind }: { kind: string }) => kind === 'public_answer')).toMatchObject({
      visibility: 'reporter',
      body: '办理身份证须本人到场，这是法律的要求。',
    })
  })
})

describe('a plan', () => {
  test('may take fifteen working days in all, and the first date stays beside the new one', async () => {
    world.set(moment(4, 1, '09:00'))
    const { number } = await openBad(town)
    await accepted(town.act('lin', number, 'contact', reachedOnce))
    const tooLong = await town.act('lin', number, 'judge', { ...plan, planDueOn: dayIn(4, 23) })
    expect(tooLong.status).toBe(422)
    expect(tooLong.body).toMatchObject({
      code: 'reviews/plan-too-long',
      details: { latestOn: dayIn(4, 22) },
    })

    await accepted(town.act('lin', number, 'judge', { ...plan, planDueOn: dayIn(4, 22) }))

    const clock = clockOf(await shown(town, number), 'rectify')
    expect(clock).toMatchObject({
      state: 'running',
      originalDueAt: moment(4, 8, '18:00'),
      dueAt: moment(4, 22, '18:00'),
    })
    await accepted(town.act('lin', number, 'progress', { note: '设备已到货' }))
    const { outcome: _, ...done } = rectifiedNow
    const reported = await accepted(town.act('lin', number, 'report_done', done))
    expect(reported.body.state).toBe('follow_up')
  })
})

describe('an extension', () => {
  test('is granted by the supervising office, and the person is told', async () => {
    world.set(moment(5, 1, '09:00'))
    const { number } = await openBad(town)
    const ask = { workingDays: 3, reason: '设备在途' }
    expect(
      (await town.act('lin', number, 'ask_extension', { ...ask, workingDays: 6 })).body.code,
    ).toBe('reviews/extension-too-long')
    await accepted(town.act('lin', number, 'ask_extension', ask))
    expect((await town.act('lin', number, 'ask_extension', ask)).body.code).toBe(
      'matter/already-asked',
    )
    const own = await town.act('zhao', number, 'decide_extension', {
      decision: 'granted',
      reason: '同意',
    })
    expect(own.body.code).toBe('matter/not-your-act')

    await accepted(
      town.act('sun', number, 'decide_extension', { decision: 'granted', reason: '情况属实' }),
    )

    expect(clockOf(await shown(town, number), 'rectify')).toMatchObject({
      originalDueAt: moment(5, 8, '18:00'),
      dueAt: moment(5, 11, '18:00'),
    })
    const { letters } = await seen(town, 'lin', number)
    expect(letters.map(({ kind }: { kind: string }) => kind)).toContain('extension_decision')
  })

  test('that is refused moves no date, and may be asked for again', async () => {
    world.set(moment(6, 1, '09:00'))
    const { number, rectifyDueAt } = await openBad(town)
    await accepted(town.act('lin', number, 'ask_extension', { workingDays: 3, reason: '忙' }))
    await accepted(
      town.act('sun', number, 'decide_extension', { decision: 'refused', reason: '理由不足' }),
    )

    expect(clockOf(await shown(town, number), 'rectify')).toMatchObject({ dueAt: rectifyDueAt })
    await accepted(town.act('lin', number, 'ask_extension', { workingDays: 2, reason: '补充说明' }))
  })

  test('is used up after two, and too late once the date has passed', async () => {
    world.set(moment(7, 1, '09:00'))
    const { number } = await openBad(town)
    for (const reason of ['第一次', '第二次']) {
      await accepted(town.act('lin', number, 'ask_extension', { workingDays: 1, reason }))
      await accepted(town.act('sun', number, 'decide_extension', { decision: 'granted', reason }))
    }
    const third = await town.act('lin', number, 'ask_extension', {
      workingDays: 1,
      reason: '第三次',
    })
    expect(third.body.code).toBe('matter/extensions-used-up')

    const { number: late } = await openBad(town)
    world.set(moment(7, 9, '09:00'))
    const asked = await town.act('lin', late, 'ask_extension', { workingDays: 1, reason: '晚了' })
    expect(asked.body.code).toBe('matter/too-late-to-extend')
  })
})

describe('a wrongly addressed assignment', () => {
  test('is passed on once, with a letter, and the clock of the person runs on', async () => {
    world.set(moment(9, 1, '09:00'))
    const { number, rectifyDueAt } = await openBad(town)
    world.set(moment(9, 2, '17:00'))
    const passOn = { object: 'other_unit', unitCode: 'tax', reason: '系税务窗口办理' }
    expect((await town.act('lin', number, 'reassign', passOn)).body.code).toBe(
      'matter/not-your-act',
    )

    await accepted(town.act('zhao', number, 'reassign', passOn))

    const matter = await shown(town, number)
    expect(matter.unit.code).toBe('tax')
    expect(clockOf(matter, 'rectify')).toMatchObject({ dueAt: rectifyDueAt, state: 'running' })
    const { letters } = await seen(town, 'jin', number)
    expect(letters.map(({ kind }: { kind: string }) => kind)).toEqual([
      'assignment',
      'reassignment',
    ])

    const back = await town.act('jin', number, 'reassign', { ...passOn, unitCode: 'police' })
    expect(back.body.code).toBe('reviews/reassigned-already')
    await accepted(
      town.act('sun', number, 'rule_on_object', { ...passOn, unitCode: 'police', reason: '裁定' }),
    )
    expect((await shown(town, number)).unit.code).toBe('police')
  })

  test('stays where it is after two working days', async () => {
    world.set(moment(10, 1, '09:00'))
    const { number } = await openBad(town)
    world.set(moment(10, 3, '18:00:01'))

    const late = await town.act('zhao', number, 'reassign', {
      object: 'platform',
      reason: '系统故障',
    })

    expect(late.body.code).toBe('reviews/reassign-too-late')
  })

  test('may turn out to be about the platform, the rules or the item, and stays with the unit', async () => {
    world.set(moment(11, 1, '09:00'))
    for (const object of ['platform', 'policy', 'item', 'person']) {
      const { number } = await openBad(town)
      await accepted(town.act('zhao', number, 'reassign', { object, reason: '核实如此' }))
      const { row, facts } = await seen(town, 'zhao', number)
      expect(row.unit.code).toBe('police')
      expect(facts[0].value).not.toBe('承办单位')
    }
  })
})
