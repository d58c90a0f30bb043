import { type MetricId, metrics, timeAxes } from '@huiyin/contract/metrics'
import { type Counted, share } from './metrics.rules.ts'

export type Language = 'zh' | 'en'

const noShare = { zh: '无数据', en: 'no data' } as const
const tinyShare = { zh: '不足0.01%', en: 'under 0.01%' } as const

/**
 * A share in words: `90.58%`, `80%`, `无数据`. A count above nothing never reads 0 %, a count below
 * everything never 100 %.
 */
export function formatShare(counted: Counted, language: Language): string {
  const value = share(counted)
  if (value === null) return noShare[language]
  if (value === 0 && counted.numerator > 0) return tinyShare[language]
  return formatFraction(value, language)
}

/** A published fraction in words; `null` reads as no data. */
export function formatFraction(fraction: number | null, language: Language): string {
  if (fraction === null) return noShare[language]
  const hundredths = Math.round(fraction * 10_000)
  return `${hundredths / 100}%`
}

/** The definition of a figure as it stands under a table, in a CSV and in documents. */
export function definitionOf(id: MetricId, language: Language): string {
  const metric = metrics[id]
  const labels = definitionLabels[language]
  const of =
    metric.denominator === null
      ? metric.numerator[language]
      : `${metric.numerator[language]} ÷ ${metric.denominator[language]}`
  const excluded = metric.exclusions.map((one) => one[language]).join(labels.comma)
  const parts = [
    `${metric.name[language]}${labels.colon}${metric.definition[language]}`,
    `${labels.formula}${of}`,
    `${labels.axis}${timeAxes[metric.timeAxis][language]}`,
    ...(excluded === '' ? [] : [`${labels.excluded}${excluded}`]),
    `${labels.source}${metric.source}`,
  ]
  return parts.join(labels.stop) + labels.end
}

const definitionLabels = {
  zh: {
    colon: '：',
    comma: '、',
    stop: '；',
    end: '。',
    formula: '算法：',
    axis: '时间口径：',
    excluded: '不含：',
    source: '依据：',
  },
  en: {
    colon: ': ',
    comma: ', ',
    stop: '; ',
    end: '.',
    formula: 'formula: ',
    axis: 'by ',
    excluded: 'without: ',
    source: 'source: ',
  },
} as const
