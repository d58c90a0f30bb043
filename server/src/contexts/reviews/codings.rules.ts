import type { Channel, Grade } from '@huiyin/contract/reviews'
import { grades } from '@huiyin/contract/reviews'

/**
 * How other systems write levels and channels. Inside there are names only: GB/T 39046-2020 (table
 * A.8) counts levels from the best, the national upload from the worst, and a bare number would one
 * day turn millions of reviews around.
 */
export interface Coding {
  /** The document it follows. */
  readonly source: string
  /** @returns the code of a level */
  codeOfGrade(grade: Grade): string
  /** @returns the level of a code, or nothing for a code the document does not have */
  gradeOf(code: string): Grade | undefined
  /** @returns nothing for a channel the document has no code for */
  codeOfChannel(channel: Channel): string | undefined
  /** @returns nothing for a code that names no channel of ours */
  channelOf(code: string): Channel | undefined
}

const counted = (from: 'best' | 'worst'): ReadonlyMap<Grade, string> =>
  new Map(
    (from === 'best' ? grades : grades.toReversed()).map((grade, index) => [grade, `${index + 1}`]),
  )

function codingOf(
  source: string,
  levels: ReadonlyMap<Grade, string>,
  channels: ReadonlyMap<Channel, string>,
): Coding {
  const gradeOfCode = new Map([...levels].map(([grade, code]) => [code, grade]))
  const channelOfCode = new Map([...channels].map(([channel, code]) => [code, channel]))
  return {
    source,
    codeOfGrade: (grade) => levels.get(grade) ?? '',
    gradeOf: (code) => gradeOfCode.get(code),
    codeOfChannel: (channel) => channels.get(channel),
    channelOf: (code) => channelOfCode.get(code),
  }
}

const places: readonly [Channel, string][] = [
  ['web', '1'],
  ['mobile', '2'],
  ['qr', '3'],
  ['tablet', '4'],
  ['terminal', '5'],
]

/** 1 非常满意 … 5 非常不满意; channels 6 电话, 7 短信. */
export const standardCoding: Coding = codingOf(
  'GB/T 39046-2020',
  counted('best'),
  new Map([...places, ['phone', '6'], ['sms', '7']]),
)

/**
 * 5 非常满意 … 1 非常不满意. Its channel 6 is 短信, and 7 (系统默认评价) is no channel but an
 * origin; for 电话 it has no code.
 */
export const uploadCoding: Coding = codingOf(
  '全国一体化在线政务服务平台“好差评”数据接口',
  counted('worst'),
  new Map([...places, ['sms', '6']]),
)
