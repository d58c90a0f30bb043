import type { Need } from '@huiyin/contract/matter'
import { bands } from './limits.rules.ts'

/** The fields of acts, written once: label first, then what is special. */
type Special = Omit<Partial<Need>, 'name' | 'label' | 'kind'>

const need = (kind: Need['kind'], name: string, label: string, special: Special = {}): Need => ({
  name,
  label,
  kind,
  required: true,
  ...special,
})

export const choice = (
  name: string,
  label: string,
  options: Readonly<Record<string, string>>,
  special: Special = {},
): Need =>
  need('choice', name, label, {
    options: Object.entries(options).map(([value, text]) => ({ value, label: text })),
    ...special,
  })
export const longText = (name: string, label: string, special?: Special) =>
  need('long_text', name, label, special)
export const text = (name: string, label: string, special?: Special) =>
  need('text', name, label, special)
export const day = (name: string, label: string, special?: Special) =>
  need('day', name, label, special)
export const count = (name: string, label: string, special?: Special) =>
  need('number', name, label, special)
export const yesNo = (name: string, label: string, special?: Special) =>
  need('boolean', name, label, special)
export const unit = (name: string, label: string, special?: Special) =>
  need('unit', name, label, special)
export const staff = (name: string, label: string, special?: Special) =>
  need('staff', name, label, special)
export const evidence = (special?: Special) => need('evidence', 'evidence', '佐证材料', special)
export const reason = longText('reason', '理由', { maxLength: 1000 })

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
