import { addDays, type LocalDay, localDay } from '@huiyin/contract/time'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDay } from './read-day.rules.ts'
import { readDeadline } from './read-deadline.rules.ts'
import { isStruckOff, readPercent } from './read-progress.rules.ts'
import { openUnitFinder } from './read-unit.rules.ts'
import { mayBeSameProblem } from './same-problem.rules.ts'

const context = { countsFrom1904: false, today: localDay('2026-11-21') }
const anyDay = fc.integer({ min: 0, max: 20_000 }).map((n) => addDays(localDay('2000-01-01'), n))

/** The ways one and the same day is written. */
function writings(day: LocalDay): readonly (string | number)[] {
  const [year = '', month = '', date = ''] = day.split('-')
  const short = [year, Number(month), Number(date)] as const
  const serial = Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569
  return [
    day,
    short.join('/'),
    short.join('.'),
    `${year}${month}${date}`,
    Number(`${year}${month}${date}`),
    `${short[0]}年${short[1]}月${short[2]}日`,
    `${short[0]} 年 ${short[1]} 月 ${short[2]} 日前`,
    `立行立改，${short[0]}年${short[1]}月${short[2]}日前完成`,
    serial,
    serial + 0.75,
    String(serial),
  ]
}

describe('a day', () => {
  test('is the same however it is written', () =>
    fc.assert(
      fc.property(anyDay, (day) => {
        for (const text of writings(day)) expect(readDay(text, context), String(text)).toBe(day)
      }),
    ))

  test('counts from 1904 where the file says so', () => {
    expect(readDay(46_086 - 1462, { ...context, countsFrom1904: true })).toBe('2026-03-05')
    expect(readDay(46_086, context)).toBe('2026-03-05')
  })

  test.each([
    ['2026年3月底', '2026-03-31'],
    ['3月底前', '2026-03-31'],
    ['2028.2', '2028-02-29'],
    ['2026年上半年', '2026-06-30'],
    ['三季度', '2026-09-30'],
    ['年底', '2026-12-31'],
    ['2026.3.5-2026.6.30', '2026-06-30'],
    ['12月5日', '2026-12-05'],
  ])('%s is %s', (text, day) => {
    expect(readDay(text, context)).toBe(day)
  })

  test.each(['2026年2月30日', '2026-13-01', '尽快', '', '五一前', 3, 1_000_000])(
    '%s is none',
    (text) => {
      expect(readDay(text, context)).toBeUndefined()
    },
  )

  test('nothing anybody writes makes the reading fail', () =>
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double()), (text) => {
        const day = readDay(text, context)
        expect(day === undefined || /^\d{4}-\d{2}-\d{2}$/.test(day)).toBe(true)
      }),
    ))
})

describe('a deadline', () => {
  test('a day beats a word; of several days the last holds; nothing is a phase', () => {
    const kind = (...cells: (string | number)[]) => readDeadline(cells, context)

    expect(kind('立行立改')).toMatchObject({ kind: 'at_once', on: null })
    expect(kind('长期坚持')).toMatchObject({ kind: 'long_term' })
    expect(kind('立行立改', '2026.12.5')).toMatchObject({ kind: 'day', on: '2026-12-05' })
    expect(kind(46_086, '2026-11-30')).toMatchObject({ kind: 'day', on: '2026-11-30' })
    expect(kind()).toMatchObject({ kind: 'phased', text: null })
    expect(kind('立行立改，2026年2月30日')).toBeUndefined()
    expect(kind('看情况')).toBeUndefined()
  })
})

describe('a unit', () => {
  const finder = openUnitFinder(
    [
      { code: 'rs', name: '县人力资源和社会保障局' },
      { code: 'fg', name: '县发展和改革委员会' },
      { code: 'sj', name: '县市场监督管理局' },
      { code: 'jt', name: '县教育体育局' },
      { code: 'jg', name: '县教育工会' },
      { code: 'xc', name: '县乡村振兴局' },
    ],
    '澍阳县（示例）',
  )
  const codes = (text: string) => {
    const reading = finder.read(text)
    return reading.ok
      ? reading.units.map(({ code }) => code)
      : reading.candidates.map(({ code }) => code)
  }

  test.each([
    ['县人力资源和社会保障局', ['rs']],
    ['澍阳县人力资源和社会保障局', ['rs']],
    ['人社局', ['rs']],
    ['县发改委', ['fg']],
    ['市监局', ['sj']],
    ['市场监管局', ['sj']],
    ['乡村振兴局', ['xc']],
    ['sj', ['sj']],
    ['县人社局、市场监督管理局\n发改委', ['rs', 'sj', 'fg']],
  ])('%s is %j', (text, expected) => {
    expect(finder.read(text).ok).toBe(true)
    expect(codes(text)).toEqual(expected)
  })

  test('what could be several is not guessed, and what is none is not found', () => {
    expect(finder.read('教育')).toMatchObject({ ok: false, text: '教育' })
    expect(codes('教育')).toEqual(['jt', 'jg'])
    expect(finder.read('各乡镇')).toMatchObject({ ok: false, candidates: [] })
  })
})

test('progress is read as a share, as per cent, or as words', () => {
  expect(readPercent([0.6]).percent).toBe(60)
  expect(readPercent(['60%', '30 %']).percent).toBe(30)
  expect(readPercent([1]).percent).toBe(100)
  expect(readPercent(['正在推进'])).toEqual({ percent: null, words: '正在推进' })
  expect(readPercent([]).percent).toBeNull()
})

test('a ledger holds for struck off only what it says is over', () => {
  for (const over of ['已销号', '已完成', '是', '√', '整改到位']) {
    expect(isStruckOff(over, null), over).toBe(true)
  }
  for (const open of ['未销号', '基本完成', '正在整改', '否', '申请销号', '长期坚持']) {
    expect(isStruckOff(open, null), open).toBe(false)
  }
  expect(isStruckOff(null, '2026-10-01')).toBe(true)
  expect(isStruckOff('已完成\n正在整改', null)).toBe(false)
})

test('another wording is the same problem, another problem is not', () => {
  expect(mayBeSameProblem('窗口排队时间太长', '窗口排队时间太长，老人久等')).toBe(true)
  expect(mayBeSameProblem('办事指南与要求不符', '道路坑洼未修补')).toBe(false)
})
