import type { Channel, Outcome } from '@huiyin/contract/reviews'
import { formatInstant, parseInstant } from '@huiyin/contract/time'
import type { CapturedRating, Coding, RatingRecord, ServiceRecord } from '../reviews/index.ts'

/** A row on the wire, in the field names of the national interface. */
export type WireRow = Readonly<Record<string, string | number>>

/** What a record does not know itself. */
export interface RecordSurroundings {
  /** 行政区划 of today, which may differ from our permanent key. */
  readonly areaCode: string
  readonly areaName: string
  readonly unitName: string
  readonly itemName: string
  readonly dataSource: string
  readonly coding: Coding
  /** So that the system above can ask the person; only with a service, never with a rating. */
  readonly phone?: string
}

/** 待办理 1, 办理中 2, 已完结 3: we report what has ended. */
const ended = 3

const outcomeCodes: Readonly<Record<Outcome, string>> = {
  completed: '01',
  refused: '02',
  withdrawn: '03',
  abandoned: '04',
}

/** A service as the system above wants it: enough to ask the person once. */
export function serviceRow(record: ServiceRecord, around: RecordSurroundings): WireRow {
  return {
    ...commonFields(record, around),
    serviceTime: wireTime(record.endedAt),
    resultCode: outcomeCodes[record.outcome],
    ...(around.phone === undefined ? {} : { contactPhone: around.phone }),
  }
}

/**
 * The rating record of the national interface. Names and phones of reviewers stay here: the
 * platform above needs the judgement, not the person, and `userProp` says only that it was one.
 */
export function ratingRow(record: RatingRecord, around: RecordSurroundings): WireRow {
  const { coding } = around
  return {
    ...commonFields(record, around),
    assessNumber: record.round === 'again' ? 2 : 1,
    pf: record.round === 'default' ? silenceCode : channelCode(coding, record.ratedThrough),
    userProp: 1,
    satisfaction: Number(coding.codeOfGrade(record.grade)),
    evalDetail: record.tags.join(','),
    writingEvaluation: record.text ?? '',
    assessTime: wireTime(record.ratedAt),
  }
}

function commonFields(record: ServiceRecord, around: RecordSurroundings) {
  return {
    areaCode: around.areaCode,
    areaName: around.areaName,
    deptCode: record.unitCode,
    proDepart: around.unitName,
    taskCode: record.itemCode,
    taskName: around.itemName,
    projectNo: record.projectNo,
    serviceNumber: record.serviceNumber,
    proStatus: ended,
    windowNo: record.windowCode ?? '',
    workNo: record.staffCode ?? '',
    dataSource: around.dataSource,
  }
}

/** 电话 has no code in the national upload: whoever rated by phone was asked by a person, 其他终端. */
function channelCode(coding: Coding, channel: Channel): string {
  return coding.codeOfChannel(channel) ?? coding.codeOfChannel('terminal') ?? ''
}

/** Silence that the national interface counts as a channel (系统默认评价). */
const silenceCode = '7'

/** What is wrong with a row that came down. */
export type WireFault =
  | 'projectNo'
  | 'serviceNumber'
  | 'assessNumber'
  | 'satisfaction'
  | 'assessTime'

/** Numbers come as text from files and as numbers from interfaces. */
export function ratingOf(row: Readonly<Record<string, unknown>>, coding: Coding) {
  const text = (name: string) => String(row[name] ?? '').trim()
  const projectNo = text('projectNo')
  const serviceNumber = wholeNumber(text('serviceNumber') || '1')
  const assessNumber = wholeNumber(text('assessNumber') || '1')
  const grade = coding.gradeOf(text('satisfaction'))
  const givenAt = timeOf(text('assessTime'))
  const fault = (field: WireFault) => ({ ok: false, field }) as const
  if (projectNo === '' || projectNo.length > 64) return fault('projectNo')
  if (serviceNumber === undefined || serviceNumber > 9999) return fault('serviceNumber')
  if (assessNumber !== 1 && assessNumber !== 2) return fault('assessNumber')
  if (grade === undefined) return fault('satisfaction')
  if (givenAt === undefined) return fault('assessTime')
  const isSilence = coding.source !== standardSource && text('pf') === silenceCode
  const rating: CapturedRating = {
    projectNo,
    serviceNumber,
    round: roundOf(assessNumber, isSilence),
    grade,
    givenAt,
    tags: text('evalDetail')
      .split(/[,，;；\s]+/)
      .filter(Boolean)
      .slice(0, tagsMax),
    channel: coding.channelOf(text('pf')) ?? 'web',
    ...optional('text', text('writingEvaluation').slice(0, textMax)),
    ...optional('phone', phoneOf(text('contactPhone'))),
    ...optional('name', text('userName').slice(0, nameMax)),
  }
  return { ok: true, assessNumber, rating } as const
}

const standardSource = 'GB/T 39046-2020'
const tagsMax = 16
const textMax = 1000
const nameMax = 60

function roundOf(assessNumber: 1 | 2, isSilence: boolean): CapturedRating['round'] {
  if (isSilence) return 'default'
  return assessNumber === 1 ? 'first' : 'again'
}

function optional<const Name extends string>(name: Name, value: string) {
  return (value === '' ? {} : { [name]: value }) as { readonly [Key in Name]?: string }
}

function phoneOf(text: string): string {
  return /^[0-9+-]{5,20}$/.test(text) ? text : ''
}

function wholeNumber(text: string): number | undefined {
  return /^[1-9][0-9]{0,5}$/.test(text) ? Number(text) : undefined
}

/** `yyyy-MM-dd HH:mm:ss` in the city's time, as the national interface has it. */
export function wireTime(instant: Date): string {
  return formatInstant(instant).slice(0, 19).replace('T', ' ')
}

function timeOf(text: string): Date | undefined {
  const form = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2})$/.exec(text)
  return form === null ? parseInstant(text) : parseInstant(`${form[1]}T${form[2]}+08:00`)
}
