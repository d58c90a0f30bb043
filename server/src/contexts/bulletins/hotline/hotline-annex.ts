import type { CountedFigure } from '@huiyin/contract/counted-figures'
import type { HotlineClassCount } from '@huiyin/contract/hotline-bulletins'
import { hotlineCountWords } from '@huiyin/contract/hotline-bulletins.words'
import { type Sheet, workbook } from '../../../platform/excel/index.ts'
import { hotlineMethod } from './hotline-document.rules.ts'
import type { HotlineFacts } from './hotline-facts.rules.ts'

const keys = Object.keys(hotlineCountWords) as (keyof typeof hotlineCountWords)[]

/** The annex in Excel: the classes with their sum, and the figures of the register. */
export function hotlineAnnex(facts: HotlineFacts, watermark: string | null) {
  const classes: Sheet<HotlineClassCount> = {
    name: '分类情况',
    columns: [
      { header: '类别', type: 'text', width: 20, value: ({ name }) => name },
      ...keys.map((key) => ({
        header: hotlineCountWords[key].zh,
        type: 'count' as const,
        value: (row: HotlineClassCount) => row[key],
      })),
    ],
    rows: [...facts.classes, { code: '', name: '合计', ...facts.total }],
    notes: [...hotlineMethod(facts), ...(watermark === null ? [] : [watermark])],
  }
  const figures: Sheet<CountedFigure> = {
    name: '指标',
    columns: [
      { header: '指标', type: 'text', width: 28, value: ({ name }) => name.zh },
      { header: '分子', type: 'count', value: ({ numerator }) => numerator },
      { header: '分母', type: 'count', value: ({ denominator }) => denominator },
      { header: '比率', type: 'number', value: ({ share }) => share ?? '无数据' },
    ],
    rows: facts.figures,
  }
  return workbook([classes, figures])
}
