import type { Need } from '@huiyin/contract/matter'
import { choice, count, day, evidence, longText, yesNo } from '../../kernel/matter/needs.rules.ts'
import { bands } from './limits.rules.ts'

export {
  choice,
  count,
  day,
  evidence,
  longText,
  reason,
  staff,
  text,
  unit,
  yesNo,
} from '../../kernel/matter/needs.rules.ts'

const bandLabels = { morning: '上午', noon: '中午', afternoon: '下午', evening: '晚上' }

/** One try to reach a person: when, how, with what result. */
export const tryFields: readonly Need[] = [
  choice('band', '联系时段', Object.fromEntries(bands.map((band) => [band, bandLabels[band]]))),
  choice('way', '联系方式', { phone: '电话', message: '短信', visit: '上门', online: '网上' }),
  yesNo('reached', '是否联系上'),
]

/** What every rectification answers: what was done, where else it was looked, and the answer. */
export const measureFields = (when?: Need['when']): readonly Need[] => {
  const asked = when === undefined ? {} : { when }
  return [
    longText('measure', '整改措施', asked),
    day('measureOn', '整改日期', asked),
    evidence({ ...asked, required: false, help: '照片或文件，最多 20 个' }),
    ...elsewhereFields(when),
  ]
}

/** 举一反三: where else was looked, and how many were found. */
export const elsewhereFields = (when?: Need['when']): readonly Need[] => {
  const asked = when === undefined ? {} : { when }
  return [
    longText('elsewhereLooked', '举一反三：还排查了哪里', asked),
    count('elsewhereFound', '举一反三：发现同类问题几个', { ...asked, max: 100_000 }),
  ]
}
