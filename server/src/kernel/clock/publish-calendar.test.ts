import { localDay } from '@huiyin/contract/time'
import { describe, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import { isWorkingDay } from './calendar.rules.ts'
import { defaultHours, openClock, type SpecialDay } from './index.ts'

const db = await testDatabase()
const world = testWorld('2026-11-21T09:00:00+08:00')
const officer = 'staff:officer.zhou'
const second = 'staff:officer.lin'
const notice = '国办发明电〔2026〕8号'

function holiday(day: string): SpecialDay {
  return { day: localDay(day), type: 'holiday', name: '元旦', notice }
}

async function opened(regionCode: string) {
  const clock = openClock({ db, world })
  await clock.load(regionCode)
  return clock
}

describe('publishing a calendar', () => {
  test('the notice of a new year is adopted at once and is in force everywhere', async () => {
    const clock = await opened('990001')
    expect(isWorkingDay(clock.calendarOf('990001'), localDay('2027-01-01'))).toBe(true)

    const edition = {
      scope: 'national',
      year: 2027,
      notice,
      days: [holiday('2027-01-01')],
    } as const
    expect(await clock.publishCalendar(edition, officer)).toEqual({
      key: { scope: 'national', year: 2027, edition: 1 },
      state: 'adopted',
    })

    await clock.load('990001')
    const calendar = clock.calendarOf('990001')
    expect(isWorkingDay(calendar, localDay('2027-01-01'))).toBe(false)
    expect(calendar.source.announcedThrough).toBe('2027-12-31')
    expect((await clock.publishCalendar(edition, officer)).state).toBe('unchanged')
  })

  test('a change of an announced day waits for a second person', async () => {
    const clock = await opened('990002')
    const hours = [
      {
        ...defaultHours,
        effectiveFrom: localDay('2026-12-01'),
        intervals: [['09:00', '17:00'] as const],
      },
    ]
    const { key, state } = await clock.publishCalendar(
      { scope: 'local', regionCode: '990002', notice: '县政办〔2026〕9号', hours, days: [] },
      officer,
    )
    expect(state).toBe('proposed')
    expect(await clock.proposals(db, '990002')).toEqual([
      { key, notice: '县政办〔2026〕9号', proposedBy: officer, proposedAt: world.now() },
    ])

    await expect(clock.decide(key, { by: officer, state: 'adopted' })).rejects.toMatchObject({
      code: 'clock/proposal-own',
    })
    await clock.decide(key, { by: second, state: 'adopted' })
    await expect(clock.decide(key, { by: second, state: 'rejected' })).rejects.toMatchObject({
      code: 'clock/proposal-decided',
    })

    await clock.load('990002')
    const { hours: kept } = clock.calendarOf('990002').source
    expect(kept.at(-1)?.intervals).toEqual([['09:00', '17:00']])
    expect(await clock.proposals(db, '990002')).toEqual([])
  })

  test('a unit keeps its own hours, the others those of the region', async () => {
    const clock = await opened('990003')
    const days: SpecialDay[] = [holiday('2030-03-04')]
    const edition = {
      scope: 'local',
      regionCode: '990003',
      unitCode: 'U1',
      notice: '局发〔2026〕1号',
      hours: [],
      days,
    } as const
    expect((await clock.publishCalendar(edition, officer)).state).toBe('adopted')

    await clock.load('990003')
    expect(isWorkingDay(clock.calendarOf('990003', 'U1'), localDay('2030-03-04'))).toBe(false)
    expect(isWorkingDay(clock.calendarOf('990003', 'U2'), localDay('2030-03-04'))).toBe(true)
    expect(clock.calendarOf('990003', 'U2')).toBe(clock.calendarOf('990003'))
  })

  test('a faulty calendar is refused with its fault', async () => {
    const clock = await opened('990004')
    const publish = (days: SpecialDay[]) =>
      clock.publishCalendar({ scope: 'national', year: 2028, notice, days }, officer)
    await expect(publish([holiday('2027-01-01')])).rejects.toMatchObject({
      code: 'clock/calendar-invalid',
      details: { fault: '2027-01-01 is not a day of 2028' },
    })
    await expect(publish([holiday('2028-01-01'), holiday('2028-01-01')])).rejects.toMatchObject({
      details: { fault: 'a day is named twice' },
    })
    const half = { ...holiday('2028-01-01'), intervals: [['12:00', '08:00'] as const] }
    await expect(publish([half])).rejects.toMatchObject({
      details: { fault: '12:00–08:00 is empty' },
    })
  })

  test('open clocks wait for a newer calendar until it has been applied', async () => {
    const region = '990005'
    const clock = await opened(region)
    const [first] = await clock.pendingCalendars(region)
    expect(first?.before).toBe(first?.after)
    const apply = async () => {
      const pending = await clock.pendingCalendars(region)
      for (const one of pending) await db.transaction(region, (tx) => clock.markApplied(tx, one))
      return pending
    }
    await apply()
    expect(await clock.pendingCalendars(region)).toEqual([])

    const days = [holiday('2031-05-06')]
    await clock.publishCalendar(
      { scope: 'local', regionCode: region, notice: '县政办〔2026〕3号', hours: [], days },
      officer,
    )

    const pending = await apply()
    expect(pending.map(({ unitCode }) => unitCode)).toEqual([undefined])
    expect(
      pending.map(({ before, after }) => [
        isWorkingDay(before, localDay('2031-05-06')),
        isWorkingDay(after, localDay('2031-05-06')),
      ]),
    ).toEqual([[true, false]])
    expect(await clock.pendingCalendars(region)).toEqual([])
  })

  test('a region that was not loaded is a bug, not a guess', () => {
    expect(() => openClock({ db, world }).calendarOf('990009')).toThrow(/not loaded/)
  })
})
