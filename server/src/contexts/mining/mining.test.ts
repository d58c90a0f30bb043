import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parseInstant } from '@huiyin/contract/time'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { defaultCalendar } from '../../kernel/clock/index.ts'
import { graphOf, inSeries } from '../../kernel/graph/index.ts'
import { stepOf } from '../../kernel/graph/testing.ts'
import { distributionOf, mine, quantile, readLog, replay } from './index.ts'
import { readMoment } from './moment.rules.ts'
import { readCsvLog } from './read-csv.ts'
import { readXes } from './read-xes.ts'
import { syntheticCases } from './synthetic-log.ts'
import { asCsv, asXes, type LoggedEvent } from './write-log.ts'

const folder = await mkdtemp(join(tmpdir(), 'huiyin-mining-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

async function* chunksOf(...parts: readonly string[]): AsyncGenerator<string> {
  yield* parts
}

async function textOf(parts: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const part of parts) text += part
  return text
}

const trickyXes = `<?xml version="1.0" encoding="UTF-8"?>
<!-- as tools write it -->
<log xes.version="1849.2016" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="none"/></global>
  <classifier name="Activity" keys="concept:name"/>
  <string key="concept:name" value="名为 A&amp;B 的日志"/>
  <event><string key="concept:name" value="outside"/></event>
  <trace>
    <string key="concept:name" value="case &lt;1&gt;"/>
    <list key="parts"><string key="concept:name" value="not the case"/></list>
    <event>
      <string key="concept:name" value="审查"><string key="concept:name" value="nested"/></string>
      <date key="time:timestamp" value="2026-03-03T09:00:00.500+08:00"/>
      <string key="org:resource" value="李"/>
    </event>
    <event>
      <date key="time:timestamp" value="2026-03-02T01:00:00.000Z"/>
      <string key="org:resource" value="王"/>
      <string key="concept:name" value="受理"/>
    </event>
    <event><date key="time:timestamp" value="2026-03-02T01:00:00Z"/></event>
  </trace>
  <trace/>
</log>`

describe('a log', () => {
  test('in XES is read as the standard means it, in the order of time', async () => {
    const log = await readXes(chunksOf(trickyXes))

    expect(mine(log)).toEqual({
      cases: 2,
      events: 2,
      activities: 2,
      variants: [
        { count: 1, activities: [] },
        { count: 1, activities: ['受理', '审查'] },
      ],
      throughputSeconds: { median: 86_400.5, mean: 86_400.5, p90: 86_400.5, max: 86_400.5 },
      handover: { pairShare: 1, timeShare: 1 },
      rework: { caseShare: 0, eventShare: 0, activities: [] },
      fourEyes: { cases: 1, onePersonShare: 0, pairs: [] },
      anyOrder: [],
      skipped: { withoutActivity: 1, withoutCase: 1, casesWithoutTime: 0 },
    })
    expect(log.cases[0]?.id).toBe('case <1>')
  })

  test('is the same in XES and CSV, packed and not, in the order of any lines', async () => {
    const cases = [...syntheticCases(200, 11)]
    const xes = await textOf(asXes(cases))
    const csv = await textOf(asCsv(cases))
    const [header = '', ...lines] = csv.match(/.*\r\n/g) ?? []
    const shuffled = [header, ...lines.toReversed()].join('')

    const reports = await Promise.all(
      [
        await fileOf('a.xes', xes),
        await fileOf('a.xes.gz', gzipSync(xes)),
        await fileOf('a.csv', csv),
        await fileOf('shuffled.csv', shuffled),
      ].map(async (path) => mine(await readLog(path))),
    )

    const timeOf = ({ at }: LoggedEvent) => at.getTime()
    const isStrict = cases.every((events) =>
      events.every(
        (event, index) => index === 0 || timeOf(event) > timeOf(events[index - 1] ?? event),
      ),
    )
    expect(reports[1]).toEqual(reports[0])
    expect(reports[2]).toEqual(reports[0])
    // Of events of one moment the file alone knows the order, so lines that are turned may differ.
    const { variants, handover, ...turned } = reports[3] ?? {}
    expect(reports[0]).toMatchObject(turned)
    if (isStrict) expect(reports[3]).toEqual(reports[0])
  })

  test('may come in pieces of any size', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.nat(trickyXes.length), { maxLength: 30 }), async (cuts) => {
        const plain = await textOf(asCsv(syntheticCases(5, 3)))
        const csv = plain.replaceAll('规划审查', '"规划""审\r\n查"')
        const cutUp = (text: string) => {
          const ends = [...cuts, 0, text.length].sort((one, other) => one - other)
          return chunksOf(...ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end)))
        }

        expect(await readXes(cutUp(trickyXes))).toEqual(await readXes(chunksOf(trickyXes)))
        expect(await readCsvLog(cutUp(csv))).toEqual(await readCsvLog(chunksOf(csv)))
      }),
    ))

  test('saved by Excel in China is read in GB 18030', async () => {
    // 环节 and 受理 in GB 18030; the rest is ASCII.
    const bytes = Buffer.concat([
      Buffer.from('case,'),
      Buffer.from([0xbb, 0xb7, 0xbd, 0xda]),
      Buffer.from(',time\n1,'),
      Buffer.from([0xca, 0xdc, 0xc0, 0xed]),
      Buffer.from(',2026/3/2 9:00\n'),
    ])

    const report = mine(await readLog(await fileOf('gb.csv', bytes)))

    expect(report.variants).toEqual([{ count: 1, activities: ['受理'] }])
    expect(report.throughputSeconds.max).toBe(0)
  })

  test.each([
    ['bomb.xes', '<!DOCTYPE log [<!ENTITY a "aaaa">]><log>&a;</log>', 'it has a document type'],
    ['entity.xes', '<log><trace><string key="a" value="&b;"/></trace></log>', 'not well-formed'],
    ['cut.xes', '<log><trace>', 'not well-formed XML'],
    ['page.xes', '<html></html>', 'it is no XES: no <log>'],
    ['deep.xes', `<log>${'<a>'.repeat(60)}`, 'nested more than 50 deep'],
    ['endless.xes', `<log>${'a'.repeat(2_000_000)}`, 'text without end'],
    ['empty.csv', '', 'it is empty'],
    ['columns.csv', 'case,activity\n1,a\n', 'no column for the time'],
    ['quote.csv', 'case,activity,time\n1,"a\n', 'never closed'],
    ['cut.xes.gz', gzipSync('<log></log>'.repeat(1000)).subarray(0, 40), 'cannot be read'],
  ])('that is broken is refused with what is wrong: %s', async (name, content, said) => {
    const path = await fileOf(name, content)

    await expect(readLog(path)).rejects.toThrow(said)
    await expect(readLog(path)).rejects.toThrow(name)
  })

  test('that is not there is refused by name', async () => {
    await expect(readLog(join(folder, 'nowhere.xes'))).rejects.toThrow('nowhere.xes cannot be read')
  })
})

describe('times of a log', () => {
  test.each([
    ['2026-03-05T09:30:00.000+08:00', '2026-03-05T09:30:00+08:00'],
    ['2026-03-05T01:30:00Z', '2026-03-05T09:30:00+08:00'],
    ['2026-03-05T02:30:00+0100', '2026-03-05T09:30:00+08:00'],
    ['2026-03-05 09:30', '2026-03-05T09:30:00+08:00'],
    ['2026/3/5 9:30:15', '2026-03-05T09:30:15+08:00'],
    ['2026-03-05', '2026-03-05T00:00:00+08:00'],
  ])('%s is %s', (text, instant) => {
    expect(readMoment(text)).toBe(parseInstant(instant)?.getTime())
  })

  test.each(['', '5 March', '2026-02-30 09:00', '2026-03-05T25:00:00Z'])('%s is none', (text) => {
    expect(readMoment(text)).toBeNaN()
  })
})

test('quantiles are interpolated between neighbours', () => {
  expect(distributionOf([4, 1, 3, 2])).toEqual({ median: 2.5, mean: 2.5, p90: 3.7, max: 4 })
  expect(quantile([10, 20], 0.9)).toBe(19)
  expect(distributionOf([])).toEqual({ median: null, mean: null, p90: null, max: null })
})

test('steps that come in either order are proposed to run beside each other', async () => {
  const orders = ['受理 规划 消防 决定', '受理 规划 消防 决定', '受理 消防 规划 决定']
  const lines = orders.flatMap((order, index) =>
    order.split(' ').map((activity, hour) => `${index},${activity},2026-03-02 1${hour}:00`),
  )

  const log = await readCsvLog(chunksOf(['case,activity,time', ...lines, ''].join('\n')))

  expect(mine(log).anyOrder).toEqual([{ activities: ['规划', '消防'], before: 2, behind: 1 }])
})

const anyCase = fc.array(
  fc.record({
    activity: fc.constantFrom('受理', '审查', '决定'),
    minute: fc.nat(500),
    resource: fc.constantFrom('王', '李', undefined),
  }),
  { maxLength: 6 },
)

test('the miner counts what counting by hand gives', () =>
  fc.assert(
    fc.asyncProperty(fc.array(anyCase, { maxLength: 8 }), async (made) => {
      const cases = made.map((events) => events.toSorted((one, other) => one.minute - other.minute))
      const lines = cases.flatMap((events, index) =>
        events.map(
          ({ activity, minute, resource = '' }) =>
            `c${index},${activity},2026-03-02 ${clock(minute)},${resource}`,
        ),
      )
      const csv = ['case,activity,time,resource', ...lines, ''].join('\n')

      const report = mine(await readCsvLog(chunksOf(csv)), [['审查', '决定']])

      const filled = cases.filter(({ length }) => length > 0)
      const pairs = filled.flatMap((events) =>
        events.slice(1).map((event, index) => ({ event, before: events[index] ?? event })),
      )
      const known = pairs.filter(({ event, before }) => event.resource && before.resource)
      const handed = known.filter(({ event, before }) => event.resource !== before.resource)
      const took = (some: typeof pairs) =>
        some.reduce((sum, { event, before }) => sum + event.minute - before.minute, 0)
      const repeats = filled.map(
        (events) => events.length - new Set(events.map(({ activity }) => activity)).size,
      )
      const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)
      expect(report).toMatchObject({
        cases: filled.length,
        events: filled.flat().length,
        activities: new Set(filled.flat().map(({ activity }) => activity)).size,
        handover: {
          pairShare: known.length === 0 ? null : handed.length / known.length,
          timeShare: took(known) === 0 ? null : took(handed) / took(known),
        },
        rework: {
          caseShare:
            filled.length === 0
              ? null
              : repeats.filter((count) => count > 0).length / filled.length,
          eventShare: filled.length === 0 ? null : sum(repeats) / filled.flat().length,
        },
      })
      expect(sum(report.variants.map(({ count }) => count))).toBe(filled.length)
      const longest = filled.map(
        (events) => (events.at(-1)?.minute ?? 0) - (events[0]?.minute ?? 0),
      )
      expect(report.throughputSeconds.max).toBe(
        filled.length === 0 ? null : Math.max(...longest) * 60,
      )
      const both = filled.filter(
        (events) => peopleOf(events, '审查').length > 0 && peopleOf(events, '决定').length > 0,
      )
      const same = both.filter((events) =>
        peopleOf(events, '审查').some((person) => peopleOf(events, '决定').includes(person)),
      )
      expect(report.fourEyes.pairs[0]).toMatchObject({
        cases: both.length,
        samePerson: same.length,
      })
    }),
  ))

function clock(minute: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(9 + Math.floor(minute / 60))}:${two(minute % 60)}`
}

function peopleOf(
  events: readonly { readonly activity: string; readonly resource: string | undefined }[],
  activity: string,
): string[] {
  return events.flatMap((event) =>
    event.activity === activity && event.resource !== undefined ? [event.resource] : [],
  )
}

describe('a replay', () => {
  const calendar = defaultCalendar()
  const named = (id: string, unit: string, ...after: string[]) => ({
    ...stepOf(id, 1, ...after),
    unit,
  })

  test('counts working time alone: a night, a weekend and the holidays of October are nothing', async () => {
    const csv = `case,activity,time
1,受理,2026-09-30 16:00
1,审查,2026-10-08 10:00
1,决定,2026-10-08 14:00
`
    const graph = graphOf([
      named('受理', '甲'),
      named('审查', '甲', '受理'),
      named('决定', '乙', '审查'),
    ])

    const replayed = replay(graph, await readCsvLog(chunksOf(csv)), calendar)

    // Two hours before the holidays, two after; two until noon, none until 14:00.
    expect(replayed.serialWorkingDays.max).toBe(6 / 8)
    expect(replayed.criticalPaths).toEqual([{ count: 1, steps: ['受理', '审查', '决定'] }])
  })

  test('takes the beginning of a step where the log has one', async () => {
    const csv = `case,activity,time,lifecycle
1,受理,2026-03-02 09:00,complete
1,审查,2026-03-02 14:00,start
1,消防,2026-03-02 09:00,start
1,审查,2026-03-02 16:00,complete
1,消防,2026-03-02 17:00,complete
`
    const graph = graphOf([named('审查', '甲'), named('消防', '乙')])

    const replayed = replay(graph, await readCsvLog(chunksOf(csv)), calendar)

    expect(replayed.serialWorkingDays.max).toBe((2 + 6) / 8)
    expect(replayed.parallelWorkingDays.max).toBe(6 / 8)
    expect(replayed.units).toEqual([{ unit: '乙', cases: 1, share: 1 }])
    expect(replayed.unmatched).toEqual(['受理'])
  })

  test('is as long in parallel as in series where steps wait for each other, and never longer', async () => {
    const log = await readCsvLog(asCsv(syntheticCases(300, 5)))
    const names = [
      '综合受理',
      '规划审查',
      '消防审查',
      '环评审批',
      '人防审查',
      '道路占用',
      '统一出件',
    ]
    const graph = graphOf(
      names.map((name) =>
        named(
          name,
          name,
          ...(name === '综合受理' ? [] : name === '统一出件' ? names.slice(1, -1) : ['综合受理']),
        ),
      ),
    )

    const serial = replay(inSeries(graph), log, calendar)
    const parallel = replay(graph, log, calendar)

    expect(serial.parallelWorkingDays).toEqual(serial.serialWorkingDays)
    expect(parallel.serialWorkingDays).toEqual(serial.serialWorkingDays)
    expect(parallel.parallelWorkingDays.median).toBeLessThan(parallel.serialWorkingDays.median ?? 0)
    expect(parallel.cases + parallel.casesLeftOut).toBe(300)
    expect(parallel.units.reduce((sum, { cases }) => sum + cases, 0)).toBeGreaterThan(300)
  })

  test('of a step examined beforehand ends it with its legal predecessor', async () => {
    const csv = `case,activity,time,lifecycle
1,施工许可,2026-03-02 09:00,start
1,施工许可,2026-03-02 11:00,complete
1,土地证,2026-03-02 09:00,start
1,土地证,2026-03-03 09:00,complete
`
    const permit = { ...named('施工许可', '住建局'), decideAfter: ['土地证'] }

    const replayed = replay(
      graphOf([permit, named('土地证', '自然资源局')]),
      await readCsvLog(chunksOf(csv)),
      calendar,
    )

    expect(replayed.parallelWorkingDays.max).toBe(8 / 8)
    expect(replayed.serialWorkingDays.max).toBe((2 + 8) / 8)
    expect(replayed.criticalPaths).toEqual([{ count: 1, steps: ['土地证'] }])
  })

  test('of a log of something else says what the steps are called', async () => {
    const csv = 'case,activity,time\n1,买票,2026-03-02 09:00\n'
    const log = await readCsvLog(chunksOf(csv))

    expect(() => replay(graphOf([named('受理', '甲')]), log, calendar)).toThrow('环节 受理')
  })
})
